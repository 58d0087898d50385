package io.appservices.emulator.service.transfer;

import io.appservices.emulator.runtime.Overwriting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Users in files: a file is read as a whole or not at all, and is never left half written. */
public final class UserFiles {

  /** A way to read users. */
  public interface Reading {
    int from(InputStream in) throws IOException;
  }

  /** A way to write users. */
  public interface Writing {
    int to(OutputStream out) throws IOException;
  }

  /** Puts a file in the place of another one. */
  interface Replacement {
    void put(Path source, Path target) throws IOException;
  }

  private UserFiles() {}

  /**
   * Reads a file.
   *
   * @return the number of users read
   * @throws UncheckedIOException if it cannot be read
   */
  public static int read(Path file, Reading reading) {
    try (InputStream in = Files.newInputStream(file)) {
      return reading.from(in);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(new IOException("no such file: " + file, e));
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file + ": " + e, e));
    }
  }

  /** Reads a stream, which is not closed; otherwise as {@link #read(Path, Reading)}. */
  public static int read(InputStream in, Reading reading) {
    try {
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read users", e);
    }
  }

  /** Writes to a stream, which is not closed; otherwise as {@link #write(Path, Writing)}. */
  public static int write(OutputStream out, Writing writing) {
    try {
      return writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write users", e);
    }
  }

  /**
   * Writes beside the file first: what was there stays until all of the new one is written. The
   * file keeps its permissions, and a link stays one. Where that cannot be, as with a file that is
   * mounted by itself, the file is overwritten; a device or a pipe is written to.
   *
   * @return the number of users written
   * @throws UncheckedIOException if the file cannot be written
   */
  public static int write(Path file, Writing writing) {
    return write(file, writing, UserFiles::move);
  }

  /** Writes bytes, otherwise as {@link #write(Path, Writing)}. */
  public static void replace(Path file, byte[] bytes) {
    write(
        file,
        out -> {
          out.write(bytes);
          return 0;
        });
  }

  /**
   * Checks that a file can be written, as {@link #write(Path, Writing)} would do it; nothing is
   * changed.
   *
   * @throws UncheckedIOException if it cannot be
   */
  static void checkWritable(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a directory");
      }
      if (Overwriting.isDevice(file)) {
        requireWritable(file);
        return;
      }
      Path target = Overwriting.target(file);
      Path beside = beside(target);
      if (canCreate(beside, target)) {
        Files.delete(beside);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static void requireWritable(Path device) throws IOException {
    if (!Files.isWritable(device)) {
      throw new AccessDeniedException(device.toString());
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static UncheckedIOException cannotWrite(Path file, IOException e) {
    return new UncheckedIOException(new IOException("cannot write " + file + ": " + e, e));
  }

  static int write(Path file, Writing writing, Replacement replacement) {
    try {
      if (Overwriting.isDevice(file)) {
        return writeTo(file, writing);
      }
      Path target = Overwriting.target(file);
      Path beside = beside(target);
      return canCreate(beside, target)
          ? replace(target, beside, writing, replacement)
          : overwrite(target, writing);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** Returns whether a file can be made beside the one to write. */
  private static boolean canCreate(Path beside, Path file) throws IOException {
    try {
      Files.newOutputStream(beside).close();
      return true;
    } catch (IOException e) {
      if (Overwriting.isPossible(file)) {
        return false;
      }
      throw e;
    }
  }

  private static int replace(Path file, Path beside, Writing writing, Replacement replacement)
      throws IOException {
    try {
      keepPermissions(file, beside);
      int users = writeTo(beside, writing);
      put(beside, file, replacement);
      return users;
    } finally {
      beside.toFile().delete();
    }
  }

  private static int writeTo(Path file, Writing writing) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return writing.to(out);
    }
  }

  /** Lets those alone read a file that has nothing in it yet who can read another one. */
  private static void keepPermissions(Path file, Path empty) throws IOException {
    if (Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(empty, Files.getPosixFilePermissions(file));
    }
  }

  /** Puts a file in the place of another one, at once: who reads it sees the old or the new one. */
  private static void move(Path source, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      // Where it is empty, it would be replaced.
      throw new IOException("it is a directory");
    }
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void put(Path beside, Path file, Replacement replacement) throws IOException {
    try {
      replacement.put(beside, file);
    } catch (IOException e) {
      if (!Overwriting.isPossible(file)) {
        throw e;
      }
      Overwriting.overwrite(file, Files.readAllBytes(beside));
    }
  }

  private static int overwrite(Path file, Writing writing) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int users = writing.to(content);
    Overwriting.overwrite(file, content.toByteArray());
    return users;
  }
}
