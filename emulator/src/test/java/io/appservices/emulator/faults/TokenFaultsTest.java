package io.appservices.emulator.faults;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Access tokens that expire because a test ordered it. */
class TokenFaultsTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final Tokens tokens = app.client().signUp("a@example.com", "password");

  private FaultHandle add(Fault fault) {
    return app.emulated().faults().add(fault);
  }

  private Response profile(String accessToken) {
    return app.client().profile(accessToken);
  }

  private String refreshed(Tokens session) {
    return app.client().refresh(session.refreshToken()).string("access_token");
  }

  private static Document withoutLink(Response refused) {
    Document body = refused.document();
    body.remove("link");
    return body;
  }

  @Test
  void isAnsweredAsATokenThatHasExpired() {
    FaultHandle fault = add(Fault.expiredAccessToken());
    Response planted = profile(tokens.accessToken());
    fault.close();
    emulator.clock().advance(Duration.ofMinutes(31));
    Response real = profile(tokens.accessToken());

    assertThat(planted).hasStatus(real.status());
    assertThat(withoutLink(planted)).isEqualTo(withoutLink(real));
  }

  @Test
  void meetsOnlyCallsWithAnAccessToken() {
    FaultHandle fault = add(Fault.expiredAccessToken().times(1));

    assertThat(app.client().location()).hasStatus(200);
    String fresh = refreshed(tokens);
    assertThat(fault.matched()).isZero();
    assertThat(profile(fresh)).isRefusedWithCode(401, "InvalidSession");
    assertThat(profile(fresh)).hasStatus(200);
  }

  @Test
  void refusesTheTokensOfEachSessionUntilItWasRefreshed() {
    Tokens other = app.client().signUp("b@example.com", "password");
    add(Fault.refreshStorm());

    assertThat(profile(tokens.accessToken())).hasStatus(401);
    assertThat(profile(tokens.accessToken())).hasStatus(401);
    String fresh = refreshed(tokens);

    assertThat(profile(fresh)).hasStatus(200);
    assertThat(profile(other.accessToken())).hasStatus(401);
  }

  @Test
  void refusesTokensUntilTheSessionWasRefreshedSoOften() {
    FaultHandle fault = add(Fault.refreshStorm(2));

    assertThat(profile(refreshed(tokens))).hasStatus(401);
    assertThat(profile(refreshed(tokens))).hasStatus(200);
    assertThat(fault.applied()).isEqualTo(1);
  }

  @Test
  void countsNoRefreshThatIsRefused() {
    add(Fault.refreshStorm());
    try (FaultHandle refused = add(Fault.status(500).operation("clientRefreshSession"))) {
      assertThat(app.client().refresh(tokens.refreshToken())).hasStatus(500);
      assertThat(refused.applied()).isEqualTo(1);
    }
    assertThat(profile(tokens.accessToken())).hasStatus(401);
  }

  @Test
  void lastsForTheUserThatItIsFor() {
    Tokens other = app.client().signUp("b@example.com", "password");
    add(Fault.refreshStorm().user(tokens.userId()));
    assertThat(profile(other.accessToken())).hasStatus(200);
    assertThat(profile(tokens.accessToken())).hasStatus(401);
  }
}
