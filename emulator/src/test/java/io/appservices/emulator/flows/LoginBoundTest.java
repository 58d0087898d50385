package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What logins leave behind does not grow for ever. */
class LoginBoundTest {

  private static final String EMAIL = "user@example.com";
  private static final String PASSWORD = "correct horse";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .limits(l -> l.sessionsPerUser(3).anonymousUsersPerApp(2))
              .build());

  private final TestApp app = TestApp.on(emulator);

  @Test
  void theOldestSessionOfAUserEndsWhenItOpensTooMany() {
    List<Tokens> sessions = new ArrayList<>(List.of(app.client().signUp(EMAIL, PASSWORD)));
    Tokens other = app.client().signUp("other@example.com", PASSWORD);
    IntStream.range(0, 3).forEach(n -> sessions.add(app.client().logIn(EMAIL, PASSWORD).tokens()));

    Tokens oldest = sessions.get(0);
    assertThat(app.client().profile(oldest.accessToken()))
        .isRefused(401, "InvalidSession", "invalid session: session has been revoked");
    assertThat(app.client().refresh(oldest.refreshToken()))
        .isRefused(401, "InvalidSession", "invalid session: failed to find refresh token");
    assertThat(app.client().logOut(oldest.refreshToken())).hasStatus(401);
    for (Tokens kept : sessions.subList(1, 4)) {
      assertThat(app.client().profile(kept.accessToken())).hasStatus(200);
      assertThat(app.client().refresh(kept.refreshToken())).hasStatus(201);
    }
    assertThat(app.client().profile(other.accessToken())).hasStatus(200);
  }

  @Test
  void theDevicesThatWereUsedLastAreKept() {
    app.client().register(EMAIL, PASSWORD);
    String own = new ObjectId().toHexString();
    logInFrom(Map.of("deviceId", own, "platform", "chrome"));
    IntStream.range(0, 5).forEach(n -> logInFrom(Map.of("platform", "node")));
    String userId = logInFrom(Map.of("deviceId", own, "platform", "firefox"));

    List<Document> devices = app.admin().devices(userId).documents();
    assertThat(devices).hasSize(3);
    assertThat(devices).extracting(device -> device.getString("_id")).contains(own);
  }

  @Test
  void theFirstAnonymousUserIsDeletedWhereThereAreTooMany() {
    List<UserEvent> events = new CopyOnWriteArrayList<>();
    emulator.onUserEvent(events::add);
    Tokens named = app.client().signUp(EMAIL, PASSWORD);
    Tokens linked = app.client().logInAnonymously().tokens();
    app.client().register("linked@example.com", PASSWORD);
    assertThat(
            app.client()
                .link(
                    linked.accessToken(),
                    "local-userpass",
                    Map.of("username", "linked@example.com", "password", PASSWORD)))
        .hasStatus(200);
    List<Tokens> anonymous =
        IntStream.range(0, 3).mapToObj(n -> app.client().logInAnonymously().tokens()).toList();

    assertThat(app.client().profile(anonymous.get(0).accessToken()))
        .isRefusedWithCode(401, "InvalidSession");
    assertThat(app.admin().user(anonymous.get(0).userId())).hasStatus(404);
    for (Tokens kept : List.of(named, linked, anonymous.get(1), anonymous.get(2))) {
      assertThat(app.client().profile(kept.accessToken())).hasStatus(200);
    }
    assertThat(app.admin().countUsers()).isEqualTo(4);
    await()
        .untilAsserted(
            () ->
                assertThat(events)
                    .filteredOn(event -> event.kind() == UserEvent.Kind.DELETED)
                    .hasSize(1));
  }

  /** The id of the user. */
  private String logInFrom(Map<String, String> device) {
    Document body =
        new Document("username", EMAIL)
            .append("password", PASSWORD)
            .append("options", Map.of("device", device));
    return app.client().logInWith("local-userpass", body).tokens().userId();
  }
}
