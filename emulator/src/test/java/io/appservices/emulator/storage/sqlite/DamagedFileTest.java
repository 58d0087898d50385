package io.appservices.emulator.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that was damaged is refused, or answers what was kept, or says that it cannot. */
class DamagedFileTest {

  private static final int CHANGES = 400;
  private static final String VALUE_DAMAGED =
      "a stored value is damaged: its bytes are not those that were written";
  private static final int DAMAGES = 80;

  private final TemporaryDirectory temporary = new TemporaryDirectory();
  private final Path directory = temporary.path();
  private final Path file = directory.resolve("state.db");
  private byte[] sound;
  private List<Object> kept;

  @BeforeEach
  void keepSomething() throws IOException {
    Storage model = new EmbeddedStorage();
    try (Storage storage = new SqliteStorage(SqliteDatabase.open(directory))) {
      for (Storage each : List.of(model, storage)) {
        Deeds deeds = new Deeds(each, 1);
        deeds.begin();
        for (int number = 1; number <= CHANGES; number++) {
          deeds.make(number);
        }
      }
    }
    kept = new Deeds(model, 1).all(CHANGES);
    sound = Files.readAllBytes(file);
  }

  @AfterEach
  void remove() {
    temporary.close();
  }

  @Test
  void noFlippedByteBecomesAnAnswer() throws IOException {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = sound.clone();
      int at = random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      refused += isRefused("byte " + at) ? 1 : 0;
    }
    assertThat(refused).as("of %d damages, the others to unused bytes", DAMAGES).isGreaterThan(8);
  }

  @Test
  void theCheckNamesTheValueThatIsDamaged() {
    try (SqliteDatabase database = SqliteDatabase.open(directory)) {
      SqliteStorage storage = new SqliteStorage(database);
      assertThat(storage.check()).isEmpty();
      database.write(tx -> tx.update("UPDATE app SET body = zeroblob(9)"));
      assertThat(storage.check()).containsExactly("app 1: " + VALUE_DAMAGED);
    }
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws IOException {
    for (int length : List.of(100, 5_000, sound.length / 2, sound.length - 4_096)) {
      Files.write(file, Arrays.copyOf(sound, length));
      assertThat(isRefused("length " + length)).as("length %d", length).isTrue();
    }
  }

  @Test
  void aPageOfZerosIsRefused() throws IOException {
    byte[] damaged = sound.clone();
    Arrays.fill(damaged, 2 * 4_096, 3 * 4_096, (byte) 0);
    Files.write(file, damaged);
    assertThat(isRefused("a page of zeros")).isTrue();
  }

  /** Whether it is refused, or a read of it; if not, everything has to be there. */
  private boolean isRefused(String damage) {
    List<Object> found = new ArrayList<>();
    try (Storage storage = new SqliteStorage(SqliteDatabase.open(directory))) {
      found.addAll(new Deeds(storage, 1).all(CHANGES));
    } catch (StorageException e) {
      assertThat(e.getMessage()).as(damage).contains("damaged").doesNotContain("\n");
      return true;
    }
    assertThat(found).as(damage).isEqualTo(kept);
    return false;
  }
}
