package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function finds in its {@code context}. */
class FunctionContextTest {

  private final Code code = Code.shared();

  @Test
  void theUserIsItsCaller() {
    code.function("me", "exports = () => context.user;");
    Tokens user = code.signUp();

    Document seen = code.call(user.accessToken(), "me").document();

    assertThat(seen)
        .containsEntry("id", user.userId())
        .containsEntry("type", "normal")
        .containsEntry("data", new Document("email", Code.EMAIL))
        .containsEntry("custom_data", new Document());
    List<Document> identities = seen.getList("identities", Document.class);
    assertThat(identities).hasSize(1);
    assertThat(identities.get(0)).containsEntry("provider_type", "local-userpass");
  }

  @Test
  void theAppTheEnvironmentAndTheRequestAreThere() {
    code.function(
        "look",
        """
        exports = () => [context.app.id, context.app.clientAppId, context.app.name,
          context.app.projectId, context.environment.tag, context.request.httpMethod,
          typeof context.request.remoteIPAddress, context.services.get("nope")];
        """);
    var app = code.app().emulated();

    assertThat(((List<?>) code.call(code.anonymous(), "look").value()).subList(0, 7))
        .isEqualTo(
            List.of(app.id(), app.clientAppId(), "test", app.groupId(), "", "POST", "string"));
  }

  @Test
  void environmentValuesAreThoseOfTheEnvironment() {
    code.create(
        "/environment_values",
        json("{name: 'url', values: {none: 'http://here', testing: {a: 1}}}"));
    code.create("/environment_values", json("{name: 'only', values: {testing: true}}"));
    code.function("look", "exports = () => context.environment;");

    assertThat(code.call(code.anonymous(), "look").document())
        .isEqualTo(json("{tag: '', values: {url: 'http://here'}}"));
    assertThat(code.admin("PUT", "/environment", json("{environment: 'testing'}"))).isJson(200);
    assertThat(code.call(code.anonymous(), "look").document())
        .isEqualTo(json("{tag: 'testing', values: {url: {a: 1}, only: true}}"));
  }

  @Test
  void theTimeIsTheEmulators() {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    try (emulator) {
      Code own = Code.on(emulator);
      own.function(
          "now",
          """
          exports = () => [new Date().toISOString(), new Date(Date.now()).toISOString(),
            new BSON.ObjectId().getTimestamp().toISOString(), new Date(0).toISOString(),
            new Date() instanceof Date && new Date().constructor === Date,
            new Date(Date()).toISOString(), Date.UTC(1970, 0, 1), class extends Date {}.now() > 0];
          """);
      emulator.clock().freeze();
      emulator.clock().set(Instant.parse("2031-05-06T07:08:09Z"));
      String there = "2031-05-06T07:08:09.000Z";

      assertThat(own.call(own.anonymous(), "now").value())
          .isEqualTo(
              List.of(there, there, there, "1970-01-01T00:00:00.000Z", true, there, 0.0, true));
    }
  }

  @Test
  void valuesAreOfAnyTypeAndMayBeSecrets() {
    code.create("/values", json("{name: 'list', value: [1, {a: 'b'}]}"));
    code.create("/secrets", json("{name: 'hidden', value: 'the secret'}"));
    code.create("/values", json("{name: 'shown', value: 'hidden', from_secret: true}"));
    code.function(
        "values",
        """
        exports = () => [context.values.get("list")[1].a, context.values.get("shown"),
          String(context.values.get("absent"))];
        """);

    assertThat(code.call(code.anonymous(), "values"))
        .isJson(200)
        .hasBody("[\"b\",\"the secret\",\"undefined\"]");
  }

  @Test
  void functionsCallFunctions() {
    code.function("twice", "exports = n => n * 2;");
    code.function("twiceLater", "exports = async n => n * 2;");
    code.function(
        "both",
        """
        exports = async n => context.functions.execute("twice", n)
          + await context.functions.execute("twiceLater", n);
        """);

    assertThat(code.call(code.anonymous(), "both", 4L)).hasBody("{\"$numberLong\":\"16\"}");
  }

  @Test
  void whatTheConsolePrintsStandsInTheLog() {
    code.function("talk", "exports = () => { console.log('a', {b: 1}); console.error('c'); };");

    code.call(code.anonymous(), "talk");

    Document entry = code.logs("").get(0);
    assertThat(entry).containsEntry("type", "FUNCTION").containsEntry("function_name", "talk");
    assertThat(entry.getList("messages", String.class)).containsExactly("a {\"b\":1}", "c");
    assertThat(entry).doesNotContainKey("error");
  }

