package io.appservices.emulator.transfer;

import static io.appservices.emulator.transfer.Travel.imports;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.UserEvent;
import io.appservices.emulator.api.UserEvent.Actor;
import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.api.UserOperation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.TestApp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The events of imported users, whichever way these come. */
class ImportEventsTest extends UserFileFixture {

  private static final String DISABLED =
      "{\"identities\":[{\"id\":\"117\",\"provider_type\":\"anon-user\",\"data\":{}}],"
          + "\"email\":\"b@b.c\",\"password\":\"secret1\",\"disabled\":true}\n";
  private static final String SERVER =
      "{\"type\":\"server\",\"api_keys\":[{\"name\":\"ci\",\"key\":\"k\"}]}\n";

  @Test
  void anImportOverHttpIsToldAsUsersThatAnOperatorMade() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      TestApp app = TestApp.on(emulator);

      imports(app, 3, user("a@b.c") + DISABLED + SERVER);

      List<UserEvent> events = app.emulated().events().list();
      assertThat(events)
          .hasSize(3)
          .allSatisfy(event -> assertThat(event.kind()).isEqualTo(Kind.CREATED))
          .allSatisfy(event -> assertThat(event.by()).isEqualTo(Actor.OPERATOR))
          .allSatisfy(event -> assertThat(event.user()).isPresent());
      assertThat(events.get(0).providers()).containsExactly("local-userpass");
      assertThat(events.get(1).providers()).containsExactly("local-userpass", "anon-user");
      assertThat(events.get(1).user().orElseThrow().disabled()).isTrue();
      assertThat(events.get(2).providers()).containsExactly("api-key");
    }
  }

  @Test
  void anAccountWithoutUserIsToldAsRegistered() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      String pending = "{\"email\":\"%s\",\"password\":\"secret1\",\"pending\":true%s}\n";

      importInto(
          app, pending.formatted("a@b.c", "") + pending.formatted("b@b.c", ",\"confirmed\":true"));

      assertThat(app.events().list())
          .extracting(event -> event.kind() + " " + event.name().orElseThrow() + " " + event.by())
          .containsExactly(
              "REGISTERED a@b.c OPERATOR", "REGISTERED b@b.c OPERATOR", "CONFIRMED b@b.c OPERATOR");
    }
  }

  @Test
  void listenersHearOfThem() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      List<UserEvent> heard = new CopyOnWriteArrayList<>();
      emulator.onUserEvent(heard::add);

      importInto(emulator.app(), user("a@b.c"));

      await().until(() -> !heard.isEmpty());
      assertThat(heard).extracting(UserEvent::kind).containsExactly(Kind.CREATED);
    }
  }

  @Test
  void anImportThatIsRefusedTellsNothing() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      TestApp app = TestApp.on(emulator);

      Travel.refuses(
          app, user("a@b.c") + "{}", "line 2: no identity: give 'email' or 'identities'");

      assertThat(app.emulated().events().list()).isEmpty();
    }
  }

  @Test
  void usersOfTheStartAndOfAResetAreTold() throws IOException {
    Path file = file("users", user("a@b.c") + user("b@b.c"));
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.users(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emulator.events().list())
          .extracting(UserEvent::kind)
          .containsOnly(Kind.CREATED)
          .hasSize(2);

      emulator.reset();

      assertThat(emulator.events().list())
          .extracting(UserEvent::kind)
          .containsOnly(Kind.CREATED)
          .hasSize(2);
    }
  }

  @Test
  void usersOfANewAppAreToldOverHttp() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      ControlApiClient control = new ControlApiClient(emulator);

      String app =
          control
              .post("/apps", "{\"users\":[" + user("a@b.c").strip() + "]}")
              .document()
              .getString("client_app_id");

      List<Document> events =
          control
              .get("/events?type=created&app=" + app)
              .document()
              .getList("events", Document.class);
      assertThat(events)
          .singleElement()
          .satisfies(e -> assertThat(e).containsEntry("by", "operator"));
    }
  }

  @Test
  void noTriggerRunsForThem() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      List<String> runs = new CopyOnWriteArrayList<>();
      app.functions().register("greet", args -> runs.add(String.valueOf(args.get(0))));
      app.triggers().onUsers("welcome", "greet", UserOperation.CREATE, "local-userpass");

      importInto(app, user("a@b.c"));
      app.createUser("later@b.c", "secret1");

      await().until(() -> !runs.isEmpty());
      assertThat(runs).hasSize(1).first().asString().contains("later@b.c");
    }
  }

  private static void importInto(EmulatedApp app, String lines) {
    app.importUsers(new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }
}
