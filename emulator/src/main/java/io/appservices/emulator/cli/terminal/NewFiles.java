package io.appservices.emulator.cli.terminal;

import io.appservices.emulator.runtime.file.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that a verb writes: all of them or none. Not safe for use by several threads. */
public final class NewFiles {

  /** What was made, the last one first. */
  private final Deque<Path> made = new ArrayDeque<>();

  /**
   * Throws unless a directory is empty or not there yet.
   *
   * @throws CommandException if something is in it, it is no directory, or it cannot be looked at
   */
  public static void requireEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw CommandException.usage(directory + " is not a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw CommandException.usage(directory + " is not empty");
      }
    } catch (IOException e) {
      throw CommandException.usage("cannot read " + directory + ": " + FileErrors.reason(e));
    }
  }

  /**
   * Writes a file as {@link ReplacedFile} does.
   *
   * @throws CommandException if it cannot be written
   */
  public static void replace(Path file, byte[] content) {
    try {
      ReplacedFile.write(file, out -> out.write(content));
    } catch (IOException e) {
      throw CommandException.usage("cannot write " + file + ": " + FileErrors.reason(e));
    }
  }

  /** Makes a directory, and those that it is in, where they are not there yet. */
  public void directory(@Nullable Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    directory(directory.getParent());
    Files.createDirectory(directory);
    made.push(directory);
  }

  /**
   * Makes a file, and the directories that it is in.
   *
   * @throws IOException if it is there already, or cannot be written
   */
  public void file(Path file, InputStream content) throws IOException {
    directory(file.getParent());
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      made.push(file);
      content.transferTo(out);
    }
  }

  /** Removes what was made, as far as that is possible. */
  public void undo() {
    while (!made.isEmpty()) {
      try {
        Files.deleteIfExists(made.pop());
      } catch (IOException e) {
        // Somebody put something into the directory meanwhile; what failed before is told.
      }
    }
  }
}
