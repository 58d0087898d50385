package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AtlasApiClient;
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

  private static final String CHALLENGE =
      "Digest realm=\"MMS Public API\", domain=\"\", nonce=\"%s\", algorithm=%s, qop=\"auth\","
          + " stale=false";

  @Test
  void challengesWithMd5Alone() {
    Response challenge = get(null);

    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.header("Content-Type"))
        .isEqualToIgnoringCase("application/json;charset=ISO-8859-1");
    String nonce = atlas.answerTo(challenge).nonce();
    assertThat(challenge.headers().allValues("WWW-Authenticate"))
        .containsExactly(CHALLENGE.formatted(nonce, "MD5"));
    assertThat(challenge.document())
        .isEqualTo(
            new Document("detail", "You are not authorized for this resource.")
                .append("error", 401)
                .append("reason", "Unauthorized"));
  }

  @Test
  void challengesWithSha256TooWhereThatIsSwitchedOnAndOneNonceForBoth() {
    EmulatorConfig config = EmulatorConfig.builder().operator(o -> o.atlasSha256(true)).build();
    try (AppServicesEmulator both = AppServicesEmulator.start(config)) {
      AtlasApiClient client = new AtlasApiClient(both);
      Response challenge = client.send("GET", users(), null, null);
      DigestAnswer answer = client.answerTo(challenge);

      assertThat(challenge.headers().allValues("WWW-Authenticate"))
          .containsExactly(
              CHALLENGE.formatted(answer.nonce(), "MD5"),
              CHALLENGE.formatted(answer.nonce(), "SHA-256"));
      for (DigestAnswer good :
          List.of(
              answer,
              answer.withAlgorithm("SHA-256").withCount(2),
              client.answer().withAlgorithm("SHA-256").withCount(-1))) {
        assertThat(client.send("GET", users(), good.header("GET", users()), null).status())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void anEnvelopeDoesNotHideTheChallenge() {
    Response challenge = atlas.send("GET", users() + "?envelope=true", null, null);

    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.headers().allValues("WWW-Authenticate")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"MD5,1", "'',1", "md5,1", "MD5,-1", "'',-1"})
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
    refused(atlas.answer().withCount(-1).withPassword("emulator-private-kez"));
  }

  @Test
  void refusesAlgorithmsAndProtectionsThatAreNotOffered() {
    for (String other : List.of("SHA-256", "SHA-512", "SHA-1")) {
      assertThat(get(atlas.answer().withAlgorithm(other)).status()).as(other).isEqualTo(401);
    }
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
    String head =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n\r\n";
    URI address = URI.create(emulator.baseUrl());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.formatted(target, authorization).getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
