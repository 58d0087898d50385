package io.appservices.emulator.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that is open, of which somebody may move or remove the name meanwhile. Safe to use from
 * any thread.
 */
final class SameFile {

  private final Path path;
  private final @Nullable Object key;

  /**
   * Remembers the file that has a path now.
   *
   * @throws IOException if there is none, or it cannot be looked at
   */
  SameFile(Path path) throws IOException {
    this.path = path;
    this.key = key(path);
  }

  /**
   * Returns if the path is still that of the same file, as far as the system tells one from others.
   *
   * @throws NoSuchFileException if there is none, or another one
   * @throws IOException if what is there cannot be looked at
   */
  void require() throws IOException {
    if (!Objects.equals(key(path), key)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  /** Returns what tells a file from all others; null on Windows, which keeps names in use. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }
}
