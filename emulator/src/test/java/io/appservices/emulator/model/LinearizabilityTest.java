package io.appservices.emulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories made by hand: what is possible is explained, and what is not is refused. */
class LinearizabilityTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";
  private static final String USER = "user";
  private static final ServiceModel EMPTY = ServiceModel.empty(true);

  private final List<Event> history = new ArrayList<>();

  LinearizabilityTest() {
    add(command(1, Kind.REGISTER).named(EMAIL).with(PASSWORD), Answer.done(201), 0, 9);
    add(logIn(2), Answer.done(200, USER), 10, 19);
  }

  @Test
  void aTokenThatIsAcceptedAfterTheAnswerToARevokeIsRefused() {
    add(command(3, Kind.REVOKE).from(2), Answer.done(204), 20, 29);
    add(command(4, Kind.PROFILE).from(2), Answer.done(200, USER), 30, 39);
    assertIsBroken();
    assertThat(labels(OldTokens.letIn(true, history))).containsExactly(2, 3, 4);
  }

  @Test
  void aTokenOfARefreshIsAsOldAsItsLogin() {
    add(command(3, Kind.REFRESH).from(2), Answer.done(201), 20, 29);
    add(command(4, Kind.DELETE_ITSELF).from(3), Answer.done(204), 30, 39);
    add(command(5, Kind.PROFILE).from(3), Answer.done(200, USER), 40, 49);
    assertIsBroken();
    assertThat(labels(OldTokens.letIn(false, history))).containsExactly(2, 4, 5);
  }

  @Test
  void aTokenMayBeAcceptedWhileARevokeIsRunning() {
    add(command(3, Kind.REVOKE).from(2), Answer.done(204), 20, 40);
    add(command(4, Kind.PROFILE).from(2), Answer.done(200, USER), 30, 35);
    assertIsExplained();
    assertThat(OldTokens.letIn(true, history)).isEmpty();
  }

  @Test
  void onceATokenWasRefusedItStaysSoWhileTheRevokeIsRunning() {
    add(command(3, Kind.REVOKE).from(2), Answer.done(204), 20, 60);
    add(command(4, Kind.PROFILE).from(2), Answer.refused(401, "InvalidSession"), 30, 35);
    add(command(5, Kind.PROFILE).from(2), Answer.done(200, USER), 40, 45);
    assertIsBroken();
  }

  @Test
  void accessTokensGoOnWhereTheyLiveUntilTheyExpire() {
    add(command(3, Kind.DISABLE).from(2), Answer.done(204), 20, 29);
    add(command(4, Kind.PROFILE).from(2), Answer.done(200, USER), 30, 39);
    assertIsBroken();
    assertThat(Linearizability.explains(ServiceModel.empty(false), history)).isTrue();
    assertThat(OldTokens.letIn(false, history)).isEmpty();
  }

  @Test
  void oneEmailIsRegisteredOnce() {
    Command register = command(3, Kind.REGISTER).named("b@example.com").with(PASSWORD);
    add(register, Answer.done(201), 20, 40);
    add(command(4, Kind.REGISTER).named("b@example.com").with(PASSWORD), Answer.done(201), 21, 41);
    assertIsBroken();
  }

  @Test
  void firstLoginsAtOnceAreOfOneUser() {
    add(command(3, Kind.REGISTER).named("b@example.com").with(PASSWORD), Answer.done(201), 20, 29);
    Command logIn = command(4, Kind.LOG_IN).named("b@example.com").with(PASSWORD);
    add(logIn, Answer.done(200, "one"), 30, 49);
    List<Event> before = List.copyOf(history);
    Command again = command(5, Kind.LOG_IN).named("b@example.com").with(PASSWORD);
    add(again, Answer.done(200, "one"), 31, 48);
    assertIsExplained();
    history.clear();
    history.addAll(before);
    add(again, Answer.done(200, "another"), 31, 48);
    assertIsBroken();
  }

  @Test
  void aChangeOfAPasswordIsNotLost() {
    add(command(3, Kind.CHANGE_PASSWORD).named(EMAIL).with("password-2"), Answer.done(202), 20, 29);
    add(logIn(4), Answer.done(200, USER), 30, 39);
    assertIsBroken();
  }

  @Test
  void anEnableIsAfterTheDisableThatItUndoes() {
    add(command(3, Kind.ENABLE).from(2), Answer.done(204), 20, 39);
    add(command(4, Kind.DISABLE).from(2), Answer.done(204), 21, 38);
    add(logIn(5), Answer.done(200, USER), 40, 49);
    assertIsExplained();
  }

  @Test
  void aRefusalThatTheModelDoesNotKnowIsRefused() {
    add(command(3, Kind.PROFILE).from(2), Answer.refused(401, "AuthError"), 20, 29);
    assertIsBroken();
  }

  @Test
  void whatIsShownIsWithoutTheCallsThatDoNotMatter() {
    add(command(3, Kind.PROFILE).from(2), Answer.done(200, USER), 20, 29);
    add(command(4, Kind.REFRESH).from(2), Answer.done(201), 20, 29);
    add(command(5, Kind.REVOKE).from(2), Answer.done(204), 30, 39);
    add(command(6, Kind.PROFILE).from(2), Answer.done(200, USER), 40, 49);
    add(logIn(7), Answer.done(200, USER), 50, 59);
    assertThat(labels(Linearizability.shortest(EMPTY, history))).containsExactly(1, 2, 5, 6);
  }

  private void assertIsBroken() {
    assertThat(Linearizability.explains(EMPTY, history)).isFalse();
  }

  private void assertIsExplained() {
    assertThat(Linearizability.explains(EMPTY, history)).isTrue();
  }

  private void add(Command command, Answer answer, long begun, long answered) {
    history.add(new Event(command, answer, begun, answered));
  }

  private static Command command(int label, Kind kind) {
    return Command.of(label, kind);
  }

  private static Command logIn(int label) {
    return command(label, Kind.LOG_IN).named(EMAIL).with(PASSWORD);
  }

  private static List<Integer> labels(List<Event> events) {
    return events.stream().map(event -> event.command().label()).toList();
  }
}
