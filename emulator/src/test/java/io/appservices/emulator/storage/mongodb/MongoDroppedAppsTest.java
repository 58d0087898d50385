package io.appservices.emulator.storage.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of an app that was deleted goes, and nothing else does. */
@Tag("shared")
class MongoDroppedAppsTest {

  private static final long GONE = 1;
  private static final long LIVING = 2;

  private final String uri = SharedDeployment.newDatabase();
  private final SharedDatabase database = SharedDatabase.open(uri);
  private final HeldTasks thread = new HeldTasks();
  private final DroppedApps dropped = new DroppedApps(database, thread);

  @AfterEach
  void close() {
    thread.close();
    database.close();
    SharedDeployment.drop(uri);
  }

  private void fill(long app) {
    Collections.OF_APPS.forEach(
        name ->
            database
                .collection(name)
                .insert(
                    new Document("app", app)
                        .append("keys", List.of(app + "/1"))
                        .append("email", app + "@example.com")));
  }

  private long left(long app) {
    return Collections.OF_APPS.stream()
        .mapToLong(name -> database.collection(name).count(new Document("app", app)))
        .sum();
  }

  private void addHead(Document head) {
    database.collection(Collections.APPS).insert(head);
  }

  private List<Long> heads() {
    return database
        .collection(Collections.APPS)
        .all(new Document(), new Document("_id", 1))
        .stream()
        .map(head -> head.getLong("_id"))
        .toList();
  }

  @Test
  void whatAppsLeftThatWereDeletedBeforeGoes() {
    addHead(new Document("_id", GONE).append("dropped", true));
    addHead(new Document("_id", LIVING).append("id", new ObjectId()));
    fill(GONE);
    fill(LIVING);

    dropped.sweepAllLater();
    assertThat(thread.delays()).containsExactly(Duration.ZERO);
    assertThat(left(GONE)).isPositive();
    thread.run();

    assertThat(left(GONE)).isZero();
    assertThat(left(LIVING)).isEqualTo(Collections.OF_APPS.size());
    assertThat(heads()).containsExactly(LIVING);
  }

  @Test
  void whatAnAppLeavesGoesWhenRequestsThatFoundItHaveEnded() {
    fill(GONE);
    dropped.sweepLater(GONE);
    assertThat(thread.delays()).containsExactly(Duration.ofSeconds(5));
    thread.run();
    assertThat(left(GONE)).isZero();
  }

  @Test
  void aDeploymentThatIsGoneIsLeftToTheNextStart() {
    addHead(new Document("_id", GONE).append("dropped", true));
    dropped.sweepLater(GONE);
    dropped.sweepAllLater();
    database.close();

    thread.run();

    SharedDeployment.on(
        uri,
        all ->
            assertThat(all.getCollection(Collections.APPS).countDocuments(eq("_id", GONE)))
                .isEqualTo(1));
  }

  @Test
  void aStorageRemovesWhatItsAppsLeave() {
    AtomicLong left = new AtomicLong();
    try (MongoStorage storage = MongoStorage.open(uri, Duration.ZERO)) {
      storage.apps().insert(Samples.app(1, "app-one"));
      storage.users().insert(Samples.id(1), Samples.user(10));
      storage.apps().delete(Samples.id(1));
      await()
          .untilAsserted(
              () -> {
                SharedDeployment.on(
                    uri, all -> left.set(all.getCollection(Collections.USERS).countDocuments()));
                assertThat(left).hasValue(0);
              });
    }
  }

  @Test
  void aStorageRemovesWithItsStartWhatAppsLeftBefore() {
    addHead(new Document("_id", GONE).append("dropped", true));
    fill(GONE);
    try (MongoStorage storage = MongoStorage.open(uri, Duration.ZERO)) {
      await().untilAsserted(() -> assertThat(heads()).isEmpty());
      assertThat(left(GONE)).isZero();
      assertThat(storage.apps().list()).isEmpty();
    }
  }
}
