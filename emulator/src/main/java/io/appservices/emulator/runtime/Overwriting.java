package io.appservices.emulator.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Tells what is written if a path is, and writes into a file that no other one can be put in the
 * place of, as one that is mounted by itself or whose directory is read-only.
 */
public final class Overwriting {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private Overwriting() {}

  /** Returns whether a path is that of a device or a pipe, which nothing may be put in place of. */
  public static boolean isDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /**
   * Follows links, also to where nothing is yet, so that a link stays one.
   *
   * @throws IOException if a link cannot be read, or there are more than 40
   */
  public static Path target(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("too many links");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** Returns whether a file is there that can be written into. */
  public static boolean isPossible(Path file) {
    return Files.isRegularFile(file) && Files.isWritable(file);
  }

  /**
   * Overwrites a file; restores the old content if the new one does not fit.
   *
   * @throws IOException if the file is not there, or cannot be written as a whole
   */
  public static void overwrite(Path file, byte[] content) throws IOException {
    byte[] before = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try {
        fill(channel, content);
      } catch (IOException e) {
        // The space that it had is still its own, also on a disk that is full.
        fill(channel, before);
        throw e;
      }
    }
  }

  private static void fill(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    channel.truncate(content.length);
    channel.force(false);
  }
}
