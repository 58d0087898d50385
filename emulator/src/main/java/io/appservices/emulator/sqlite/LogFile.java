package io.appservices.emulator.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log of a database, which SQLite writes and this flushes: with {@code fdatasync}, where SQLite
 * as the driver has it calls {@code fsync}, and on a thread that SQLite does not wait for. Used by
 * one thread at a time.
 */
final class LogFile implements WriteQueue.Flush {

  private final SameFile database;
  private final Path file;
  private @Nullable FileChannel channel;
  private @Nullable SameFile log;

  LogFile(Path file, SameFile database) {
    this.database = database;
    this.file = file.resolveSibling(file.getFileName() + "-wal");
  }

  /**
   * Flushes the log.
   *
   * @throws NoSuchFileException if it, or the database, is not where it was any more: what is
   *     written to a file that was removed is gone with the process
   * @throws IOException if it cannot be flushed, or they cannot be looked at
   */
  @Override
  public void run() throws IOException {
    FileChannel open = channel;
    SameFile same = log;
    if (open == null || same == null) {
      // It stays the same file as long as a connection is open.
      same = new SameFile(file);
      open = FileChannel.open(file, StandardOpenOption.WRITE);
      log = same;
      channel = open;
    }
    open.force(false);
    database.require();
    same.require();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
