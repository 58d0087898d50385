package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.DigestAnswer;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Apps, clock, mails, logs, operators and schedules of emulators that share a database. */
@Tag("shared")
class SharedAppsTest {

  private static final String PASSWORD = "password-1";

  private SharingEmulators emulators;
  private EmulatedApp app;

  @BeforeEach
  void start() {
    emulators = new SharingEmulators(2);
    app = emulators.newApp();
  }

  @AfterEach
  void stop() {
    emulators.close();
  }

  @Test
  void anAppThatWasMadeAtOneIsServedByTheOther() {
    assertThat(emulators.client(1, app).logInAnonymously().status()).isEqualTo(200);
    assertThat(emulators.node(1).app().clientAppId())
        .isEqualTo(emulators.node(0).app().clientAppId());
  }

  @Test
  void aProviderThatIsSwitchedOffAtOneIsOffAtTheOtherWithTheNextRequest() {
    for (int round = 0; round < 3; round++) {
      emulators.admin(0, app).switchProvider("anon-user", "disable");
      assertThat(emulators.client(1, app).logInAnonymously().status()).isNotEqualTo(200);
      emulators.admin(1, app).switchProvider("anon-user", "enable");
      assertThat(emulators.client(0, app).logInAnonymously().status()).isEqualTo(200);
    }
  }

  @Test
  void anAppThatIsDeletedAtOneIsUnknownToTheOther() {
    String token = emulators.client(1, app).logInAnonymously().tokens().accessToken();
    assertThat(emulators.admin(0, app).onApp("DELETE", "", null).status()).isEqualTo(204);
    assertThat(emulators.client(1, app).profile(token).status()).isEqualTo(401);
    assertThat(emulators.client(1, app).logInAnonymously().status()).isEqualTo(404);
  }

  @Test
  void oneOfTheDeploymentsOfADraftIsMade() {
    Response draft = emulators.admin(0, app).onApp("POST", "/drafts", null);
    Document value = new Document("name", "v").append("value", "x").append("private", false);
    assertThat(emulators.admin(1, app).onApp("POST", "/values", value).status()).isEqualTo(201);
    String path = "/drafts/" + draft.string("_id") + "/deployment";
    List<Response> answers =
        Race.of(List.<Callable<Response>>of(() -> deploy(0, path), () -> deploy(1, path)));
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    for (int node = 0; node < 2; node++) {
      assertThat(emulators.admin(node, app).onApp("GET", "/values", null).documents()).hasSize(1);
    }
  }

  private Response deploy(int node, String path) {
    return emulators.admin(node, app).onApp("POST", path, new Document());
  }

