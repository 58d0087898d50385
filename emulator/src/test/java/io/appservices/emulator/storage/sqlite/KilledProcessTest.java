package io.appservices.emulator.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that was answered. */
class KilledProcessTest {

  private static final int KILLS = Integer.getInteger("kills", 5);
  private static final int APPS = 6;

  /** How many changes a process answers before it is killed, and how many more by chance. */
  private static final int CHANGES = 150;

  @TempDir private Path directory;

  /** What has to be there: the same changes, made in memory. */
  private final Storage model = new EmbeddedStorage();

  private final int[] made = new int[APPS + 1];

  @Test
  void whateverWasAnsweredIsThereAfterEachKill() {
    Random random = new Random(7);
    for (int app = 1; app <= APPS; app++) {
      new Deeds(model, app).begin();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      int[] answered = writeUntilKilled(CHANGES + random.nextInt(CHANGES));
      try (Storage reopened = new SqliteStorage(SqliteDatabase.open(directory))) {
        for (int app = 1; app <= APPS; app++) {
          compare(reopened, app, answered[app]);
        }
      }
    }
    assertThat(Arrays.stream(made).sum()).isGreaterThanOrEqualTo(KILLS * CHANGES);
  }

  /** The number of the last change of each app that was answered. */
  private int[] writeUntilKilled(int changes) {
    List<String> arguments = new ArrayList<>(List.of(directory.toString()));
    for (int app = 1; app <= APPS; app++) {
      arguments.add(Integer.toString(made[app] + 1));
    }
    int[] answered = made.clone();
    try (Child child = Child.of(WritingProcess.class, arguments.toArray(String[]::new))) {
      for (int i = 0; i < changes; i++) {
        String line = child.line();
        assertThat(line).as("what it prints").isNotNull();
        note(answered, line);
      }
      child.kill();
      child.rest().forEach(line -> note(answered, line));
    }
    return answered;
  }

  private static void note(int[] answered, String line) {
    String[] parts = line.split(" ");
    if (parts.length == 2 && !parts[1].isEmpty()) {
      // The last line may be cut off: what is left of it is the number of an earlier change.
      int app = Integer.parseInt(parts[0]);
      answered[app] = Math.max(answered[app], Integer.parseInt(parts[1]));
    }
  }

  /** What was answered is there; of the change that was under way all or nothing. */
  private void compare(Storage reopened, int app, int answered) {
    Deeds expected = new Deeds(model, app);
    while (made[app] < answered) {
      expected.make(++made[app]);
    }
    List<Object> found = new Deeds(reopened, app).all(answered + 1);
    if (!found.equals(expected.all(answered + 1))) {
      expected.make(++made[app]);
      assertThat(found)
          .as("app %d after %d changes that were answered", app, answered)
          .isEqualTo(expected.all(answered + 1));
    }
  }
}
