package io.appservices.emulator.apps;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;

/** An app of its own, and an operator who works on it. */
record Workshop(TestApp app) {

  static Workshop shared() {
    return new Workshop(TestApp.shared());
  }

  /** JSON as people write it. */
  static Document json(String text) {
    return Document.parse(text);
  }

  Response admin(String method, String path, Object body) {
    return app.admin().onApp(method, path, body);
  }

  /** Makes a part of the app; its id. */
  String create(String path, String body) {
    Response made = admin("POST", path, json(body));
    assertThat(made).isJson(201);
    return made.string("_id");
  }

  /** Makes a function that returns a number as text; its id. */
  String function(String name, int result) {
    return create("/functions", source(name, result));
  }

  /** The body of such a function. */
  static String source(String name, int result) {
    return "{name: '" + name + "', source: 'exports = () => String(" + result + ")'}";
  }

  List<String> names(String path) {
    return admin("GET", path, null).documents().stream().map(d -> d.getString("name")).toList();
  }

  /** The newest first. */
  List<Document> deployments() {
    Response list = admin("GET", "/deployments", null);
    assertThat(list).isJson(200);
    return list.documents();
  }

  String openDraft() {
    Response made = admin("POST", "/drafts", null);
    assertThat(made).isJson(201);
    return made.string("_id");
  }

  Response deploy(String draft) {
    return admin("POST", "/drafts/" + draft + "/deployment", null);
  }

  Response discard(String draft) {
    return admin("DELETE", "/drafts/" + draft, null);
  }

  String anonymous() {
    return app.client().logInAnonymously().tokens().accessToken();
  }

  /** A user's call of a function. */
  Response call(String token, String function) {
    Document body = new Document("name", function).append("arguments", List.of());
    return app.client().send("POST", app.client().app("/functions/call"), token, body);
  }

  /** What an operator's call of a function returns. */
  Object debug(String function) {
    Document body = new Document("name", function).append("arguments", List.of());
    return admin("POST", "/debug/execute_function", body).document().get("result");
  }
}
