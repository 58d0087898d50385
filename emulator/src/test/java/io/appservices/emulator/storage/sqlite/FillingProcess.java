package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.storage.Samples.id;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Adds large users to a data directory until that fails, reads them all, and goes on when it can.
 * It prints {@code added N} for each that was answered, {@code failed MESSAGE}, {@code read N} and
 * {@code recovered N}; or {@code refused MESSAGE} if the directory cannot be opened.
 */
final class FillingProcess {

  private static final int LARGE = 20_000;
  private static final Duration RECOVERY = Duration.ofMinutes(1);

  private FillingProcess() {}

  public static void main(String[] args) {
    try (Storage storage = new SqliteStorage(SqliteDatabase.open(Path.of(args[0])))) {
      storage.apps().insert(Samples.app(1, "app"));
      int added = 0;
      while (add(storage, added)) {
        System.out.println("added " + ++added);
      }
      int found = 0;
      for (int n = 0; n < added; n++) {
        found += storage.users().find(id(1), id(n)).isPresent() ? 1 : 0;
      }
      System.out.println("read " + found);
      int last = added;
      await().atMost(RECOVERY).until(() -> add(storage, last));
      System.out.println("recovered " + storage.users().count(id(1)));
    } catch (StorageException e) {
      System.out.println("refused " + e.getMessage());
    }
  }

  /** Returns whether it is there: one that failed may have been kept. */
  private static boolean add(Storage storage, int number) {
    try {
      storage.users().insert(id(1), user(number));
      return true;
    } catch (StorageException e) {
      System.out.println("failed " + e.getMessage());
      return false;
    }
  }

  static User user(int number) {
    Map<String, Object> data =
        Map.of("large", Character.toString((char) (0x61 + number % 26)).repeat(LARGE));
    Identity identity = new Identity(ProviderType.API_KEY, id(7), "key-" + number, data);
    return new User(id(number), UserType.NORMAL, List.of(identity), 0, 0, false, 0);
  }
}
