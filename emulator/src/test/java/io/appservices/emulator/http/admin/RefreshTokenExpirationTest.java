package io.appservices.emulator.http.admin;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an app lets its users stay logged in. */
class RefreshTokenExpirationTest {

  private static final String PATH = "/security/refresh_token_expiration";
  private static final String SECONDS = "expiration_time_seconds";

  @AutoClose private static final AppServicesEmulator EMULATOR = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(EMULATOR);

  @BeforeEach
  void stopTheClock() {
    EMULATOR.clock().freeze();
  }

  @Test
  void itIsSixtyDaysUnlessSet() {
    assertThat(app.admin().onApp("GET", PATH, null)).isJson(200);
    assertIs(5_184_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_800, 1_801, 15_552_000, 157_680_000})
  void itIsThirtyMinutesToFiveYears(int seconds) {
    assertThat(set(seconds)).isEmpty(204);

    assertIs(seconds);
    Tokens user = app.client().signUp("a@b.c", "password");
    assertThat(user.refresh().expiresAt() - user.refresh().issuedAt()).isEqualTo(seconds);
    assertThat(user.access().expiresAt() - user.access().issuedAt()).isEqualTo(1_800);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"expiration_time_seconds\":null}",
        "{\"expiration_time_seconds\":1799}",
        "{\"expiration_time_seconds\":157680001}",
        "{\"expiration_time_seconds\":-1}",
        "{\"expiration_time_seconds\":9223372036854775807}",
        "{\"expiration_time_seconds\":1800.5}",
        "{\"expiration_time_seconds\":\"1800\"}",
      })
  void anythingElseIsRefusedAndChangesNothing(String body) {
    assertThat(app.admin().onApp("PUT", PATH, body)).isRefusedWithCode(400, "InvalidParameter");

    assertIs(5_184_000);
  }

  @Test
  void itCountsForSessionsThatBeginLater() {
    Tokens before = app.client().signUp("a@b.c", "password");
    assertThat(set(1_800)).isEmpty(204);
    Tokens after = app.client().logIn("a@b.c", "password").tokens();
    Tokens anonymous = app.client().logInAnonymously().tokens();

    EMULATOR.clock().advance(Duration.ofMinutes(30));

    assertThat(app.client().refresh(before.refreshToken())).isJson(201);
    assertThat(app.client().refresh(anonymous.refreshToken())).isJson(201);
    assertThat(app.client().refresh(after.refreshToken()))
        .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
    assertThat(app.client().logOut(after.refreshToken())).hasStatus(401);
  }

  @Test
  void itIsOfOneApp() {
    TestApp other = TestApp.on(EMULATOR);
    assertThat(set(1_800)).isEmpty(204);

    assertThat(other.admin().onApp("GET", PATH, null).document())
        .isEqualTo(new Document(SECONDS, 5_184_000));
  }

  private Response set(int seconds) {
    return app.admin().onApp("PUT", PATH, new Document(SECONDS, seconds));
  }

  private void assertIs(int seconds) {
    assertThat(app.admin().onApp("GET", PATH, null).document())
        .isEqualTo(new Document(SECONDS, seconds));
  }
}
