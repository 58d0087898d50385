package io.appservices.emulator.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an observer is told of the calls of an app. */
class ObservedCallsTest {

  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final List<AnsweredCall> calls = new CopyOnWriteArrayList<>();

  @BeforeEach
  void observe() {
    EmulatorInternals.calls(emulator).add((CallObserver) calls::add);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void namesOperationAppUserAndSession() {
    Tokens user = app.client().signUp("ada@example.com", "password");
    app.client().profile(user.accessToken());

    assertThat(calls)
        .extracting(AnsweredCall::operation)
        .containsExactly("clientRegisterEmail", "clientLogin", "clientGetProfile");
    assertThat(calls).allSatisfy(call -> assertThat(call.app().map(App::id)).contains(id(app)));
    AnsweredCall profile = calls.get(2);
    assertThat(profile.userId()).contains(new ObjectId(user.userId()));
    assertThat(profile.sessionId()).isPresent();
  }

  @Test
  void tellsTheReasonThatTheAnswerMasks() {
    Tokens user = app.client().signUp("ada@example.com", "password");
    app.admin().disable(user.userId());
    app.client().profile(user.accessToken());

    AnsweredCall profile = calls.get(calls.size() - 1);
    assertThat(profile.status()).isEqualTo(401);
    assertThat(profile.app().map(App::id)).contains(id(app));
    assertThat(profile.refusal().orElseThrow().reason()).startsWith("user disabled at ");
  }

  @Test
  void tellsTheAppOfOperatorsAndNoUser() {
    app.admin().users("");
    AnsweredCall call = calls.get(calls.size() - 1);
    assertThat(call.app().map(App::id)).contains(id(app));
    assertThat(call.userId()).isEmpty();
  }

  @Test
  void tellsWhyAPageRefuses() {
    Http.send(
        "GET",
        emulator.baseUrl() + "/__emulator/v1/apps/" + app.emulated().clientAppId() + "/confirm",
        null);
    AnsweredCall call = calls.get(calls.size() - 1);
    assertThat(call.status()).isGreaterThanOrEqualTo(400);
    assertThat(call.app().map(App::id)).contains(id(app));
    assertThat(call.refusal()).isPresent();
  }

  private static ObjectId id(TestApp app) {
    return new ObjectId(app.emulated().id());
  }
}
