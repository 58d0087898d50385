package io.appservices.emulator.functions.http;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function sends by context.http, in both forms, to a host that says what it got. */
@Tag("security")
class HttpRequestTest {

  private HttpServer server;
  private AppServicesEmulator emulator;
  private Code code;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", HttpRequestTest::echo);
    server.createContext("/away", exchange -> redirect(exchange, "http://127.0.0.1:"));
    server.createContext("/near", exchange -> redirect(exchange, "http://localhost:"));
    server.start();
    emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder()
                .functions(f -> f.allowHttp("localhost").allowHttp("127.0.0.1"))
                .build());
    code = Code.on(emulator);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    emulator.close();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    Document got =
        new Document("method", exchange.getRequestMethod())
            .append("target", exchange.getRequestURI().toString())
            .append("authorization", exchange.getRequestHeaders().getFirst("Authorization"))
            .append("cookie", exchange.getRequestHeaders().getFirst("Cookie"))
            .append("upgrade", exchange.getRequestHeaders().getFirst("Upgrade"))
            .append("type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .append("body", new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/; Max-Age=5; Secure; HttpOnly");
    exchange.getResponseHeaders().add("Set-Cookie", "c=d=e; Domain=example.com; SameSite=Lax");
    byte[] answer = got.toJson().getBytes(UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void redirect(HttpExchange exchange, String host) throws IOException {
    exchange.getResponseHeaders().add("Location", host + server.getAddress().getPort() + "/there");
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private String withPort(String text) {
    return text.replace("PORT", String.valueOf(server.getAddress().getPort()));
  }

  /** Calls the host by a request of the form that the documentation shows. */
  private Document send(String request) {
    code.function(
        "send" + request.hashCode(),
        withPort(
            "exports = async () => JSON.parse((await context.http." + request + ").body.text());"));
    return code.call(code.anonymous(), "send" + request.hashCode()).document();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get({scheme: 'http', host: 'localhost:PORT'})                   | /",
        "get({scheme: 'http', host: 'localhost', port: PORT, path: 'p/q'}) | /p/q",
        "get({scheme: 'http', host: 'localhost', port: 'PORT', path: '/p'}) | /p",
        "get({scheme: 'http', host: 'localhost:PORT', path: '/a b/ä%'})  | /a%20b/%C3%A4%25",
        "get({scheme: 'http', host: 'localhost:PORT', path: '/p', fragment: 'f'}) | /p",
        "get({scheme: 'http', host: 'localhost:PORT', path: '/p', query: {a: ['1', '2'], b: 'x"
            + " y'}}) | /p?a=1&a=2&b=x+y",
        "get({scheme: 'http', host: 'localhost:PORT', path: '/p', query: {}}) | /p",
        "get({url: 'http://localhost:PORT/p?a=1#f'})                     | /p?a=1",
        "get({url: 'http://localhost:PORT/p', host: 'example.com'})      | /p",
        "get({url: 'http://localhost:PORT/a b{c}?d=<e>^\\x7c%20'})        | /a%20b%7Bc%7D?d=%3Ce%3E%5E%7C%20",
      })
  void aTargetIsNamedByAUrlOrByItsParts(String request, String target) {
    assertThat(send(request)).containsEntry("method", "GET").containsEntry("target", target);
  }

  @Test
  void noUpgradeIsAskedFor() {
    assertThat(send("get({url: 'http://localhost:PORT/'})")).containsEntry("upgrade", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get({url: 'http://user:pass%20word@localhost:PORT/'})",
        "get({scheme: 'http', host: 'localhost:PORT', username: 'user', password: 'pass word'})",
        "get({url: 'http://localhost:PORT/', username: 'user', password: 'pass word'})",
      })
  void aNameAndAPasswordAreSentByHttpBasic(String request) {
    assertThat(send(request)).containsEntry("authorization", "Basic dXNlcjpwYXNzIHdvcmQ=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "post({url: U, body: 'text'})                                    | text     | ",
        "post({url: U, body: {a: 1, b: new BSON.ObjectId('5f60207f14dfb25d23101102')},"
            + " encodeBodyAsJSON: true}) |"
            + " {\"a\":{\"$numberLong\":\"1\"},\"b\":{\"$oid\":\"5f60207f14dfb25d23101102\"}} | ",
        "put({url: U, form: {a: 'x y', b: ['1', '2']}})                  | a=x+y&b=1&b=2 |"
            + " application/x-www-form-urlencoded",
        "patch({url: U, body: BSON.Binary.fromText('bytes')})            | bytes    | ",
      })
  void aBodyIsSentInEveryForm(String request, String body, String type) {
    Document got = send(request.replace("U", "'http://localhost:PORT/'"));

    assertThat(got).containsEntry("body", body).containsEntry("type", type);
    assertThat(request).startsWith(got.getString("method").toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void cookiesGoBothWays() {
    assertThat(
            send(
                "get({url: 'http://localhost:PORT/', cookies: {a: 'b', c: {value: 'd'}, e:"
                    + " ['f']}})"))
        .containsEntry("cookie", "a=b; c=d; e=f");
    code.function(
        "cookies",
        withPort(
            "exports = async () => (await context.http.get({url:"
                + " 'http://localhost:PORT'})).cookies;"));

    Document cookies = code.call(code.anonymous(), "cookies").document();

    assertThat(cookies)
        .isEqualTo(
            Code.json(
                "{a: {name: 'a', value: 'b', path: '/', maxAge: '5', secure: true, httpOnly: true},"
                    + " c: {name: 'c', value: 'd=e', domain: 'example.com', sameSite: 'Lax',"
                    + " secure: false, httpOnly: false}}"));
  }

  @Test
  void anotherHostIsNotToldWhatIsSecret() {
    String secrets =
        "', followRedirects: true, username: 'u', password: 'p', cookies: {a: 'b'},"
            + " headers: {Cookie: ['c=d'], 'X-Kept': ['1']}})";

    Document away = send("get({url: 'http://localhost:PORT/away" + secrets);
    Document near = send("get({url: 'http://localhost:PORT/near" + secrets);

    assertThat(away).containsEntry("target", "/there").containsEntry("authorization", null);
    assertThat(away).containsEntry("cookie", null);
    assertThat(near.getString("authorization")).startsWith("Basic ");
    assertThat(near.getString("cookie")).contains("a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{url: 'https://PUBLIC:PRIVATE@cloud.mongodb.com/api/atlas/v1.0/groups?a=b%20c',"
            + " digestAuth: true}",
        "{scheme: 'https', host: 'cloud.mongodb.com', path: 'api/atlas/v1.0/groups', query: {a: ['b"
            + " c']}, username: 'PUBLIC', password: 'PRIVATE', digestAuth: true}",
      })
  void theAtlasApiIsOpenedByDigest(String request) {
    var operator = emulator.config().operator();
    String mine =
        request.replace("PUBLIC", operator.publicKey()).replace("PRIVATE", operator.privateKey());
    code.function(
        "ask", "exports = async request => (await context.http.get(request)).statusCode;");
    code.function("right", "exports = () => context.functions.execute('ask', " + mine + ");");
    code.function(
        "wrong",
        "exports = () => context.functions.execute('ask', "
            + mine.replace(operator.privateKey(), "wrong")
            + ");");

    assertThat(code.call(code.anonymous(), "right")).hasBody("{\"$numberInt\":\"200\"}");
    assertThat(code.call(code.anonymous(), "wrong")).hasBody("{\"$numberInt\":\"401\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{host: 5}                                  | 'host' must be a string",
        "{host: 'h', path: 5}                       | 'path' must be a string",
        "{host: 'h', query: 'a=b'}                  | 'query' must be an object",
        "{scheme: 'ftp', host: 'h'}                 | invalid url: 'ftp://h/': it has to start with"
            + " http:// or https://",
        "{host: 'example.com', path: '/p'}          | the emulator does not call 'example.com':"
            + " allow it with --allow-http",
        "{path: '/p'}                               | 'url' must be a string",
      })
  void partsThatAreNoAddressAreNamed(String request, String error) {
    code.function("get", "exports = () => context.http.get(" + request + ");");

    assertThat(code.call(code.anonymous(), "get"))
        .isRefused(400, "FunctionExecutionError", "Error: " + error);
  }

  @Test
  void aServiceOfTypeHttpAnswersAsContextHttp() {
    code.create("/services", Code.json("{name: 'web', type: 'http', config: {}}"));
    code.function(
        "post",
        withPort(
            """
            exports = async () => JSON.parse((await context.services.get("web")
              .post({url: "http://localhost:PORT/p", body: "b"})).body.text());
            """));

    assertThat(code.call(code.anonymous(), "post").document())
        .containsAllEntriesOf(Map.of("method", "POST", "target", "/p", "body", "b"));
    code.function("keys", "exports = () => Object.keys(context.services.get('web')).sort();");
    assertThat(code.call(code.anonymous(), "keys").value())
        .isEqualTo(List.of("delete", "get", "head", "patch", "post", "put", "send"));
  }
}
