package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What belongs to somebody else, or is about to. */
class LinkConflictTest {

  private static final String EMAIL = "a@b.c";
  private static final String PASSWORD = "password";
  private static final String TAKEN = "a user already exists with the specified provider";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);

  @Test
  void realmWebsEndlessRetriesGetAnAnswerThatItDoesNotRetry() {
    emulator.clock().freeze();
    app.client().signUp(EMAIL, PASSWORD);
    Tokens thief = app.client().logInAnonymously().tokens();

    assertFaithful(app, thief, 3);
    assertPlain(thief);
    assertPlain(thief);
  }

  @Test
  void whoTriesAnotherUserOrIdentityStartsAnew() {
    emulator.clock().freeze();
    app.client().signUp(EMAIL, PASSWORD);
    app.client().signUp("b@b.c", PASSWORD);
    Tokens thief = app.client().logInAnonymously().tokens();
    assertFaithful(app, thief, 3);

    assertFaithful(app, app.client().logInAnonymously().tokens(), 1);
    assertThat(link(app, thief, "b@b.c")).isRefused(401, "InvalidSession", "unauthorized");
    assertPlain(thief);
  }

  @Test
  void whoTriesAgainLaterIsToldWhatTheServiceSays() {
    emulator.clock().freeze();
    app.client().signUp(EMAIL, PASSWORD);
    Tokens thief = app.client().logInAnonymously().tokens();
    assertFaithful(app, thief, 3);
    assertPlain(thief);

    emulator.clock().advance(Duration.ofSeconds(11));

    assertFaithful(app, thief, 3);
  }

  @Test
  void refreshingInBetweenAsRealmWebDoesMakesNoDifference() {
    emulator.clock().freeze();
    app.client().signUp(EMAIL, PASSWORD);
    Tokens thief = app.client().logInAnonymously().tokens();
    for (int i = 0; i < 3; i++) {
      assertFaithful(app, refreshed(thief), 1);
    }

    assertPlain(refreshed(thief));
  }

  @Test
  void whereItIsAskedForTheServicesAnswerIsGivenForEver() {
    EmulatorConfig config =
        EmulatorConfig.builder().behaviour(b -> b.linkConflicts(LinkConflicts.FAITHFUL)).build();
    try (AppServicesEmulator faithful = AppServicesEmulator.start(config)) {
      TestApp other = TestApp.on(faithful);
      other.client().signUp(EMAIL, PASSWORD);

      assertFaithful(other, other.client().logInAnonymously().tokens(), 20);
    }
  }

  @Test
  void ofTwoUsersThatLinkOneNewAccountOneGetsIt() {
    for (int round = 0; round < 20; round++) {
      String email = round + "@b.c";
      List<Tokens> users = List.of(anonymous(), anonymous());
      assertThat(app.client().register(email, PASSWORD)).isDone(201);

      List<Response> answers =
          Race.of(users.stream().map(u -> (Callable<Response>) () -> link(app, u, email)).toList());

      assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(200, 401);
      Tokens winner = users.get(answers.get(0).status() == 200 ? 0 : 1);
      assertThat(logIn(email).tokens().userId()).isEqualTo(winner.userId());
      assertThat(users.stream().map(this::countIdentities)).containsExactlyInAnyOrder(1, 2);
    }
  }

  @Test
  void aLinkAndAFirstLoginOfOneAccountMakeOneOwner() {
    for (int round = 0; round < 20; round++) {
      String email = round + "@b.c";
      Tokens linking = anonymous();
      assertThat(app.client().register(email, PASSWORD)).isDone(201);

      List<Response> answers =
          Race.of(List.of(() -> link(app, linking, email), () -> logIn(email)));

      String owner = logIn(email).tokens().userId();
      assertThat(answers.get(1).tokens().userId()).isEqualTo(owner);
      boolean linked = answers.get(0).status() == 200;
      assertThat(owner.equals(linking.userId())).isEqualTo(linked);
      assertThat(countIdentities(linking)).isEqualTo(linked ? 2 : 1);
    }
  }

  @Test
  void aUserThatLinksManyEmailsAtOnceGetsOne() {
    Tokens user = anonymous();
    List<String> emails = Stream.of("a", "b", "c", "d").map(name -> name + "@b.c").toList();
    emails.forEach(email -> assertThat(app.client().register(email, PASSWORD)).isDone(201));

    List<Response> answers =
        Race.of(emails.stream().map(e -> (Callable<Response>) () -> link(app, user, e)).toList());

    assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(200, 500, 500, 500);
    assertThat(emails.stream().map(e -> logIn(e).tokens().userId()))
        .containsOnlyOnce(user.userId())
        .doesNotHaveDuplicates();
  }

  private Tokens anonymous() {
    return app.client().logInAnonymously().tokens();
  }

  private Tokens refreshed(Tokens user) {
    String access = app.client().refresh(user.refreshToken()).string("access_token");
    return new Tokens(access, user.refreshToken(), user.userId(), user.deviceId());
  }

  private Response logIn(String email) {
    return app.client().logIn(email, PASSWORD);
  }

  private int countIdentities(Tokens user) {
    Response profile = app.client().profile(user.accessToken());
    return profile.document().getList("identities", Document.class).size();
  }

  private static Response link(TestApp app, Tokens user, String email) {
    Document credentials = new Document("username", email).append("password", PASSWORD);
    return app.client().link(user.accessToken(), "local-userpass", credentials);
  }

  private static void assertFaithful(TestApp app, Tokens thief, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(link(app, thief, EMAIL)).isRefused(401, "InvalidSession", "unauthorized");
    }
  }

  private void assertPlain(Tokens thief) {
    assertThat(link(app, thief, EMAIL)).isRefused(401, "AuthError", TAKEN);
  }
}
