package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import io.appservices.emulator.cli.terminal.NewFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks what the server gave into files of the caller. */
public final class LocalFiles {

  private LocalFiles() {}

  /**
   * Unpacks an archive into a directory. If that fails, nothing is left of it.
   *
   * @return the number of files
   * @throws CommandException if a file cannot be written
   */
  public static int unpack(byte[] zip, Path directory) {
    NewFiles made = new NewFiles();
    try {
      return unpack(zip, directory, made);
    } catch (RuntimeException | Error e) {
      made.undo();
      throw e;
    }
  }

  private static int unpack(byte[] zip, Path directory, NewFiles made) {
    int files = 0;
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      Path root = directory.toAbsolutePath().normalize();
      made.directory(root);
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files += unpackOne(entry, entries, root, made);
      }
    } catch (IOException e) {
      throw CommandException.usage("cannot write into " + directory + ": " + FileErrors.reason(e));
    } catch (IllegalArgumentException e) {
      // A name that is not in UTF-8, or that no file of this system can have.
      throw CommandException.usage(
          "cannot write into "
              + directory
              + ": the archive is damaged: "
              + String.valueOf(e.getMessage()).replaceAll("\\R", " "));
    }
    return files;
  }

  private static int unpackOne(ZipEntry entry, ZipInputStream content, Path root, NewFiles made) {
    try {
      return unpack(entry, content, root, made);
    } catch (IOException e) {
      throw CommandException.usage(
          "cannot write " + root.resolve(entry.getName()) + ": " + FileErrors.reason(e));
    }
  }

  private static int unpack(ZipEntry entry, ZipInputStream content, Path root, NewFiles made)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive names a place outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      made.directory(target);
      return 0;
    }
    made.file(target, content);
    return 1;
  }
}
