package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anonymous users that never became more are gone after 90 days. */
class AnonymousPurgeTest {

  private static final Duration LIFETIME = Duration.ofDays(90);

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);

  @BeforeEach
  void stopTheClock() {
    emulator.clock().freeze();
  }

  @Test
  void oneSecondBeforeItsTimeItIsThereAndThenItIsGoneFromEverywhere() {
    Tokens user = anonymous();
    emulator.clock().advance(LIFETIME.minusSeconds(1));
    String access = app.client().refresh(user.refreshToken()).string("access_token");
    assertThat(app.client().profile(access)).isJson(200);
    assertThat(app.admin().countUsers()).isOne();

    emulator.clock().advance(Duration.ofSeconds(1));

    assertThat(app.client().profile(access)).isRefusedWithCode(401, "InvalidSession");
    assertThat(app.client().refresh(user.refreshToken()))
        .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
    assertThat(app.admin().user(user.userId())).isRefusedWithCode(404, "UserNotFound");
    assertThat(app.admin().disable(user.userId())).isRefusedWithCode(404, "UserNotFound");
    assertThat(app.admin().delete(user.userId())).isRefusedWithCode(404, "UserNotFound");
    assertThat(app.admin().users("")).hasBody("[]");
    assertThat(app.admin().countUsers()).isZero();
    assertThat(app.emulated().users().list(10)).isEmpty();
  }

  @Test
  void itCannotBeLinkedAnyMore() {
    Tokens user = anonymous();
    emulator.clock().advance(LIFETIME.minusSeconds(1));
    String access = app.client().refresh(user.refreshToken()).string("access_token");
    assertThat(app.client().register("a@b.c", "password")).isDone(201);
    emulator.clock().advance(Duration.ofSeconds(1));

    assertThat(app.client().link(access, "local-userpass", credentials()))
        .isRefusedWithCode(401, "InvalidSession");

    assertThat(app.client().logIn("a@b.c", "password").tokens().userId())
        .isNotEqualTo(user.userId());
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void whoWasLinkedInTimeStays() {
    Tokens user = anonymous();
    assertThat(app.client().register("a@b.c", "password")).isDone(201);
    assertThat(app.client().link(user.accessToken(), "local-userpass", credentials())).isJson(200);
    Tokens other = app.client().signUp("b@b.c", "password");

    emulator.clock().advance(LIFETIME.multipliedBy(4));

    assertThat(app.admin().countUsers()).isEqualTo(2);
    assertThat(app.admin().user(other.userId())).isJson(200);
    assertThat(app.client().refresh(user.refreshToken()))
        .as("the session of its anonymous login")
        .isJson(201);
    assertThat(app.client().logIn("a@b.c", "password").tokens().userId()).isEqualTo(user.userId());
  }

  @Test
  void everyUserHasItsOwnNinetyDays() {
    Tokens first = anonymous();
    emulator.clock().advance(Duration.ofDays(1));
    Tokens second = anonymous();
    Tokens third = anonymous();
    emulator.clock().advance(LIFETIME.minusDays(1));

    assertThat(app.admin().user(first.userId())).hasStatus(404);
    assertThat(app.admin().users("").documents())
        .extracting(user -> user.get("_id"))
        .containsExactly(second.userId(), third.userId());
    emulator.clock().advance(Duration.ofDays(1));
    assertThat(app.admin().countUsers()).isZero();
    assertThat(app.client().logInAnonymously()).isJson(200);
  }

  private Tokens anonymous() {
    return app.client().logInAnonymously().tokens();
  }

  private static Document credentials() {
    return new Document("username", "a@b.c").append("password", "password");
  }
}
