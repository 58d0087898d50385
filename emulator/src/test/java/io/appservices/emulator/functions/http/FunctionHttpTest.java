package io.appservices.emulator.functions.http;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that functions may call, and what they get from them. */
@Tag("security")
class FunctionHttpTest {

  private final Code code = Code.shared();

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

  @ParameterizedTest
  @CsvSource({"32, 33554432", "33, Error: the answer is larger than 32 MiB"})
  void anAnswerThatIsTooLargeIsRefused(int mebibytes, String outcome) throws IOException {
    HttpServer there =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    there.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] one = new byte[1 << 20];
          try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < mebibytes; i++) {
              body.write(one);
            }
          }
        });
    there.start();
    int port = there.getAddress().getPort();
    EmulatorConfig config =
        EmulatorConfig.builder().functions(f -> f.allowHttp("localhost:" + port)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code own = Code.on(emulator);
      own.function(
          "get",
          "exports = url => context.http.get({url}).then(r => String(r.contentLength), String);");

      assertThat(own.call(own.anonymous(), "get", "http://localhost:" + port).value())
          .isEqualTo(outcome);
    } finally {
      there.stop(0);
    }
  }
}
