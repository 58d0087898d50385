package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.Storage;
import java.nio.file.Path;

/**
 * Changes what is in a data directory, each thread its own app, and prints the app and the number
 * of each change when it was answered, until it is killed. Arguments: the directory, and for each
 * app the number of the first change.
 */
final class WritingProcess {

  private WritingProcess() {}

  public static void main(String[] args) {
    Storage storage = new SqliteStorage(SqliteDatabase.open(Path.of(args[0])));
    for (int i = 1; i < args.length; i++) {
      int app = i;
      int first = Integer.parseInt(args[i]);
      new Thread(() -> write(storage, app, first)).start();
    }
  }

  private static void write(Storage storage, int app, int first) {
    Deeds deeds = new Deeds(storage, app);
    deeds.begin();
    for (int number = first; ; number++) {
      deeds.make(number);
      System.out.println(app + " " + number);
    }
  }
}
