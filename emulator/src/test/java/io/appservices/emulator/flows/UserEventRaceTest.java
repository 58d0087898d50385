package io.appservices.emulator.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What calls that race do to one user is told in the order in which it happened. */
@Tag("slow")
class UserEventRaceTest {

  private static final int ROUNDS = 40;
  private static final String PASSWORD = "password";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(EmulatorConfig.builder().limits(l -> l.sessionsPerUser(2)).build());

  private final TestApp app = TestApp.on(emulator);
  private final List<UserEvent> heard = new CopyOnWriteArrayList<>();

  @Test
  void tellsOfTheCreationBeforeAnyLoginOfTheUser() {
    app.emulated().onUserEvent(heard::add);
    rounds(
        email -> {
          app.client().register(email, PASSWORD);
          Race.<Response>of(List.of(logIn(email), logIn(email), logIn(email), logIn(email)));
          assertThat(kindsOnceDeleted(email).stream().filter(kind -> kind != Kind.SESSION_ENDED))
              .containsExactly(
                  Kind.CREATED,
                  Kind.LOGGED_IN,
                  Kind.LOGGED_IN,
                  Kind.LOGGED_IN,
                  Kind.LOGGED_IN,
                  Kind.DELETED);
        });
  }

  @Test
  void tellsOfNoLoginOfADisabledUser() {
    app.emulated().onUserEvent(heard::add);
    rounds(
        email -> {
          String id = app.admin().createUser(email, PASSWORD).string("_id");
          Race.<Response>of(
              List.of(
                  logIn(email),
                  () -> app.admin().disable(id),
                  () -> app.admin().enable(id),
                  () -> app.admin().disable(id),
                  logIn(email)));
          boolean out = false;
          for (Kind kind : kindsOnceDeleted(email)) {
            assertThat(kind).isNotEqualTo(out ? Kind.LOGGED_IN : Kind.ENABLED);
            out = kind == Kind.DISABLED || out && kind != Kind.ENABLED;
          }
        });
  }

  @Test
  void tellsOfNothingAfterTheDeletion() {
    app.emulated().onUserEvent(heard::add);
    rounds(
        email -> {
          Tokens user = app.client().signUp(email, PASSWORD);
          Race.<Response>of(
              List.of(
                  logIn(email),
                  () -> app.client().createApiKey(user.refreshToken(), "ci"),
                  () -> app.client().logOut(user.refreshToken()),
                  () -> app.admin().revoke(user.userId()),
                  () -> app.admin().delete(user.userId())));
          await().until(() -> kinds(user.userId()).contains(Kind.DELETED));
          flush();
          List<Kind> kinds = kinds(user.userId());
          assertThat(kinds).startsWith(Kind.CREATED).endsWith(Kind.DELETED);
          assertThat(kinds).containsOnlyOnce(Kind.DELETED);
        });
  }

  @Test
  void tellsOfALinkOnce() {
    app.emulated().onUserEvent(heard::add);
    rounds(
        email -> {
          Tokens user = app.client().logInAnonymously().tokens();
          app.client().register(email, PASSWORD);
          Map<String, String> body = Map.of("username", email, "password", PASSWORD);
          Callable<Response> link =
              () -> app.client().link(user.accessToken(), "local-userpass", body);
          Race.<Response>of(List.of(link, link, link));
          assertThat(kindsOnceDeleted(user.userId()))
              .containsExactly(Kind.CREATED, Kind.LOGGED_IN, Kind.IDENTITY_LINKED, Kind.DELETED);
        });
  }

  private void rounds(Consumer<String> round) {
    IntStream.range(0, ROUNDS).forEach(n -> round.accept("user" + n + "@example.com"));
  }

  private Callable<Response> logIn(String email) {
    return () -> app.client().logIn(email, PASSWORD);
  }

  private List<Kind> kindsOnceDeleted(String user) {
    app.emulated().users().delete(user);
    flush();
    String id =
        heard.stream()
            .filter(event -> event.kind() == Kind.DELETED)
            .reduce((first, last) -> last)
            .flatMap(UserEvent::userId)
            .orElseThrow();
    return kinds(id);
  }

  private List<Kind> kinds(String id) {
    return heard.stream()
        .filter(event -> event.userId().filter(id::equals).isPresent())
        .map(UserEvent::kind)
        .toList();
  }

  /** All events of an app are in one line, so those before the ones of somebody new were heard. */
  private void flush() {
    String last = app.emulated().createUser("last@example.com", PASSWORD);
    await().until(() -> kinds(last).contains(Kind.CREATED));
    app.emulated().users().delete(last);
    await().until(() -> kinds(last).contains(Kind.DELETED));
    heard.removeIf(event -> event.userId().filter(last::equals).isPresent());
  }
}
