package io.appservices.emulator.endpoints;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** An app of its own with endpoints, and those who call them. */
record EndpointApp(TestApp app, AtomicInteger functions) {

  static EndpointApp shared() {
    return new EndpointApp(TestApp.shared(), new AtomicInteger());
  }

  static EndpointApp on(AppServicesEmulator emulator) {
    return new EndpointApp(TestApp.on(emulator), new AtomicInteger());
  }

  /** JSON as people write it. */
  static Document json(String text) {
    return Document.parse(text);
  }

  /** Makes an endpoint that needs no credentials and answers with what its function returns. */
  EndpointApp endpoint(String method, String route, String source) {
    return endpoint(method, route, source, "{}", "{run_as_system: true}");
  }

  /**
   * Makes an endpoint.
   *
   * @param settings of the endpoint
   * @param function settings of its function
   */
  EndpointApp endpoint(
      String method, String route, String source, String settings, String function) {
    String name = "endpoint" + functions.incrementAndGet();
    Document body = new Document("name", name).append("source", source);
    body.putAll(json(function));
    create("/functions", body);
    Document endpoint =
        new Document("route", route)
            .append("http_method", method)
            .append("function_name", name)
            .append("validation_method", "NO_VALIDATION")
            .append("return_type", "JSON")
            .append("respond_result", true)
            .append("disabled", false);
    endpoint.putAll(json(settings));
    create("/endpoints", endpoint);
    return this;
  }

  /** Makes a part of the app through the Admin API; its id. */
  String create(String path, Document body) {
    Response made = app.admin().onApp("POST", path, body);
    assertThat(made).isJson(201);
    return made.string("_id");
  }

  Response get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Response post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /**
   * A request to an endpoint.
   *
   * @param path behind {@code /endpoint}, with the query
   * @param body null for none
   */
  Response send(String method, String path, String body, String... headers) {
    return sendBytes(method, path, body == null ? null : body.getBytes(UTF_8), headers);
  }

  Response sendBytes(String method, String path, byte[] body, String... headers) {
    return Http.send(method, url(path), body, headers);
  }

  String url(String path) {
    return app.emulator().baseUrl() + "/app/" + app.emulated().clientAppId() + "/endpoint" + path;
  }

  /** An action of the Data API. */
  Response data(String action, String body, String... headers) {
    return post("/data/v1/action/" + action, body, headers);
  }

  /** The log entries of a type, newest first. */
  List<Document> logs(String type) {
    Response logs = app.admin().onApp("GET", "/logs?type=" + type, null);
    assertThat(logs).isJson(200);
    return logs.document().getList("logs", Document.class);
  }
}
