package io.appservices.emulator.journal;

import static io.appservices.emulator.api.RequestFilter.all;
import static io.appservices.emulator.api.RequestFilter.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.MissingRequestException;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The journal, as the code that embeds the emulator reads it. */
class RequestJournalTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password";

  private final TestApp app = TestApp.shared();

  @Test
  void saysWhyALoginWasRefusedThoughTheAnswerHidesIt() {
    app.client().signUp(EMAIL, PASSWORD);

    app.client().logIn(EMAIL, "wrong-password");

    RecordedRequest login = app.emulated().requests().await(operation("clientLogin").refused());
    assertThat(login.status()).isEqualTo(401);
    assertThat(login.errorCode()).contains("InvalidPassword");
    assertThat(login.reason()).contains("invalid username/password");
    assertThat(login.app()).contains(app.emulated().clientAppId());
  }

  @Test
  void hasTheUserOfALogin() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);

    RecordedRequest login = app.emulated().requests().await(operation("clientLogin").accepted());
    assertThat(login.user()).contains(tokens.userId());
  }

  @Test
  void hasTheSessionTheTimeAndTheDurationOfACall() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.client().profile(tokens.accessToken());
    app.client().profile(app.client().logIn(EMAIL, PASSWORD).tokens().accessToken());

    List<RecordedRequest> calls = app.emulated().requests().list(operation("clientGetProfile"));
    assertThat(calls).hasSize(2).allMatch(call -> call.session().isPresent());
    assertThat(calls.get(0).session()).isNotEqualTo(calls.get(1).session());
    assertThat(calls).allMatch(call -> !call.duration().isNegative());
    assertThat(calls.get(1).time()).isBeforeOrEqualTo(app.emulator().clock().instant());
  }

  @Test
  void saysWhoDisabledTheUserOfARefusedToken() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.emulated().users().disable(EMAIL);

    app.client().profile(tokens.accessToken());

    RecordedRequest refused = app.emulated().requests().await(all().refused());
    assertThat(refused.user()).contains(tokens.userId());
    assertThat(refused.reason()).hasValueSatisfying(r -> assertThat(r).contains("user disabled"));
    assertThat(app.emulated().requests().list(all().because("by an operator"))).hasSize(1);
  }

  @Test
  void saysWhoDisabledTheUserOfARefusedLogin() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.emulated().users().disable(EMAIL);
    app.admin().revoke(tokens.userId());

    app.client().logIn(EMAIL, PASSWORD);

    RecordedRequest refused = app.emulated().requests().await(all().refused());
    assertThat(refused.user()).contains(tokens.userId());
    assertThat(refused.reason().orElseThrow())
        .startsWith("user disabled at 20")
        .endsWith(" by an operator");
  }

  @Test
  void hasTheUserAndTheSessionOfARefusedCallOfAFunction() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    call(app, tokens);
    app.emulated().users().disable(EMAIL);
    call(app, tokens);

    List<RecordedRequest> calls =
        app.emulated().requests().list(operation("clientCallFunction").user(tokens.userId()));
    assertThat(calls).hasSize(2);
    assertThat(calls.get(1).status()).isEqualTo(401);
    assertThat(calls.get(1).session()).isPresent().isEqualTo(calls.get(0).session());
  }

  @Test
  void hasNoUserOfAnotherAppsToken() {
    TestApp other = TestApp.shared();
    Tokens tokens = other.client().signUp(EMAIL, PASSWORD);
    call(app, tokens);
    other.emulated().users().disable(EMAIL);
    call(app, tokens);

    assertThat(app.emulated().requests().list())
        .hasSize(2)
        .allMatch(call -> call.isRefused() && call.user().isEmpty() && call.session().isEmpty());
  }

  private static void call(TestApp from, Tokens tokens) {
    from.client()
        .send(
            "POST",
            from.client().app("/functions/call"),
            tokens.accessToken(),
            "{\"name\": \"f\"}");
  }

  @Test
  void selectsByUserStatusAndOutcome() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.client().profile(tokens.accessToken());
    String user =
        app.emulated().requests().await(operation("clientGetProfile")).user().orElseThrow();

    assertThat(app.emulated().requests().count(operation("clientGetProfile").user(user)))
        .isEqualTo(1);
    assertThat(app.emulated().requests().count(all().user("0"))).isZero();
    assertThat(app.emulated().requests().count(operation("clientLogin").accepted().status(200)))
        .isEqualTo(1);
    assertThat(app.emulated().requests().count(operation("clientLogin").refused())).isZero();
  }

  @Test
  void waitsForARequestThatComesLater() {
    CompletableFuture<RecordedRequest> awaited =
        CompletableFuture.supplyAsync(
            () ->
                app.emulated().requests().await(operation("clientLogin"), Duration.ofSeconds(30)));
    app.client().logInAnonymously();
    assertThat(awaited).succeedsWithin(Duration.ofSeconds(30)).returns(200, r -> r.status());
  }

  @Test
  void saysWhatCameInPlaceOfARequestThatDidNot() {
    app.client().location();
    assertThatThrownBy(
            () -> app.emulated().requests().await(operation("clientLogin"), Duration.ofMillis(1)))
        .isInstanceOf(MissingRequestException.class)
        .hasMessageContaining("200 GET /api/client/v2.0/app/");
  }

  @Test
  void refusesAnOperationThatThereIsNot() {
    assertThatThrownBy(() -> app.emulated().requests().list(operation("clientLogn")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no operation is called 'clientLogn'; did you mean clientLogin?");
  }

  @Test
  void keepsRequestsOfOtherAppsApart() {
    TestApp other = TestApp.shared();
    other.client().logInAnonymously();
    assertThat(app.emulated().requests().list()).isEmpty();
    assertThat(other.emulated().requests().list()).hasSize(1);
  }

  @Test
  void keepsTheNewestUpToItsSize() {
    EmulatorConfig config =
        EmulatorConfig.builder().limits(limits -> limits.journalSize(3)).build();
    try (var emulator = AppServicesEmulator.start(config)) {
      for (int i = 0; i < 5; i++) {
        Http.send("GET", emulator.baseUrl() + "/nowhere/" + i, null);
      }
      assertThat(emulator.requests().list())
          .extracting(RecordedRequest::path)
          .containsExactly("/nowhere/2", "/nowhere/3", "/nowhere/4");
      emulator.requests().clear();
      assertThat(emulator.requests().list()).isEmpty();
    }
  }

  @Test
  void isEmptyWithoutASize() {
    EmulatorConfig config =
        EmulatorConfig.builder().limits(limits -> limits.journalSize(0)).build();
    try (var emulator = AppServicesEmulator.start(config)) {
      TestApp.on(emulator).client().location();
      assertThat(emulator.requests().list()).isEmpty();
    }
  }
}
