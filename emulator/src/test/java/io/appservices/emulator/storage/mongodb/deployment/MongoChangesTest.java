package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.mongodb.HeldTasks;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.Provoked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an emulator is told of the changes of others, look by look. */
@Tag("shared")
class MongoChangesTest {

  private static final ObjectId APP = new ObjectId();
  private static final ObjectId OTHER_APP = new ObjectId();

  /** Of so many looks one looks at all, whether something was counted or not. */
  private static final int LOOKS = 50;

  private final String uri = SharedDeployment.newDatabase();
  private final SharedDatabase database = SharedDatabase.open(uri);
  private final SharedCollection heads = database.collection(Collections.APPS);
  private final Changes others = new Changes(database);
  private final HeldTasks thread = new HeldTasks();
  private final List<String> told = new ArrayList<>();
  private boolean fails;

  private final class Noting implements SharedStorage.Listener {

    @Override
    public void appChanged(ObjectId appId) {
      told.add("changed " + appId);
    }

    @Override
    public void appDeleted(ObjectId appId) {
      told.add("deleted " + appId);
    }

    @Override
    public void settingsChanged() {
      told.add("settings");
      if (fails) {
        throw Provoked.failure(new IllegalStateException("told to fail"));
      }
    }
  }

  @BeforeEach
  void watchWithOneApp() {
    heads.insert(head(1, APP));
    new Changes(database).watch(thread, new Noting());
    thread.run();
    told.clear();
  }

  @AfterEach
  void close() {
    thread.close();
    database.close();
    SharedDeployment.drop(uri);
  }

  private static Document head(long number, ObjectId appId) {
    return new Document("_id", number).append("id", appId).append("version", 1L);
  }

  @Test
  void looksTenTimesASecond() {
    assertThat(thread.delays()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void tellsNothingOfAppsThatAreAsTheyWereAtTheStart() {
    others.count();
    thread.run();
    assertThat(told).containsExactly("settings");
  }

  @Test
  void tellsOnceOfAnAppThatWasMade() {
    heads.insert(head(2, OTHER_APP));
    others.count();
    thread.run();
    others.count();
    thread.run();
    assertThat(told).containsExactly("settings", "changed " + OTHER_APP, "settings");
  }

  @Test
  void tellsOnceOfAnAppThatWasChanged() {
    heads.set(new Document("id", APP), new Document("version", 2L));
    others.count();
    thread.run();
    others.count();
    thread.run();
    assertThat(told).containsExactly("settings", "changed " + APP, "settings");
  }

  @Test
  void tellsOnceOfAnAppThatWasDeleted() {
    heads.change(new Document("id", APP), new Document("$unset", new Document("id", "")));
    others.count();
    thread.run();
    others.count();
    thread.run();
    assertThat(told).containsExactly("settings", "deleted " + APP, "settings");
  }

  @Test
  void tellsOfWhatWasNotCountedWithEveryFiftiethLook() {
    heads.insert(head(2, OTHER_APP));
    for (int look = 1; look < LOOKS; look++) {
      thread.run();
    }
    assertThat(told).isEmpty();

    thread.run();
    assertThat(told).containsExactly("settings", "changed " + OTHER_APP);

    told.clear();
    for (int look = 1; look < LOOKS; look++) {
      thread.run();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aThreadThatIsInterruptedWaitsForNoOtherEmulatorAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(Changes::awaitSeen).isInstanceOf(StorageException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void goesOnAfterAListenerFailed() {
    fails = true;
    others.count();
    thread.run();
    fails = false;
    told.clear();

    others.count();
    heads.insert(head(2, OTHER_APP));
    thread.run();
    assertThat(told).containsExactly("settings", "changed " + OTHER_APP);
  }
}
