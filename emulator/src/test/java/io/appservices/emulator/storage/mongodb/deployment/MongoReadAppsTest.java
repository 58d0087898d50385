package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.mongodb.MongoStorage;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import java.time.Duration;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For how long an app that was read may be used. */
@Tag("shared")
class MongoReadAppsTest {

  private static final ObjectId APP = Samples.id(1);
  private static final Duration AGE = Duration.ofHours(1);

  private final String uri = SharedDeployment.newDatabase();
  private final SharedDatabase database = SharedDatabase.open(uri);
  private final SharedCollection heads = database.collection(Collections.APPS);
  private final Apps apps = new Apps(database, AGE);
  private final long now = System.nanoTime();
  private final long tooLongAgo = now - AGE.toNanos();

  @BeforeEach
  void addApp() {
    try (MongoStorage storage = MongoStorage.open(uri, Duration.ZERO)) {
      storage.apps().insert(Samples.app(1, "app-one"));
    }
  }

  @AfterEach
  void close() {
    database.close();
    SharedDeployment.drop(uri);
  }

  private void keep(long readAt) {
    Document head = heads.first(new Document("id", APP), Apps.HEAD).orElseThrow();
    assertThat(apps.keep(head, readAt)).isPresent();
  }

  /** Returns whether the app is found when it is not in the database any more. */
  private boolean isUsed() {
    heads.delete(new Document("id", APP));
    return apps.find(APP).isPresent();
  }

  @Test
  void anAppIsUsedForItsAge() {
    keep(now);
    assertThat(isUsed()).isTrue();
  }

  @Test
  void anAppIsReadAgainAfterItsAge() {
    keep(tooLongAgo);
    assertThat(isUsed()).isFalse();
  }

  @Test
  void anAppThatWasReadAgainIsUsedForItsAge() {
    keep(tooLongAgo);
    keep(now);
    assertThat(isUsed()).isTrue();
  }

  @Test
  void aReadThatBeganEarlierAndEndedLaterChangesNothing() {
    keep(now);
    keep(tooLongAgo);
    assertThat(isUsed()).isTrue();
  }

  @Test
  void aThreadThatIsInterruptedWaitsForNoOtherEmulatorAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(apps::awaitSeen).isInstanceOf(StorageException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
