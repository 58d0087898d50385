package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorSnapshot;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshots of the state, in memory and in a data directory. */
class SnapshotTest {

  private static final Instant THEN = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path directory;
  private AppServicesEmulator emulator;

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everythingIsAsItWas(boolean durable) {
    start(durable);
    emulator.clock().freeze();
    emulator.clock().set(THEN);
    EmulatedApp app = emulator.app();
    Tokens user = client().signUp("a@example.com", "password");
    Response key = client().createApiKey(user.refreshToken(), "ci");
    app.providers().autoConfirm(false);
    client().register("b@example.com", "password");
    Mail mail = emulator.outbox().await("b@example.com", Mail.Kind.CONFIRMATION);
    EmulatedApp gone = emulator.newApp("gone");
    Response operator = new AdminApiClient(emulator, app.id()).logIn();
    String uri = app.connectionString("mongodb-atlas");
    insert(uri, 1);
    EmulatorSnapshot snapshot = emulator.snapshot();

    app.users().delete("a@example.com");
    app.users().deletePending("b@example.com");
    emulator.outbox().clear();
    gone.delete();
    EmulatedApp later = emulator.newApp("later");
    insert(uri, 2);
    emulator.clock().advance(Duration.ofDays(400));
    for (int i = 0; i < 2; i++) {
      snapshot.restore();

      assertThat(emulator.clock().instant()).isEqualTo(THEN);
      assertThat(client().profile(user.accessToken())).hasStatus(200);
      assertThat(client().refresh(user.refreshToken())).hasStatus(201);
      assertThat(client().logIn("a@example.com", "password")).hasStatus(200);
      assertThat(client().logInWithKey(key.string("key"))).hasStatus(200);
      assertThat(emulator.outbox().list()).containsExactly(mail);
      assertThat(gone.users().list(1)).isEmpty();
      assertThatThrownBy(() -> later.users().list(1)).hasMessageContaining("was deleted");
      assertThat(
              new AdminApiClient(emulator, app.id())
                  .send("POST", "/auth/session", operator.string("refresh_token"), null))
          .hasStatus(201);
      assertThat(app.connectionString("mongodb-atlas")).isEqualTo(uri);
      assertThat(ids(uri)).containsExactly(1);
      app.users().disable("a@example.com");
    }
    assertThat(
            client()
                .userpass(
                    "confirm",
                    new Document("token", mail.token()).append("tokenId", mail.tokenId())))
        .hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRestoreFiresNoTriggerAndKeepsIndexes(boolean durable) {
    start(durable);
    EmulatedApp app = emulator.app();
    List<Object> fired = new ArrayList<>();
    String uri = app.connectionString("mongodb-atlas");
    insert(uri, 1);
    try (MongoClient client = MongoClients.create(uri)) {
      collection(client).createIndex(new Document("name", 1), new IndexOptions().unique(true));
      collection(client)
          .createIndex(
              new Document("seen", -1), new IndexOptions().expireAfter(30L, TimeUnit.SECONDS));
      collection(client)
          .createIndex(
              new Document("email", 1),
              new IndexOptions()
                  .unique(true)
                  .partialFilterExpression(new Document("email", new Document("$exists", true))));
    }
    List<Document> indexes = indexes(uri);
    app.users().customDataIn("d", "c", "owner");
    app.users().create("a@example.com", "password");
    EmulatorSnapshot snapshot = emulator.snapshot();
    emulator.onUserEvent(fired::add);

    snapshot.restore();

    assertThat(indexes(uri)).isEqualTo(indexes).hasSize(4);
    emulator.snapshot();
    assertThat(fired).isEmpty();
  }

  private static List<Document> indexes(String uri) {
    try (MongoClient client = MongoClients.create(uri)) {
      return collection(client).listIndexes().into(new ArrayList<>());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void schedulesGoOnFromWhereTheyWere(boolean durable) {
    start(durable);
    List<Object> runs = new CopyOnWriteArrayList<>();
    emulator.clock().freeze();
    emulator.clock().set(THEN);
    emulator.functions().register("tick", arguments -> runs.add("tick"));
    emulator.app().triggers().onSchedule("everyHour", "tick", "0 * * * *");
    EmulatorSnapshot late = emulator.snapshot();
    emulator.clock().advance(Duration.ofDays(-3));

    late.restore();

    emulator.snapshot();
    assertThat(runs).isEmpty();
    emulator.clock().advance(Duration.ofHours(1));
    emulator.snapshot();
    assertThat(runs).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasRestoredIsThereAfterARestart(boolean durable) {
    start(durable);
    Tokens user = client().signUp("a@example.com", "password");
    EmulatorSnapshot snapshot = emulator.snapshot();
    emulator.reset();
    snapshot.restore();
    if (durable) {
      emulator.close();
      start(true);
      assertThat(emulator.continuesState()).isTrue();
    }
    assertThat(client().refresh(user.refreshToken())).hasStatus(201);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void overHttpTheyAreTakenListedRestoredAndDeleted(boolean durable) {
    start(durable);
    ControlApiClient control = new ControlApiClient(emulator);
    client().signUp("a@example.com", "password");
    Response taken = control.post("/snapshots");
    assertThat(taken).hasStatus(201);
    assertThat(taken.document()).containsEntry("apps", 1).containsEntry("users", 1);
    emulator.app().users().delete("a@example.com");

    assertThat(control.post("/snapshots/" + taken.string("id") + "/restore")).hasStatus(204);

    assertThat(client().logIn("a@example.com", "password")).hasStatus(200);
    assertThat(control.get("/snapshots").document().getList("snapshots", Document.class))
        .containsExactly(taken.document());
    assertThat(control.delete("/snapshots/" + taken.string("id"))).hasStatus(204);
    Response gone = control.post("/snapshots/" + taken.string("id") + "/restore");
    assertThat(gone).hasStatus(404);
    assertThat(gone.string("error"))
        .contains("'" + taken.string("id") + "'", "none is kept, take one first");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false})
  void onlyTenAreKept(boolean durable) {
    start(durable);
    List<EmulatorSnapshot> kept = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      kept.add(emulator.snapshot());
    }
    assertThat(new ControlApiClient(emulator).post("/snapshots")).hasStatus(409);
    assertThatThrownBy(() -> emulator.snapshot())
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("there are 10 snapshots already");
    kept.get(3).close();
    kept.get(3).close();
    emulator.snapshot();
  }

  private void start(boolean durable) {
    EmulatorConfigBuilder config = EmulatorConfig.builder();
    if (durable) {
      config.data(data -> data.directory(directory.resolve("state")).passwordIterations(1));
    }
    emulator = AppServicesEmulator.start(config.build());
  }

  private ClientApiClient client() {
    return new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  }

  private static void insert(String uri, int id) {
    try (MongoClient client = MongoClients.create(uri)) {
      collection(client).insertOne(new Document("_id", id).append("name", "n" + id));
    }
  }

  private static List<Integer> ids(String uri) {
    try (MongoClient client = MongoClients.create(uri)) {
      return collection(client)
          .find()
          .map(found -> found.getInteger("_id"))
          .into(new ArrayList<>());
    }
  }

  private static MongoCollection<Document> collection(MongoClient client) {
    return client.getDatabase("d").getCollection("c");
  }
}