  @Test
  void operatorsAndTokensOfOneAreKnownToTheOther() {
    AdminApiClient admin = emulators.admin(0, app);
    String token = admin.logIn().string("access_token");
    Response answer = emulators.admin(1, app).send("GET", "/auth/profile", token, null);
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aChallengeOfOneIsAnsweredToTheOther() {
    AtlasApiClient one = new AtlasApiClient(emulators.node(0));
    AtlasApiClient other = new AtlasApiClient(emulators.node(1));
    DigestAnswer answer = one.answer();
    String target = one.group("/databaseUsers");
    assertThat(other.send("GET", target, answer.header("GET", target), null).status())
        .isEqualTo(200);
    assertThat(other.send("GET", target, answer.header("GET", target), null).status())
        .isEqualTo(401);
    emulators.node(0).clock().advance(Duration.ofMinutes(6));
    String later = answer.withCount(2).header("GET", target);
    await()
        .untilAsserted(
            () -> assertThat(other.send("GET", target, later, null).status()).isEqualTo(401));
  }

  @Test
  void aMailOfOneIsShownByTheOther() {
    emulators
        .admin(0, app)
        .configure(
            "local-userpass",
            new Document("autoConfirm", false)
                .append("emailConfirmationUrl", "http://localhost/confirm")
                .append("confirmEmailSubject", "Confirm"));
    emulators.client(0, app).register("a@example.com", PASSWORD);
    Mail mail = emulators.node(1).outbox().await("a@example.com", Mail.Kind.CONFIRMATION);
    Document confirmation = new Document("token", mail.token()).append("tokenId", mail.tokenId());
    assertThat(emulators.client(1, app).userpass("confirm", confirmation).status()).isEqualTo(200);
    assertThat(emulators.client(0, app).logIn("a@example.com", PASSWORD).status()).isEqualTo(200);
    emulators.node(0).outbox().clear();
    assertThat(emulators.node(1).outbox().list()).isEmpty();
  }

  @Test
  void aLineOfTheLogOfOneIsShownByTheOther() {
    emulators.node(0).functions().register("hello", arguments -> "hello");
    Document call = new Document("name", "hello");
    assertThat(emulators.admin(0, app).onApp("POST", "/debug/execute_function", call).status())
        .isEqualTo(200);
    for (int node = 0; node < 2; node++) {
      assertThat(emulators.admin(node, app).onApp("GET", "/logs?type=FUNCTION", null).body())
          .contains("\"function_name\":\"hello\"");
    }
  }

  @Test
  void aClockThatIsMovedAtOneIsMovedAtTheOther() {
    Instant instant = Instant.parse("2035-01-02T03:04:05Z");
    emulators.node(0).clock().move().freeze().set(instant).apply();
    await().untilAsserted(() -> assertThat(emulators.node(1).clock().instant()).isEqualTo(instant));
    Race.of(List.of(advance(0), advance(1)));
    for (AppServicesEmulator emulator : emulators.all()) {
      await()
          .untilAsserted(
              () -> assertThat(emulator.clock().instant()).isEqualTo(instant.plusSeconds(20)));
    }
  }

  private Callable<Boolean> advance(int node) {
    return () -> {
      emulators.node(node).clock().advance(Duration.ofSeconds(10));
      return true;
    };
  }

  @Test
  void aTriggerThatIsDueRunsAtOneOfThem() {
    AtomicInteger runs = new AtomicInteger();
    emulators.node(0).clock().move().set(Instant.parse("2035-01-02T03:04:05Z")).freeze().apply();
    for (AppServicesEmulator emulator : emulators.all()) {
      emulator
          .functions()
          .register(
              "count",
              arguments -> {
                runs.incrementAndGet();
                return null;
              });
    }
    app.triggers().onSchedule("each-minute", "count", "* * * * *");
    // The other one has to know the trigger before it is due.
    await()
        .untilAsserted(
            () ->
                assertThat(emulators.admin(1, app).onApp("GET", "/triggers", null).documents())
                    .hasSize(1));

    for (int minute = 1; minute <= 5; minute++) {
      emulators.node(minute % 2).clock().advance(Duration.ofMinutes(1));
      int due = minute;
      await().untilAsserted(() -> assertThat(runs).hasValueGreaterThanOrEqualTo(due));
    }

    await().pollDelay(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(runs).hasValue(5));
  }

  @Test
  void emulatorsThatStartTogetherOnANewDatabaseAgree() {
    String uri = SharedDeployment.newDatabase();
    Callable<AppServicesEmulator> start =
        () -> AppServicesEmulator.start(SharingEmulators.config(uri));
    List<AppServicesEmulator> started = Race.times(3, start);
    try {
      assertThat(started.stream().filter(AppServicesEmulator::continuesState)).hasSize(2);
      assertThat(started.stream().map(emulator -> emulator.app().id()).distinct()).hasSize(1);
      started.get(0).app().createUser("a@example.com", PASSWORD);
      assertThat(started.get(2).app().users().find("a@example.com")).isPresent();
    } finally {
      started.forEach(AppServicesEmulator::close);
      SharedDeployment.drop(uri);
    }
  }
}
