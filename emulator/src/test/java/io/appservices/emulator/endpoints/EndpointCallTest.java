package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which endpoint answers a request, and what its function is given. */
class EndpointCallTest {

  private final EndpointApp app = EndpointApp.shared();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
  void answersTheMethodThatTheEndpointHas(String method) {
    app.endpoint(method, "/a", "exports = () => 'own'")
        .endpoint("*", "/a", "exports = (r) => context.request.httpMethod");
    String other = method.equals("POST") ? "PUT" : "POST";

    assertThat(app.send(method, "/a", null)).isJson(200).hasBody("\"own\"");
    assertThat(app.send(other, "/a", null)).isJson(200).hasBody("\"" + other + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b/c, /a/b/c",
    "/a/b/c, /a/b/c/",
    "/a/, /a",
    "/with space, /with%20space",
    "/a+b, /a+b",
    "/, /"
  })
  void findsTheRouteOfAPath(String route, String path) {
    app.endpoint("GET", route, "exports = () => context.request.webhookUrl");

    assertThat(app.get(path)).isJson(200).hasBody("\"" + route + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/b", "/a/b", "/A", "/", "//a", "/off"})
  void refusesAPathThatNoEndpointHas(String path) {
    app.endpoint("*", "/a", "exports = () => 1")
        .endpoint("*", "/off", "exports = () => 1", "{disabled: true}", "{run_as_system: true}");

    assertThat(app.post(path, "{}"))
        .isRefused(404, "EndpointNotFound", "no matching endpoint found");
  }

  @Test
  void namesTheMethodsOfAPath() {
    app.endpoint("GET", "/a", "exports = () => 1").endpoint("PUT", "/a", "exports = () => 1");

    Response refused = app.post("/a", "{}");

    assertThat(refused).isRefused(405, "method not allowed").hasExactHeader("Allow", "GET, PUT");
  }

  @Test
  void refusesAnUnknownApp() {
    String url = app.app().emulator().baseUrl() + "/app/none-such/endpoint/a";

    assertThat(Http.send("GET", url, null))
        .isRefused(404, "cannot find app using Client App ID 'none-such'");
  }

  @Test
  void answersHeadAsGetWithoutABody() {
    app.endpoint("GET", "/a", "exports = () => 'long'");

    Response head = app.send("HEAD", "/a", null);

    assertThat(head).hasStatus(200).hasBody("");
  }

  @Test
  void givesTheFunctionQueryHeadersAndBody() {
    app.endpoint(
        "POST",
        "/echo",
        """
        exports = ({ query, headers, body }) => ({
          query, custom: headers['X-Customheader'], two: headers['X-Two'], text: body.text(),
          base64: body.toBase64(), keys: Object.keys(query) })
        """);

    Response answer =
        app.post(
            "/echo?b=1&a=x%20y&b=2&e=&p=1+1",
            "{ \"m\": 1 }", "x-customHEADER", "v", "x-two", "1", "x-two", "2");

    assertThat(answer).isJson(200);
    assertThat(answer.document())
        .isEqualTo(
            json("{query: {b: '1', a: 'x y', e: '', p: '1 1'}, custom: ['v'], two: ['1', '2']}")
                .append("text", "{ \"m\": 1 }")
                .append("base64", "eyAibSI6IDEgfQ==")
                .append("keys", List.of("b", "a", "e", "p")));
  }

  @Test
  void givesNoBodyWhereThereIsNone() {
    app.endpoint("*", "/body", "exports = ({ body }) => typeof body");

    assertThat(app.get("/body")).hasBody("\"undefined\"");
    assertThat(app.post("/body", "")).hasBody("\"undefined\"");
    assertThat(app.send("GET", "/body", "x")).hasBody("\"object\"");
    assertThat(app.send("DELETE", "/body", "x")).hasBody("\"object\"");
  }

  @Test
  void givesACodedBodyAsItCame() {
    app.endpoint(
        "POST",
        "/coded",
        "exports = ({ headers, body }) => headers['Content-Encoding'] + body.text()");

    assertThat(app.post("/coded", "any bytes", "Content-Encoding", "gzip"))
        .hasBody("\"gzipany bytes\"");
  }

  @Test
  void givesTheBytesOfABodyWhateverTheirType() {
    app.endpoint("POST", "/hex", "exports = ({ body }) => body.toHex()");
    byte[] bytes = {0, (byte) 0xff, (byte) 0xc3, 0x28, 10};

    for (String type : List.of("application/x-www-form-urlencoded", "image/png", "text/plain")) {
      assertThat(app.sendBytes("POST", "/hex", bytes, "Content-Type", type))
          .hasBody("\"00ffc3280a\"");
    }
  }

  @Test
  void showsTheRequestInTheContext() {
    app.endpoint("PUT", "/some/route", "exports = () => context.request");

    Document request =
        app.send(
                "PUT",
                "/some/route?b=2&secret=s&a=%201&%73ecret=t",
                "x",
                "User-Agent",
                "tests",
                "Referer",
                "http://r.example/")
            .document();

    assertThat(request)
        .containsEntry("webhookUrl", "/some/route")
        .containsEntry("httpMethod", "PUT")
        .containsEntry("rawQueryString", "b=2&a=%201")
        .containsEntry("httpUserAgent", "tests")
        .containsEntry("httpReferrer", "http://r.example/")
        .containsEntry("remoteIPAddress", "127.0.0.1");
    assertThat(request.get("requestHeaders", Document.class))
        .containsEntry("User-Agent", List.of("tests"));
  }

  @Test
  void runsAsTheSystemWithoutCredentials() {
    app.endpoint("GET", "/who", "exports = () => [context.user.type, context.runningAsSystem()]");

    assertThat(app.get("/who")).isJson(200).hasBody("[\"system\",true]");
    assertThat(app.get("/who", "Authorization", "Bearer somebody.elses.token"))
        .isJson(200)
        .hasBody("[\"system\",true]");
  }

  @Test
  void callsAFunctionInJava() {
    app.app().emulated().functions().register("inJava", args -> args.get(0));
    app.create(
        "/endpoints",
        json(
            "{route: '/java', http_method: 'POST', function_name: 'inJava',"
                + " respond_result: true, create_user_on_auth: true}"));
    String token = app.app().client().signUp("java@example.com", "password").accessToken();

    Response answer = app.post("/java?a=1", "{}", "Authorization", "Bearer " + token);

    assertThat(answer).isJson(200);
    assertThat(answer.document().get("query")).isEqualTo(json("{a: '1'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.mongodb-api.com", "us-east-1.aws.data.mongodb-api.com"})
  void answersTheFunctionsOfAppsAtItsOwnHost(String host) {
    app.endpoint("GET", "/inner", "exports = () => 'inner'")
        .endpoint(
            "GET",
            "/outer",
            "exports = async () => (await context.http.get({ url: 'https://"
                + host
                + "/app/"
                + app.app().emulated().clientAppId()
                + "/endpoint/inner' })).body.text()");

    assertThat(app.get("/outer")).isJson(200).hasBody("\"\\\"inner\\\"\"");
  }

  @Test
  void refusesAnEndpointWithoutItsFunction() {
    String function = app.create("/functions", json("{name: 'gone', source: 'exports = 1'}"));
    app.create("/endpoints", json("{route: '/gone', http_method: 'GET', function_name: 'gone'}"));
    app.app().admin().onApp("DELETE", "/functions/" + function, null);

    assertThat(app.get("/gone")).isRefused(404, "FunctionNotFound", "function not found: 'gone'");
  }
}
