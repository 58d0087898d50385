package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting over, without a restart. */
@Tag("slow")
class ResetTest {

  @TempDir private Path directory;
  private AppServicesEmulator emulator;

  @AfterEach
  void stop() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void everythingIsAsAfterTheStart() {
    start(EmulatorConfig.builder());
    ClientApiClient client = client();
    AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
    Response operator = admin.logIn();
    Tokens user = client.signUp("a@example.com", "password");
    EmulatedApp other = emulator.newApp("other");
    admin.configure("local-userpass", new Document("autoConfirm", false));
    client.register("b@example.com", "password");
    emulator.oauth().idToken("google", Map.of("email", "c@example.com"));
    insert(emulator.app());
    emulator.clock().advance(Duration.ofDays(100));
    emulator.faults().add(Fault.maintenance());

    assertThat(control().post("/reset")).hasStatus(204);

    assertThat(emulator.faults().list()).isEmpty();
    assertThat(client.refresh(user.refreshToken())).hasStatus(401);
    assertThat(client.profile(user.accessToken())).hasStatus(401);
    assertThat(client.logIn("a@example.com", "password")).hasStatus(401);
    assertThat(admin.send("POST", "/auth/session", operator.string("refresh_token"), null))
        .hasStatus(401);
    assertThat(emulator.clock().instant())
        .isBefore(java.time.Instant.now().plus(Duration.ofDays(1)));
    assertThat(emulator.outbox().list()).isEmpty();
    assertThat(control().get("/apps").document().getList("apps", Document.class)).hasSize(1);
    assertThatThrownBy(() -> other.users().list(1)).hasMessageContaining("was deleted");
    assertThat(emulator.app().users().list(10)).isEmpty();
    assertThat(count(emulator.app())).isZero();
    assertThat(control().get("/oauth/google/accounts").body()).doesNotContain("c@example.com");
    // The app confirms automatically again.
    client.signUp("a@example.com", "password");
    assertThat(new AdminApiClient(emulator, emulator.app().id()).countUsers()).isEqualTo(1);
  }

  @Test
  void theJournalBeginsAnew() {
    start(EmulatorConfig.builder());
    client().logInAnonymously();
    emulator.reset();
    assertThat(emulator.requests().list()).isEmpty();
  }

  @Test
  void usersAndFoldersAreReadAgainAndAppsKeepTheirIds() throws Exception {
    Path users = Files.writeString(directory.resolve("users.jsonl"), line("a@example.com"));
    Path folder = Files.createDirectories(directory.resolve("shop"));
    Files.writeString(
        folder.resolve("root_config.json"), "{\"config_version\": 20210101, \"name\": \"shop\"}");
    Files.writeString(
        Files.createDirectories(folder.resolve("auth")).resolve("providers.json"),
        "{\"local-userpass\": {\"name\": \"local-userpass\", \"type\": \"local-userpass\","
            + " \"disabled\": false, \"config\": {\"autoConfirm\": true}}}");
    start(EmulatorConfig.builder().apps(apps -> apps.folder(folder).users(users)));
    EmulatedApp app = emulator.app();
    app.users().delete("a@example.com");
    Files.writeString(users, line("a@example.com") + line("b@example.com"));

    emulator.reset();

    assertThat(emulator.app()).isEqualTo(app);
    assertThat(emulator.app().clientAppId()).isEqualTo(app.clientAppId());
    assertThat(app.users().list(10)).hasSize(2);
    assertThat(emulator.userImports()).hasSize(1).allMatch(read -> read.users() == 2);
    assertThat(emulator.apps()).containsExactly(app);
  }

  @Test
  void aFileThatCannotBeUsedAnyMoreIsNamed() throws Exception {
    Path users = Files.writeString(directory.resolve("users.jsonl"), line("a@example.com"));
    start(EmulatorConfig.builder().apps(apps -> apps.users(users)));
    Files.writeString(users, "{\"emial\": 1}\n");

    Response refused = control().post("/reset");

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("users.jsonl", "emial");
    assertThatThrownBy(() -> emulator.reset()).isInstanceOf(EmulatorException.class);
    Files.writeString(users, line("a@example.com"));
    emulator.reset();
    assertThat(emulator.app().users().list(10)).hasSize(1);
  }

  @Test
  void aDataDirectoryStartsOverToo() {
    EmulatorConfigBuilder config =
        EmulatorConfig.builder().data(data -> data.directory(directory.resolve("state")));
    start(config);
    Tokens user = client().signUp("a@example.com", "password");
    insert(emulator.app());

    assertThat(control().post("/reset")).hasStatus(204);

    assertThat(client().refresh(user.refreshToken())).hasStatus(401);
    assertThat(count(emulator.app())).isZero();
    client().signUp("b@example.com", "password");
    emulator.close();
    emulator = AppServicesEmulator.start(config.build());
    assertThat(emulator.continuesState()).isTrue();
    assertThat(client().logIn("a@example.com", "password")).hasStatus(401);
    assertThat(client().logIn("b@example.com", "password")).hasStatus(200);
  }

  @Test
  void aDirectoryWhoseResetWasCutOffStartsAsTheFirstTime() throws Exception {
    Path users = Files.writeString(directory.resolve("users.jsonl"), line("a@example.com"));
    EmulatorConfigBuilder config =
        EmulatorConfig.builder()
            .apps(apps -> apps.users(users))
            .data(data -> data.directory(directory.resolve("state")).passwordIterations(1));
    start(config);
    emulator.app().createUser("b@example.com", "correct horse");
    Files.writeString(users, "{}");
    assertThat(control().post("/reset")).hasStatus(400);
    emulator.close();
    Files.writeString(users, line("c@example.com"));

    emulator = AppServicesEmulator.start(config.build());

    assertThat(emulator.continuesState()).isFalse();
    assertThat(emulator.app().users().list(10)).hasSize(1);
    assertThat(emulator.app().users().find("c@example.com")).isPresent();
  }

  @Test
  void functionsOfAllAppsGoOn() {
    start(EmulatorConfig.builder());
    emulator.functions().register("greet", arguments -> "hello");
    emulator.reset();
    assertThat(emulator.app().functions().call("greet")).isEqualTo("hello");
  }

  @Test
  void aBodyIsRefused() {
    start(EmulatorConfig.builder());
    Response refused = control().post("/reset", "{\"apps\": true}");
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("'apps'");
  }

  @Test
  void aSuiteRunsTwiceOnOneServer() {
    start(EmulatorConfig.builder());
    for (String run : List.of("first", "second")) {
      control().post("/reset");
      assertThat(client().register("a@example.com", "password")).as(run).hasStatus(201);
      assertThat(client().register("a@example.com", "password")).as(run).hasStatus(409);
    }
  }

  private void start(EmulatorConfigBuilder config) {
    emulator = AppServicesEmulator.start(config.build());
  }

  private ControlApiClient control() {
    return new ControlApiClient(emulator);
  }

  private ClientApiClient client() {
    return new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  }

  private static void insert(EmulatedApp app) {
    try (MongoClient client = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
    }
  }

  private static long count(EmulatedApp app) {
    try (MongoClient client = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      return client.getDatabase("d").getCollection("c").countDocuments();
    }
  }

  private static String line(String email) {
    return "{\"email\": \"" + email + "\", \"password\": \"correct horse\"}\n";
  }
}
