package io.appservices.emulator.sqlite.directory;

import io.appservices.emulator.domain.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others off a directory, as long as the process lives: the operating system gives the lock
 * back, however the process ends. The file of the lock names who has it.
 */
public final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "lock";
  private static final int LONGEST_NAME = 40;

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StorageException if another process, or another emulator of this one, has it
   */
  public static DirectoryLock of(Path directory) {
    FileChannel channel = open(directory);
    try {
      FileLock lock = lock(directory, channel);
      if (lock == null) {
        throw new StorageException(
            "the data directory "
                + directory
                + " is in use by process "
                + holder(channel)
                + ": stop that, or name another directory",
            null);
      }
      channel.truncate(0);
      channel.write(bytes(ProcessHandle.current().pid() + "\n"), 0);
      return new DirectoryLock(channel);
    } catch (IOException | StorageException e) {
      close(channel);
      throw e instanceof StorageException known
          ? known
          : new StorageException("the data directory " + directory + " cannot be locked: " + e, e);
    }
  }

  private static FileChannel open(Path directory) {
    try {
      return FileChannel.open(
          directory.resolve(FILE),
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StorageException(
          "the data directory "
              + directory
              + " cannot be written: "
              + e.getMessage()
              + " (is it read-only, full, or another user's?)",
          e);
    }
  }

  private static @Nullable FileLock lock(Path directory, FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw new StorageException(
          "the data directory " + directory + " is in use by another emulator of this process", e);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer name = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(name, 0);
    return new String(name.array(), 0, name.position(), StandardCharsets.US_ASCII).strip();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // There is nothing left that could be done about it: the lock goes with the process.
    }
  }

  @Override
  public void close() {
    close(channel);
  }
}
