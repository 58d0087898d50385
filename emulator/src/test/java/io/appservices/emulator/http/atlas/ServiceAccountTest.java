package io.appservices.emulator.http.atlas;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AtlasV2Client;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of service accounts: OAuth 2.0 with client credentials. */
class ServiceAccountTest extends AtlasTest {

  private static final String ID = "emulator";
  private static final String SECRET = "emulator-private-key";
  private static final String GRANT = "grant_type=client_credentials";

  @Test
  void issuesATokenForAnHour() {
    Response issued = AtlasV2Client.token(emulator, ID, SECRET, GRANT);

    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.header("Content-Type")).isEqualTo("application/json");
    assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
    assertThat(issued.document())
        .containsOnlyKeys("access_token", "expires_in", "token_type")
        .containsEntry("expires_in", 3600)
        .containsEntry("token_type", "Bearer");
  }

  @Test
  void aTokenExpiresByTheClock() {
    AtlasV2Client client = AtlasV2Client.of(emulator);
    emulator.clock().advance(Duration.ofMinutes(59));
    assertThat(client.call("GET", "/groups", null).status()).isEqualTo(200);

    emulator.clock().advance(Duration.ofMinutes(1));

    Response refused = client.call("GET", "/groups", null);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.document())
        .containsEntry("detail", "You are not authorized for this resource.");
    assertThat(AtlasV2Client.of(emulator).call("GET", "/groups", null).status()).isEqualTo(200);
  }

  @Test
  void aRevokedTokenEndsAlone() {
    AtlasV2Client revoked = AtlasV2Client.of(emulator);
    AtlasV2Client other = AtlasV2Client.of(emulator);

    Response answer =
        AtlasV2Client.oauth(emulator, "/revoke", ID, SECRET, "token=" + revoked.token());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(revoked.call("GET", "/groups", null).status()).isEqualTo(401);
    assertThat(other.call("GET", "/groups", null).status()).isEqualTo(200);
    assertThat(AtlasV2Client.oauth(emulator, "/revoke", ID, SECRET, "token=unknown").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"emulator,wrong", "nobody,emulator-private-key", "'',''", "emulator,''"})
  void refusesWrongCredentials(String id, String secret) {
    Response refused = AtlasV2Client.token(emulator, id, secret, GRANT);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.document())
        .isEqualTo(
            new Document("error_description", "Invalid credentials provided.")
                .append("error", "invalid_client"));
    assertThat(AtlasV2Client.oauth(emulator, "/revoke", id, secret, "token=x").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/token,'',invalid_request",
    "/token,grant_type=,invalid_request",
    "/token,grant_type=password,unsupported_grant_type",
    "/revoke,'',invalid_request",
    "/token,grant_type=%zz,invalid_request",
    "/token,grant_type=client_credentials&grant_type=client_credentials,invalid_request",
    "/token,grant_type=client_credentials&grant_type=password,invalid_request",
    "/token,grant_type=client_credentials&scope=a&scope=b,invalid_request",
    "/revoke,token=a&token=b,invalid_request"
  })
  void refusesABadRequest(String path, String form, String error) {
    Response refused = AtlasV2Client.oauth(emulator, path, ID, SECRET, form);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document()).containsEntry("error", error).containsKey("error_description");
  }

  @ParameterizedTest
  @CsvSource({"Basic", "Basic %%%", "Basic bm9jb2xvbg==", "Bearer x"})
  void refusesWhatIsNoHttpBasic(String authorization) {
    Response refused =
        Http.send(
            "POST",
            emulator.baseUrl() + "/api/oauth/token",
            GRANT.getBytes(US_ASCII),
            "Authorization",
            authorization);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Basic ");
  }

  @Test
  void versionOneTakesNoToken() {
    String token = AtlasV2Client.of(emulator).token();

    assertThat(
            Http.send(
                    "GET",
                    emulator.baseUrl() + "/api/atlas/v1.0/groups",
                    null,
                    "Authorization",
                    "Bearer " + token)
                .status())
        .isEqualTo(401);
  }
}
