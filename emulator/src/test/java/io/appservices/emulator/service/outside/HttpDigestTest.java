package io.appservices.emulator.service.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** What a function answers to a server that asks for HTTP Digest (RFC 7616, RFC 2617). */
class HttpDigestTest {

  private static final URI URL = URI.create("http://h/dir/index.html?a=b");
  private static final String CHALLENGE =
      "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";

  private final HttpCredentials digest = new HttpCredentials("Mufasa", "Circle Of Life", true);

  /** A refusal by a server. */
  private record Refusal(int statusCode, HttpHeaders headers) implements HttpResponse<String> {

    static Refusal of(int status, String... challenges) {
      return new Refusal(
          status,
          HttpHeaders.of(Map.of("WWW-Authenticate", List.of(challenges)), (name, value) -> true));
    }

    @Override
    public String body() {
      return "";
    }

    @Override
    public URI uri() {
      return URL;
    }

    @Override
    public HttpRequest request() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private Optional<String> answer(String... challenges) {
    return digest.answer(Refusal.of(401, challenges), "GET", URL);
  }

  @Test
  void aChallengeIsAnsweredByWhatItAsksFor() {
    assertThat(answer("Basic realm=x", CHALLENGE + ", opaque=\"o\\\"p\""))
        .contains(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html?a=b\","
                + " response=\"986b2d0f2acc4f08bf7e5cc260fe2835\", opaque=\"o\\\"p\"");
    assertThat(
            answer(CHALLENGE.replace("Digest", "digest") + ", algorithm=SHA-256, qop=\"x, auth\""))
        .contains(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html?a=b\","
                + " response=\"67152be5f8e960f3369c741a5c64c08a9cfa7f3927be81503f52513fb6407227\","
                + " algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"9c08187260b431d7\"");
    Optional<String> root =
        digest.answer(Refusal.of(401, "Digest x=y"), "GET", URI.create("http://h"));
    assertThat(root)
        .contains(
            "Digest username=\"Mufasa\", realm=\"\", nonce=\"\", uri=\"/\","
                + " response=\"fdef5bd5807ab9245ce4cb59f33ab69a\"");
  }

  @Test
  void nothingElseIsAnswered() {
    assertThat(answer()).isEmpty();
    assertThat(answer("Basic realm=x")).isEmpty();
    assertThat(answer(CHALLENGE + ", algorithm=SHA-512")).isEmpty();
    assertThat(digest.answer(Refusal.of(403, CHALLENGE), "GET", URL)).isEmpty();
    HttpCredentials basic = new HttpCredentials("Mufasa", "Circle Of Life", false);
    assertThat(basic.answer(Refusal.of(401, CHALLENGE), "GET", URL)).isEmpty();
  }
}
