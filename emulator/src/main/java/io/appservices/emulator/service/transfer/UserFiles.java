package io.appservices.emulator.service.transfer;

import io.appservices.emulator.runtime.file.ReplacedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

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
   * Writes a file as {@link ReplacedFile} does.
   *
   * @return the number of users written
   * @throws UncheckedIOException if the file cannot be written
   */
  public static int write(Path file, Writing writing) {
    AtomicInteger users = new AtomicInteger();
    replace(file, out -> users.set(writing.to(out)));
    return users.get();
  }

  /** Writes bytes, otherwise as {@link #write(Path, Writing)}. */
  public static void replace(Path file, byte[] bytes) {
    replace(file, out -> out.write(bytes));
  }

  private static void replace(Path file, ReplacedFile.Content content) {
    try {
      ReplacedFile.write(file, content);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /**
   * Checks that a file can be written, as {@link #write(Path, Writing)} would do it; nothing is
   * changed.
   *
   * @throws UncheckedIOException if it cannot be
   */
  static void checkWritable(Path file) {
    try {
      ReplacedFile.checkWritable(file);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private static UncheckedIOException cannotWrite(Path file, IOException e) {
    return new UncheckedIOException(new IOException("cannot write " + file + ": " + e, e));
  }
}
