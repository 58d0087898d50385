package io.appservices.emulator.cli.terminal;

import io.appservices.emulator.runtime.Overwriting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that a verb writes: all of them or none. Not safe for use by several threads. */
public final class NewFiles {

  private static final String PART = ".writing-";

  /** The permissions of a new file, of which the system takes those that the umask has. */
  private static final Set<PosixFilePermission> LESS_UMASK =
      PosixFilePermissions.fromString("rw-rw-rw-");

  /** Puts a file in the place of another one. */
  interface Replacement {
    void put(Path source, Path target) throws IOException;
  }

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
   * Writes a file, which is as it was if that fails. It keeps its permissions, and a link stays
   * one. Where no file can be put in its place, as in a directory that is read-only, it is
   * overwritten.
   *
   * @throws CommandException if it cannot be written
   */
  public static void replace(Path file, byte[] content) {
    replace(file, content, NewFiles::move);
  }

  static void replace(Path file, byte[] content, Replacement replacement) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A device or a pipe; of a directory it tells what is wrong.
        Files.write(file, content);
        return;
      }
      put(content, Overwriting.target(file), replacement);
    } catch (IOException e) {
      throw CommandException.usage("cannot write " + file + ": " + FileErrors.reason(e));
    }
  }

  private static void put(byte[] content, Path target, Replacement replacement) throws IOException {
    Path part;
    try {
      part = part(target);
    } catch (IOException e) {
      overwrite(target, content, e);
      return;
    }
    try {
      Files.write(part, content);
      put(part, target, content, replacement);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Makes an empty file beside another one that only those can read who can read that. */
  private static Path part(Path target) throws IOException {
    Path directory = Objects.requireNonNull(target.getParent());
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createTempFile(directory, PART, "");
    }
    if (!Files.exists(target)) {
      return Files.createTempFile(
          directory, PART, "", PosixFilePermissions.asFileAttribute(LESS_UMASK));
    }
    Path part = Files.createTempFile(directory, PART, "");
    try {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
      return part;
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  private static void put(Path part, Path target, byte[] content, Replacement replacement)
      throws IOException {
    try {
      replacement.put(part, target);
    } catch (IOException e) {
      overwrite(target, content, e);
    }
  }

  private static void overwrite(Path target, byte[] content, IOException reason)
      throws IOException {
    if (!Overwriting.isPossible(target)) {
      throw reason;
    }
    Overwriting.overwrite(target, content);
  }

  private static void move(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
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
