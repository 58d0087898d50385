package io.appservices.emulator.service.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What functions send by HTTP, where to, and what they get of the answer. */
class FunctionRequestTest {

  private final HttpTargets targets =
      new HttpTargets(
          () -> "http://localhost:9090/base",
          Set.of("Example.org", "other.org:444", "third.org:80"));

  private static Document json(String text) {
    return Document.parse(text);
  }

  private String target(String url) throws IOException {
    return targets.target(null, url).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "https://services.cloud.mongodb.com/a?b=c, http://localhost:9090/base/a?b=c",
    "https://REALM.mongodb.com/a, http://localhost:9090/base/a",
    "https://us-east-1.aws.data.mongodb-api.com/a, http://localhost:9090/base/a",
    "https://u:p@stitch.mongodb.com/a, http://u:p@localhost:9090/base/a",
    "https://example.ORG:1/a, https://example.ORG:1/a",
    "https://other.org:444/a, https://other.org:444/a",
    "HTTP://third.org/a b, HTTP://third.org/a%20b"
  })
  void requestsGoToTheEmulatorOrToAllowedHosts(String url, String target) throws IOException {
    assertThat(target(url)).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.org/a, the emulator does not call 'other.org': allow it with --allow-http",
    "http://other.org:445/a, the emulator does not call 'other.org:445'",
    "https://third.org/a, the emulator does not call 'third.org'",
    "https://notdata.mongodb-api.com/, the emulator does not call",
    "ftp://example.org/a, it has to start with http:// or https://",
    "http:///a, it has no valid host",
    "http://example.org:0/, the port has to be from 1 to 65535",
    "http://example.org:65536/, the port has to be from 1 to 65535",
    "http://[/, invalid url:"
  })
  void whatIsNotAllowedIsNotCalled(String url, String reason) {
    assertThatThrownBy(() -> target(url))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theEmulatorItselfIsCalledByItsOwnAddressToo() throws IOException {
    HttpTargets plain = new HttpTargets(() -> "http://localhost:9090", Set.of());
    assertThat(plain.target(null, "http://LOCALHOST:9090/x").getPath()).isEqualTo("/x");
    assertThat(plain.target(null, "http://u:p@localhost:9090/x").getUserInfo()).isEqualTo("u:p");
    assertThat(plain.target(URI.create("http://localhost:9090/a/b"), "c?d").toString())
        .isEqualTo("http://localhost:9090/a/c?d");
    assertThatThrownBy(() -> plain.target(null, "http://localhost:9091/x"))
        .hasMessageContaining("does not call 'localhost:9091'");
    assertThat(targets.target(null, "http://example.org:65535/").getPort()).isEqualTo(65535);
    assertThat(HttpTargets.withoutUser(URI.create("http://u:p@h/u:p@")))
        .isEqualTo(URI.create("http://h/u:p@"));
    assertThat(HttpTargets.withoutUser(URI.create("http://h/x")))
        .isEqualTo(URI.create("http://h/x"));
  }

  @Test
  void anAddressIsGivenAsAWholeOrInParts() throws IOException {
    assertThat(RequestUrl.of(json("{url: 'http://x', host: 'y'}"))).isEqualTo("http://x");
    assertThat(RequestUrl.of(json("{host: 'h'}"))).isEqualTo("https://h/");
    assertThat(
            RequestUrl.of(
                json(
                    "{scheme: 'http', host: 'h', port: 81, path: 'a b',"
                        + " query: {a: ['1', '2'], b: 'x y', c: 3}}")))
        .isEqualTo("http://h:81/a%20b?a=1&a=2&b=x+y&c=3");
    assertThat(RequestUrl.of(json("{host: 'h', path: '/p', query: {}}"))).isEqualTo("https://h/p");
    assertThat(RequestUrl.escaped("http://h|/a|b?{c}\"^`<>\\"))
        .isEqualTo("http://h|/a%7Cb?%7Bc%7D%22%5E%60%3C%3E%5C");
    assertThat(RequestUrl.escaped("a b")).isEqualTo("a%20b");
    for (String wrong : new String[] {"{}", "{url: 1}", "{url: 1, host: 'h'}"}) {
      assertThatThrownBy(() -> RequestUrl.of(json(wrong))).hasMessage("'url' must be a string");
    }
    assertThatThrownBy(() -> RequestUrl.of(json("{host: 'h', path: 1}")))
        .hasMessage("'path' must be a string");
    assertThatThrownBy(() -> RequestUrl.of(json("{host: 'h', query: 1}")))
        .hasMessage("'query' must be an object");
    assertThatThrownBy(() -> RequestUrl.of(json("{host: 'h', scheme: '1 x'}")))
        .hasMessage("invalid url: '1 x://h'");
  }

  @Test
  void rulesSeeTheAddressInPartsAndABodyOfJson() {
    Document request =
        json("{url: 'http://u:p@h:1/a%20b?c=d#e', body: '{\"x\": 1}', method: 'post'}");
    assertThat(HttpRuleArguments.of(request))
        .isEqualTo(
            json(
                "{url: {scheme: 'http', host: 'h:1', path: '/a b', query: 'c=d', fragment: 'e'},"
                    + " body: {x: 1}, method: 'post'}"));
    assertThat(HttpRuleArguments.of(json("{url: 'http://h/', body: 'x'}")))
        .isEqualTo(json("{url: {scheme: 'http', host: 'h', path: '/'}, body: 'x'}"));
    assertThat(HttpRuleArguments.of(json("{url: 'http://['}")))
        .isEqualTo(json("{url: 'http://['}"));
    assertThat(HttpRuleArguments.of(json("{body: 5}"))).isEqualTo(json("{body: 5}"));
  }

  @Test
  void cookiesAreSentAndRead() {
    Map<String, Object> cookies = json("{a: '1', b: {value: '2'}, c: [{value: '3'}], d: []}");
    assertThat(HttpCookies.header(cookies)).isEqualTo("a=1; b=2; c=3; d=");
    Document set =
        HttpCookies.set(
            List.of(
                "a = 1 ; Path=/x; Domain=h; Max-Age=5; SameSite=Lax; Expires=never; HttpOnly",
                "b=x=y; secure; Path",
                "=none",
                "none"));
    assertThat(set.keySet()).containsExactly("a", "b");
    assertThat(set.get("a"))
        .isEqualTo(
            json(
                "{name: 'a', value: '1', path: '/x', domain: 'h', maxAge: '5', sameSite: 'Lax',"
                    + " expires: 'never', secure: false, httpOnly: true}"));
    assertThat(set.get("b"))
        .isEqualTo(json("{name: 'b', value: 'x=y', secure: true, httpOnly: false}"));
  }

  @Test
  void anAnswerHasItsBodyAsBytes() {
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    assertThat(HttpAnswer.of(404, json("{h: ['v']}"), json("{c: 1}"), hello))
        .isEqualTo(
            new Document("status", "404 Not Found")
                .append("statusCode", 404)
                .append("contentLength", 5L)
                .append("headers", json("{h: ['v']}"))
                .append("cookies", json("{c: 1}"))
                .append("body", new Binary(hello)));
    assertThat(body(HttpAnswer.of("hello"))).isEqualTo("hello");
    assertThat(HttpAnswer.of("hello").get("statusCode")).isEqualTo(200);
    assertThat(body(HttpAnswer.of(null))).isEmpty();
    assertThat(body(HttpAnswer.of(json("{statusCode: 201, body: {a: 1}}")))).isEqualTo("{\"a\":1}");
    Document full =
        HttpAnswer.of(
            json("{statusCode: 201, headers: {a: ['b']}, cookies: {c: 'd'}}")
                .append("body", new Binary(hello)));
    assertThat(full.get("statusCode")).isEqualTo(201);
    assertThat(full.get("headers")).isEqualTo(json("{a: ['b']}"));
    assertThat(full.get("cookies")).isEqualTo(json("{c: 'd'}"));
    assertThat(body(full)).isEqualTo("hello");
  }

  private static String body(Document answer) {
    return new String(answer.get("body", Binary.class).getData(), StandardCharsets.UTF_8);
  }

  @Test
  void namesAndPasswordsComeWithTheRequestOrInItsAddress() {
    URI url = URI.create("http://a%2Bb+c:d%20e@h/");
    HttpCredentials inUrl = HttpCredentials.of(new Document(), url).orElseThrow();
    assertThat(inUrl).isEqualTo(new HttpCredentials("a+b+c", "d e", false));
    assertThat(inUrl.unasked()).contains("Basic YStiK2M6ZCBl");
    assertThat(inUrl.toString()).doesNotContain("d e");
    Document given = json("{username: 'u', password: 5, digestAuth: true}");
    HttpCredentials digest = HttpCredentials.of(given, url).orElseThrow();
    assertThat(digest).isEqualTo(new HttpCredentials("u", "5", true));
    assertThat(digest.unasked()).isEmpty();
    assertThat(HttpCredentials.of(json("{username: 'u'}"), url))
        .contains(new HttpCredentials("u", "", false));
    assertThat(HttpCredentials.of(new Document(), URI.create("http://u@h/")))
        .contains(new HttpCredentials("u", "", false));
    assertThat(HttpCredentials.of(new Document(), URI.create("http://h/")))
        .isEqualTo(Optional.empty());
  }
}
