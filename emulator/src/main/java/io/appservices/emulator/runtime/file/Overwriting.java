package io.appservices.emulator.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes into a file that no other one can be put in the place of, as one that is mounted by itself
 * or whose directory is read-only.
 */
final class Overwriting {

  private Overwriting() {}

  /** Returns whether a file is there that can be written into. */
  static boolean isPossible(Path file) {
    return Files.isRegularFile(file) && Files.isWritable(file);
  }

  /**
   * Overwrites a file; restores the old content if the new one does not fit.
   *
   * @throws IOException if the file is not there, or cannot be written as a whole
   */
  static void overwrite(Path file, byte[] content) throws IOException {
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
