package io.appservices.emulator.cli.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Says in words why a file could not be read or written. */
public final class FileErrors {

  private FileErrors() {}

  /** Returns the reason alone: who shows it names the file before it. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it is there already";
    }
    if (e instanceof NotDirectoryException) {
      return "not a directory";
    }
    String text = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return text == null || text.isEmpty()
        ? "it cannot be read or written"
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
