package io.appservices.emulator.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log of a database, which SQLite writes and this flushes: with {@code fdatasync}, where SQLite
 * as the driver has it calls {@code fsync}, and on a thread that SQLite does not wait for. Used by
 * one thread at a time.
 */
final class LogFile implements WriteQueue.Flush {

  private final Path file;
  private @Nullable FileChannel channel;

  LogFile(Path database) {
    this.file = database.resolveSibling(database.getFileName() + "-wal");
  }

  @Override
  public void run() throws IOException {
    if (channel == null) {
      // It stays the same file as long as a connection is open.
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
