package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.domain.StorageException;
import org.bson.Document;

/** The version of the format that a database has. */
public final class Format {

  /** The version that is written; a later one is refused by this version of the emulator. */
  static final int VERSION = 1;

  private Format() {}

  /**
   * Notes the version in a new database.
   *
   * @throws StorageException if a newer version of the emulator wrote it
   */
  public static void check(SharedDatabase database) {
    Document kept =
        database
            .patientCollection(Collections.FORMAT)
            .changeOrMake("stores", new Document("$setOnInsert", new Document("version", VERSION)));
    if (kept.getInteger("version") > VERSION) {
      throw new StorageException(
          database + " was written by a newer version of the emulator: use that, or another one",
          null);
    }
  }
}
