package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.DigestAnswer;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest extends AtlasTest {

  @Test
  void challengesWithMd5FirstAndOneNonceForAll() {
    Response challenge = get(null);

    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.header("Content-Type"))
        .isEqualToIgnoringCase("application/json;charset=ISO-8859-1");
    String nonce = atlas.answerTo(challenge).nonce();
    String form =
        "Digest realm=\"MMS Public API\", domain=\"\", nonce=\"%s\", algorithm=%s, qop=\"auth\","
            + " stale=false";
    assertThat(challenge.headers().allValues("WWW-Authenticate"))
        .containsExactly(form.formatted(nonce, "MD5"), form.formatted(nonce, "SHA-256"));
    assertThat(challenge.document())
        .isEqualTo(
            new Document("detail", "You are not authorized for this resource.")
                .append("error", 401)
                .append("reason", "Unauthorized"));
  }

  @Test
  void anEnvelopeDoesNotHideTheChallenge() {
    Response challenge = atlas.send("GET", users() + "?envelope=true", null, null);

    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.headers().allValues("WWW-Authenticate")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"MD5,1", "'',1", "SHA-256,1", "md5,1", "MD5,-1", "'',-1", "SHA-256,-1"})
  void letsInEveryFormThatIsOffered(String algorithm, long count) {
    DigestAnswer answer = atlas.answer().withAlgorithm(algorithm).withCount(count);

    assertThat(get(answer).status()).isEqualTo(200);
  }

  @Test
  void refusesWrongCredentials() {
    refused(atlas.answer().withPassword("emulator-private-kez"));
    refused(atlas.answer().withPassword(""));
    refused(atlas.answer().withUsername("emulatos"));
    refused(atlas.answer().withUsername(""));
    refused(atlas.answer().withAlgorithm("SHA-256").withPassword("emulator-private-kez"));
    refused(atlas.answer().withCount(-1).withPassword("emulator-private-kez"));
  }

  @Test
  void refusesAlgorithmsAndProtectionsThatAreNotOffered() {
    assertThat(get(atlas.answer().withAlgorithm("SHA-512")).status()).isEqualTo(401);
    String header = atlas.answer().header("GET", users());
    for (String other :
        List.of(
            header.replace("algorithm=MD5", "algorithm=MD5-sess"),
            header.replace("qop=auth", "qop=auth-int"),
            header.replace("qop=auth", "qop=\"\""),
            header.replace("nc=00000001", "nc=1"),
            header.replace(", nc=00000001", ""),
            header.replaceFirst(", cnonce=.*", ""),
            header + ", nc=00000002",
            header.replace("Digest ", "Basic "),
            header.replace("Digest ", "Bearer "),
            "Digest",
            "Digest ,",
            "Basic ZW11bGF0b3I6ZW11bGF0b3ItcHJpdmF0ZS1rZXk=")) {
      assertThat(atlas.send("GET", users(), other, null).status()).as(other).isEqualTo(401);
    }
    assertThat(atlas.send("GET", users(), header, null).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/databaseUsers?pageNum=1",
        "/databaseUsers/",
        "/databaseusers",
        "/%64atabaseUsers",
        ""
      })
  void refusesAnAnswerThatWasMadeForAnotherTarget(String path) {
    String header = atlas.answer().header("GET", atlas.group(path));

    assertThat(atlas.send("GET", users(), header, null).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%64atabaseUsers",
        "/databaseUsers?pretty=%74rue&&x=%2F+%20",
        "/databaseUsers/",
        "/databaseUsers?x=a,b='%22'"
      })
  void takesATargetExactlyAsItWasSent(String path) {
    String target = atlas.group(path);

    assertThat(atlas.send("GET", target, atlas.answer().header("GET", target), null).status())
        .isEqualTo(200);
  }

  /** The JDK's client leaves it out. */
  @Test
  void aQuestionMarkWithNothingBehindItCounts() throws IOException {
    String target = users() + "?";
    assertThat(exchange(target, atlas.answer().header("GET", users()))).startsWith("HTTP/1.1 401 ");
    assertThat(exchange(target, atlas.answer().header("GET", target))).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void refusesAnAnswerThatWasMadeForAnotherMethod() {
    create(scram("ellen"));
    String target = users() + "/admin/ellen";
    String header = atlas.answer().header("GET", target);

    assertThat(atlas.send("DELETE", target, header, null).status()).isEqualTo(401);
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(200);
  }

  @Test
  void aHeadRequestIsSignedAsOne() {
    String header = atlas.answer().header("HEAD", users());

    assertThat(atlas.send("HEAD", users(), header, null).status()).isEqualTo(200);
  }

  private String exchange(String target, String authorization) throws IOException {
    String head = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\n\r\n";
    URI address = URI.create(emulator.baseUrl());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.formatted(target, authorization).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
