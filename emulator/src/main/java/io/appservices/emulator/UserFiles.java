package io.appservices.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Users in files: a file is read as a whole or not at all, and is never half written. */
final class UserFiles {

  /** One of the ways to read users. */
  interface Reading {
    int from(InputStream in) throws IOException;
  }

  /** One of the ways to write users. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private UserFiles() {}

  static int read(Path file, Reading reading) {
    try (InputStream in = Files.newInputStream(file)) {
      return reading.from(in);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(new IOException("no such file: " + file, e));
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("cannot read " + file + ": " + e, e));
    }
  }

  static int read(InputStream in, Reading reading) {
    try {
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read users", e);
    }
  }

  static void write(OutputStream out, Writing writing) {
    try {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write users", e);
    }
  }

  /** Writes beside the file first: what was there stays until all of the new one is written. */
  static void write(Path file, Writing writing) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(beside)) {
        writing.to(out);
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      beside.toFile().delete();
      throw new UncheckedIOException(new IOException("cannot write " + file + ": " + e, e));
    }
  }
}