  @Test
  void otherHostsAreOnlyCalledIfTheyAreAllowed() {
    code.function("out", "exports = () => context.http.get({url: 'http://example.com/'});");

    assertThat(code.call(code.anonymous(), "out"))
        .isRefused(
            400,
            "FunctionExecutionError",
            "Error: the emulator does not call 'example.com': allow it with --allow-http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'//host/'               | invalid url: '//host/': it has to start with http:// or"
            + " https://",
        "''                      | invalid url: '': it has to start with http:// or https://",
        "'host/path'             | invalid url: 'host/path': it has to start with http:// or"
            + " https://",
        "'/path'                 | invalid url: '/path': it has to start with http:// or https://",
        "'file:///etc/hosts'     | invalid url: 'file:///etc/hosts': it has to start with http://"
            + " or https://",
        "'http:host'             | invalid url: 'http:host': it has no valid host",
        "'http:///path'          | invalid url: 'http:///path': it has no valid host",
        "'http://a_b/'           | invalid url: 'http://a_b/': it has no valid host",
        "'http://user@/'         | invalid url: 'http://user@/'",
        "'http://h:x/'           | invalid url: 'http://h:x/': it has no valid host",
        "'http://h:99999/'       | invalid url: 'http://h:99999/': the port has to be from 1 to"
            + " 65535",
        "'http://h:0/'           | invalid url: 'http://h:0/': the port has to be from 1 to 65535",
        "'http://a b/'           | invalid url: 'http://a b/'",
        "'http://[::1/'          | invalid url: 'http://[::1/'",
        "5                       | 'url' must be a string",
        "null                    | 'url' must be a string",
        "undefined               | 'url' must be a string",
        "{}                      | 'url' must be a string",
      })
  void anAddressThatIsNoneIsNamed(String url, String error) {
    code.function("get", "exports = () => context.http.get({url: " + url + "});");

    assertThat(code.call(code.anonymous(), "get").string("error")).startsWith("Error: " + error);
  }

  @Test
  void ofAnAllowedHostWithAPortOnlyThatPortIsCalled() throws IOException {
    HttpServer there =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    there.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    there.start();
    int port = there.getAddress().getPort();
    EmulatorConfig config =
        EmulatorConfig.builder().functions(f -> f.allowHttp("localhost:" + port)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code own = Code.on(emulator);
      own.function("get", "exports = async url => (await context.http.get({url})).statusCode;");
      String token = own.anonymous();

      assertThat(own.call(token, "get", "http://localhost:" + port))
          .hasBody("{\"$numberInt\":\"204\"}");
      assertThat(own.call(token, "get", "HTTP://LOCALHOST:" + port))
          .hasBody("{\"$numberInt\":\"204\"}");
      String other = "http://localhost:" + emulator.port();
      assertThat(own.call(token, "get", other))
          .isRefused(
              400,
              "FunctionExecutionError",
              "Error: the emulator does not call 'localhost:"
                  + emulator.port()
                  + "': allow it with --allow-http");
    } finally {
      there.stop(0);
    }
  }

  @Test
  void aRedirectDoesNotLeadToAHostThatIsNotAllowed() throws IOException {
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    elsewhere.start();
    try (RedirectingServer here =
        new RedirectingServer("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/")) {
      Code own = here.code();
      own.function(
          "follow",
          "exports = async url => (await context.http.get({url, followRedirects:"
              + " true})).statusCode;");
      own.function("stay", "exports = async url => (await context.http.get({url})).statusCode;");
      String token = own.anonymous();

      assertThat(own.call(token, "stay", here.url())).hasBody("{\"$numberInt\":\"302\"}");
      assertThat(own.call(token, "follow", here.url()))
          .isRefusedWithCode(400, "FunctionExecutionError");
      assertThat(own.call(token, "follow", here.innerUrl())).hasBody("{\"$numberInt\":\"200\"}");
    } finally {
      elsewhere.stop(0);
    }
  }

  @Test
  void anAnswerOfContextHttpIsAsTheDocumentationShowsIt() {
    code.function(
        "version",
        """
        exports = async () => {
          const answer = await context.http.get({
            url: "https://services.cloud.mongodb.com/api/private/v1.0/version",
            headers: {"X-Mine": ["1"], "Host": ["ignored"]}});
          return [answer.status, answer.statusCode, answer.headers["Content-Type"],
            typeof answer.body.text(), answer.contentLength > 0];
        };
        """);

    assertThat(code.call(code.anonymous(), "version").value())
        .isEqualTo(
            Ejson.parse(
                "[\"200 OK\",{\"$numberInt\":\"200\"},[\"application/json\"],\"string\",true]"));
  }
}
