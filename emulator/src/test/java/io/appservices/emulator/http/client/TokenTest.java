package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The claims of the tokens, and how long they live. */
class TokenTest {

  private static final String NO_DEVICE = "0".repeat(24);
  private static final long ACCESS_SECONDS = 1_800;
  private static final long REFRESH_SECONDS = 5_184_000;
  private static final long ANONYMOUS_REFRESH_SECONDS = 1_576_800_000;

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final ClientApiClient client = app.client();

  @BeforeEach
  void stopTheClock() {
    emulator.clock().freeze();
  }

  @Test
  void anAccessTokenHasTheClaimsOfTheServiceAndNoOthers() {
    Tokens tokens = client.signUp("a@b.c", "password");
    Jwt access = tokens.access();
    long now = emulator.clock().seconds();

    assertThat(access.header())
        .containsExactlyInAnyOrderEntriesOf(new Document("alg", "HS256").append("typ", "JWT"));
    assertThat(numbersAsLong(access))
        .containsExactlyInAnyOrderEntriesOf(
            new Document("typ", "access")
                .append("sub", tokens.userId())
                .append("iss", tokens.refresh().claims().get("baas_id"))
                .append("iat", now)
                .append("exp", now + ACCESS_SECONDS)
                .append("baas_device_id", NO_DEVICE)
                .append("stitch_devId", NO_DEVICE)
                .append("baas_domain_id", domainId(tokens))
                .append("stitch_domainId", domainId(tokens)));
  }

  @Test
  void aRefreshTokenHasTheClaimsOfTheServiceAndNoOthers() {
    Tokens tokens = client.signUp("a@b.c", "password");
    long now = emulator.clock().seconds();
    Document identity =
        client
            .profile(tokens.accessToken())
            .document()
            .getList("identities", Document.class)
            .get(0);
    identity.remove("provider_data");
    Object session = tokens.access().claims().get("iss");

    assertThat((String) session).matches("[0-9a-f]{24}");
    assertThat(numbersAsLong(tokens.refresh()))
        .containsExactlyInAnyOrderEntriesOf(
            new Document("typ", "refresh")
                .append("sub", tokens.userId())
                .append("iat", now)
                .append("exp", now + REFRESH_SECONDS)
                .append("baas_id", session)
                .append("stitch_id", session)
                .append("baas_identity", identity)
                .append("stitch_ident", identity)
                .append("baas_data", null)
                .append("stitch_data", null)
                .append("baas_device_id", NO_DEVICE)
                .append("stitch_devId", NO_DEVICE)
                .append("baas_domain_id", domainId(tokens))
                .append("stitch_domainId", domainId(tokens)));
  }

  @Test
  void timesAreWholeSecondsWithoutTypeWrapper() {
    String payload = client.logInAnonymously().tokens().accessToken().split("\\.")[1];
    String json = new String(Base64.getUrlDecoder().decode(payload), UTF_8);

    assertThat(json).containsPattern("\"iat\":\\d+[,}]").containsPattern("\"exp\":\\d+[,}]");
  }

  @Test
  void anAccessTokenLivesForHalfAnHour() {
    Tokens tokens = client.signUp("a@b.c", "password");
    emulator.clock().advance(Duration.ofSeconds(ACCESS_SECONDS - 1));
    assertThat(client.profile(tokens.accessToken())).isJson(200);

    emulator.clock().advance(Duration.ofSeconds(1));

    assertThat(client.profile(tokens.accessToken()))
        .isRefused(401, "InvalidSession", "invalid session: access token expired");
  }

  @Test
  void aRefreshTokenLivesForSixtyDays() {
    Tokens tokens = client.signUp("a@b.c", "password");
    emulator.clock().advance(Duration.ofSeconds(REFRESH_SECONDS - 1));
    assertThat(client.refresh(tokens.refreshToken())).isJson(201);

    emulator.clock().advance(Duration.ofSeconds(1));

    assertThat(client.refresh(tokens.refreshToken()))
        .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
  }

  @Test
  void aRefreshTokenLivesAsLongAsTheAppSaid() {
    EmulatorInternals.changeApp(
        emulator, app.emulated(), a -> a.withRefreshTokenLifetime(Duration.ofMinutes(30)));
    Tokens tokens = client.signUp("a@b.c", "password");

    assertThat(tokens.refresh().expiresAt() - tokens.refresh().issuedAt()).isEqualTo(1_800);
    emulator.clock().advance(Duration.ofMinutes(30));
    assertThat(client.refresh(tokens.refreshToken())).hasStatus(401);
  }

  @Test
  void aRefreshTokenOfAnAnonymousUserLivesForFiftyYears() {
    Tokens tokens = client.logInAnonymously().tokens();
    assertThat(tokens.refresh().expiresAt() - tokens.refresh().issuedAt())
        .isEqualTo(ANONYMOUS_REFRESH_SECONDS);

    // The user is removed long before: what ends it first is the purge, not the token.
    emulator.clock().advance(Duration.ofDays(90).minusSeconds(1));
    assertThat(client.refresh(tokens.refreshToken())).isJson(201);
    emulator.clock().advance(Duration.ofSeconds(1));
    assertThat(client.refresh(tokens.refreshToken())).hasStatus(401);
  }

  @Test
  void refreshingAnswersAnAccessTokenOfTheSameSessionAndNothingElse() {
    Tokens tokens = client.signUp("a@b.c", "password");
    emulator.clock().advance(Duration.ofHours(1));

    Response refreshed = client.refresh(tokens.refreshToken());

    assertThat(refreshed).isJson(201);
    assertThat(refreshed.document()).containsOnlyKeys("access_token");
    Jwt access = Jwt.parse(refreshed.string("access_token"));
    assertThat(access.issuedAt()).isEqualTo(emulator.clock().seconds());
    assertThat(access.claims().get("iss")).isEqualTo(tokens.access().claims().get("iss"));
    assertThat(client.profile(access.compact())).isJson(200);
  }

  @Test
  void refreshingNeitherReplacesNorProlongsTheRefreshToken() {
    Tokens tokens = client.signUp("a@b.c", "password");
    for (int day = 0; day < 59; day++) {
      emulator.clock().advance(Duration.ofDays(1));
      assertThat(client.refresh(tokens.refreshToken())).isJson(201);
    }

    emulator.clock().advance(Duration.ofDays(1));

    assertThat(client.refresh(tokens.refreshToken())).hasStatus(401);
  }

  @Test
  void everyLoginOpensASessionOfItsOwn() {
    Tokens first = client.signUp("a@b.c", "password");
    Tokens second = client.logIn("a@b.c", "password").tokens();

    assertThat(second.userId()).isEqualTo(first.userId());
    assertThat(List.of(first.access().claims().get("iss"), second.access().claims().get("iss")))
        .doesNotHaveDuplicates();
  }

  private String domainId(Tokens tokens) {
    return client.profile(tokens.accessToken()).string("domain_id");
  }

  private static Document numbersAsLong(Jwt jwt) {
    Document claims = new Document(jwt.claims());
    return claims.append("iat", jwt.issuedAt()).append("exp", jwt.expiresAt());
  }
}
