package io.appservices.emulator.runtime.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file as a whole: it is as it was if that fails, and who reads it meanwhile sees the old
 * or the new one. It keeps its permissions, and a link stays one. Where no file can be put in its
 * place, as with one that is mounted by itself or in a directory that is read-only, it is
 * overwritten. Safe to use from any thread; of several at once, one is the last.
 */
public final class ReplacedFile {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** What is written. */
  public interface Content {

    /**
     * Writes it to a stream, and does not close that.
     *
     * @throws IOException if it cannot be written, or not be made
     */
    void to(OutputStream out) throws IOException;
  }

  /** Puts a file in the place of another one. */
  interface Replacement {
    void put(Path source, Path target) throws IOException;
  }

  private ReplacedFile() {}

  /**
   * Writes a file, which need not be there; a device or a pipe is written to.
   *
   * @throws IOException if it cannot be written, as a directory cannot, or what the content throws
   */
  public static void write(Path file, Content content) throws IOException {
    write(file, content, ReplacedFile::move);
  }

  static void write(Path file, Content content, Replacement replacement) throws IOException {
    if (isNoFile(file)) {
      // Of a directory it tells what is wrong.
      try (OutputStream out = Files.newOutputStream(file)) {
        content.to(out);
      }
      return;
    }
    Path target = target(file);
    Path part;
    try {
      part = PartFile.beside(target);
    } catch (IOException e) {
      requireOverwritable(target, e);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.to(bytes);
      Overwriting.overwrite(target, bytes.toByteArray());
      return;
    }
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        content.to(out);
      }
      put(part, target, replacement);
    } finally {
      part.toFile().delete();
    }
  }

  /**
   * Checks that a file can be written; nothing is changed but that {@linkplain PartFile what killed
   * processes left} beside it goes.
   *
   * @throws IOException if it cannot be
   */
  public static void checkWritable(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (isNoFile(file)) {
      if (!Files.isWritable(file)) {
        throw new AccessDeniedException(file.toString());
      }
      return;
    }
    Path target = target(file);
    try {
      Files.delete(PartFile.beside(target));
    } catch (IOException e) {
      requireOverwritable(target, e);
    }
  }

  private static boolean isNoFile(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  /** Follows links, also to where nothing is yet. */
  private static Path target(Path file) throws IOException {
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

  private static void put(Path part, Path target, Replacement replacement) throws IOException {
    try {
      PartFile.keepPermissions(target, part);
      replacement.put(part, target);
    } catch (IOException e) {
      requireOverwritable(target, e);
      Overwriting.overwrite(target, Files.readAllBytes(part));
    }
  }

  private static void requireOverwritable(Path target, IOException reason) throws IOException {
    if (!Overwriting.isPossible(target)) {
      throw reason;
    }
  }

  private static void move(Path source, Path target) throws IOException {
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
