package io.appservices.emulator.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.http.AnsweredCall;
import io.appservices.emulator.http.CallObserver;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Observers learn why a session ended; the client is told no more than before. */
class SessionEndReasonTest {

  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "her password";
  private static final Instant START = Instant.parse("2030-01-02T03:04:05Z");
  private static final Instant END = START.plusSeconds(60);

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(EmulatorConfig.builder().limits(l -> l.sessionsPerUser(2)).build());

  private final TestApp app = TestApp.on(emulator);
  private final List<AnsweredCall> calls = new CopyOnWriteArrayList<>();

  @BeforeEach
  void observe() {
    emulator.clock().freeze();
    emulator.clock().set(START);
    EmulatorInternals.calls(emulator).add((CallObserver) calls::add);
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        row("disable", Cause.USER_DISABLED, Actor.OPERATOR, (a, t) -> a.admin().disable(id(t))),
        row(
            "disable twice and enable",
            Cause.USER_DISABLED,
            Actor.OPERATOR,
            (a, t) -> {
              a.admin().disable(id(t));
              a.emulator().clock().advance(Duration.ofSeconds(5));
              a.admin().disable(id(t));
              a.admin().enable(id(t));
            }),
        row("revoke", Cause.REVOKED, Actor.OPERATOR, (a, t) -> a.admin().revoke(id(t))),
        row(
            "revoke, then more",
            Cause.REVOKED,
            Actor.OPERATOR,
            (a, t) -> {
              a.admin().revoke(id(t));
              a.emulator().clock().advance(Duration.ofSeconds(5));
              a.admin().disable(id(t));
              a.admin().delete(id(t));
            }),
        row("delete", Cause.USER_DELETED, Actor.OPERATOR, (a, t) -> a.admin().delete(id(t))),
        row(
            "delete itself",
            Cause.USER_DELETED,
            Actor.USER,
            (a, t) -> a.client().deleteUser(t.accessToken())),
        row(
            "delete the app",
            Cause.APP_DELETED,
            Actor.OPERATOR,
            (a, t) -> a.admin().onApp("DELETE", "", null)),
        row(
            "log in too often",
            Cause.EVICTED,
            Actor.EMULATOR,
            (a, t) -> {
              a.client().logIn(EMAIL, PASSWORD);
              a.client().logIn(EMAIL, PASSWORD);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void tellsWhyWhenAndByWhomOfBothTokens(
      String name, Cause cause, Actor by, BiConsumer<TestApp, Tokens> end) {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    emulator.clock().advance(Duration.ofSeconds(60));
    end.accept(app, tokens);
    emulator.clock().advance(Duration.ofSeconds(60));

    SessionEnd expected = SessionEnd.of(cause, END, by);
    assertThat(end(app.client().profile(tokens.accessToken()))).isEqualTo(expected);
    assertThat(end(refresh(tokens))).isEqualTo(expected);
  }

  @Test
  void tellsThatTheUserLoggedOut() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    emulator.clock().advance(Duration.ofSeconds(60));
    app.client().send("DELETE", "/auth/session", tokens.refreshToken(), null);

    assertThat(end(refresh(tokens))).isEqualTo(SessionEnd.of(Cause.LOGGED_OUT, END, Actor.USER));
    assertThat(app.client().profile(tokens.accessToken()).status()).isEqualTo(200);
  }

  @Test
  void remembersALogOutAfterTheSessionWasSwept() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    emulator.clock().advance(Duration.ofSeconds(60));
    app.client().send("DELETE", "/auth/session", tokens.refreshToken(), null);
    emulator.clock().advance(Duration.ofHours(1));
    app.client().signUp("bob@example.com", PASSWORD);
    app.client().signUp("eve@example.com", PASSWORD);

    assertThat(end(refresh(tokens))).isEqualTo(SessionEnd.of(Cause.LOGGED_OUT, END, Actor.USER));
  }

  @Test
  void tellsWhenATokenExpired() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    emulator.clock().advance(Duration.ofHours(1));
    SessionEnd access = end(app.client().profile(tokens.accessToken()));
    assertThat(access.cause()).isEqualTo(Cause.EXPIRED);
    assertThat(access.at()).contains(START.plus(30, ChronoUnit.MINUTES));

    emulator.clock().advance(Duration.ofDays(60));
    SessionEnd refresh = end(refresh(tokens));
    assertThat(refresh.cause()).isEqualTo(Cause.EXPIRED);
    assertThat(refresh.at()).contains(START.plus(60, ChronoUnit.DAYS));
  }

  @Test
  void tellsThatAnAnonymousUsersTimeIsOver() {
    Tokens tokens = app.client().logInAnonymously().tokens();
    emulator.clock().advance(Duration.ofDays(91));
    SessionEnd end = end(refresh(tokens));
    assertThat(end.cause()).isEqualTo(Cause.USER_DELETED);
    assertThat(end.by()).contains(Actor.EMULATOR);
    assertThat(end.at()).contains(START.plus(90, ChronoUnit.DAYS));
  }

  @Test
  void tellsTokensOfOtherEmulatorsFromNonsense() {
    try (AppServicesEmulator other = AppServicesEmulator.start()) {
      Tokens tokens = TestApp.on(other).client().signUp(EMAIL, PASSWORD);
      assertThat(end(app.client().profile(tokens.accessToken())).cause())
          .isEqualTo(Cause.OTHER_EMULATOR);
      assertThat(end(refresh(tokens)).cause()).isEqualTo(Cause.OTHER_EMULATOR);
    }
    app.client().profile("nonsense");
    assertThat(last().sessionEnd()).isEmpty();
  }

  @Test
  void theReasonIsTextForPeopleAndNotInTheAnswer() {
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.admin().disable(id(tokens));
    Response answer = app.client().profile(tokens.accessToken());
    assertThat(answer.body()).doesNotContain("disabled");
    assertThat(last().reason()).isEqualTo("user disabled at " + START + " by an operator");
  }

  private Response refresh(Tokens tokens) {
    return app.client().send("POST", "/auth/session", tokens.refreshToken(), null);
  }

  private SessionEnd end(Response answer) {
    assertThat(answer.status()).isEqualTo(401);
    return last().sessionEnd().orElseThrow();
  }

  private AppServicesException last() {
    return calls.get(calls.size() - 1).refusal().orElseThrow();
  }

  private static String id(Tokens tokens) {
    return tokens.userId();
  }

  private static Arguments row(
      String name, Cause cause, Actor by, BiConsumer<TestApp, Tokens> end) {
    return Arguments.of(name, cause, by, end);
  }
}
