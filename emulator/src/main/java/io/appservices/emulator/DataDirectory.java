package io.appservices.emulator;

import io.appservices.emulator.api.error.DataDirectoryException;
import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.cluster.sqlite.SqliteDataSources;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.DatabaseFile;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.storage.sqlite.SqliteStorage;
import io.appservices.emulator.storage.sqlite.table.StateReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A directory that an emulator keeps its state in ({@link
 * io.appservices.emulator.config.DataSettings.Builder#directory}), for those who look after it.
 * Immutable; safe to use from any thread.
 *
 * <p>All methods throw a {@link DataDirectoryException} if the directory has no state, cannot be
 * read or written, or is of a newer version of the emulator.
 */
public final class DataDirectory {

  private static final String FILE_SUFFIX = ".db";

  private final Path path;

  private DataDirectory(Path path) {
    this.path = path;
  }

  /** Returns the directory at a path; nothing is read yet. */
  public static DataDirectory of(Path path) {
    return new DataDirectory(Objects.requireNonNull(path, "path"));
  }

  /** Opens what a configuration says that the state is kept in. */
  static KeptState state(EmulatorConfig config) {
    return config
        .data()
        .directory()
        .map(directory -> refusing(() -> open(directory)))
        .orElseGet(() -> KeptState.of(new EmbeddedStorage()));
  }

  private static KeptState open(Path directory) {
    SqliteDatabase database = SqliteDatabase.open(directory);
    try {
      return new KeptState(new SqliteStorage(database), SqliteDataSources.open(database));
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** Returns the path. */
  public Path path() {
    return path;
  }

  /**
   * Reads all of the state, which an emulator may have open.
   *
   * @return the problems that were found, a line each; none if it is sound
   */
  public List<String> check() {
    return refusing(() -> StateReport.of(path)).problems();
  }

  /**
   * Returns how much there is, such as {@code users} of 1204, in the order to be told in. An
   * emulator may have it open.
   */
  public Map<String, Long> counts() {
    return refusing(() -> StateReport.counts(path));
  }

  /** Returns the size of the state on the disk, in bytes. */
  public long size() {
    return refusing(() -> DatabaseFile.size(path));
  }

  /**
   * Writes a copy of the state as it is now, which an emulator may have open and change meanwhile.
   *
   * @param target a file, if its name ends with {@code .db}; else a directory, which is made if it
   *     is missing and can be used as it is
   * @return the file that was written
   * @throws DataDirectoryException if the file is there already, or it cannot be written; then
   *     nothing is left of it
   */
  public Path backUp(Path target) {
    return backUp(target, bytes -> {});
  }

  /**
   * Writes a copy, as {@link #backUp(Path)}, and tells how far it is.
   *
   * @param written is told how many bytes of the copy there are, now and then, by this thread;
   *     about {@link #size()} at the end
   */
  public Path backUp(Path target, LongConsumer written) {
    Objects.requireNonNull(written, "written");
    return refusing(
        () -> {
          try (DatabaseFile file = DatabaseFile.of(path)) {
            if (!isFile(target)) {
              return file.copyInto(target, written);
            }
            file.copyTo(target, written);
            return target;
          }
        });
  }

  private static boolean isFile(Path target) {
    return target.toString().endsWith(FILE_SUFFIX) && !Files.isDirectory(target);
  }

  /**
   * Gives the space of what was removed back to the disk.
   *
   * @throws DataDirectoryException if an emulator has it open, or there is no room for a second
   *     copy
   */
  public void compact() {
    refusing(
        () -> {
          DatabaseFile.compact(path);
          return path;
        });
  }

  private static <T> T refusing(Supplier<T> action) {
    try {
      return action.get();
    } catch (StorageException e) {
      throw new DataDirectoryException(String.valueOf(e.getMessage()));
    }
  }

  /** Returns a refusal to start; what is said of a value does not name the directory. */
  static DataDirectoryException refusal(Path directory, String message) {
    return new DataDirectoryException(
        message.contains(directory.toString())
            ? message
            : "the data directory "
                + directory
                + " cannot be used: "
                + message
                + ": restore a backup of it, or move it away to start anew");
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path.toString();
  }
}
