package io.appservices.emulator.cli.remote;

import io.appservices.emulator.cli.terminal.CommandException;
import io.appservices.emulator.cli.terminal.FileErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Writes what the server gave to files of the caller. */
public final class LocalFiles {

  private LocalFiles() {}

  public static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw CommandException.usage("cannot write " + file + ": " + FileErrors.reason(e));
    }
  }

  /**
   * Throws unless a directory is empty or not there yet.
   *
   * @throws CommandException if something is in it, or it cannot be looked at
   */
  public static void requireEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw CommandException.usage(directory + " is not empty");
      }
    } catch (IOException e) {
      throw CommandException.usage("cannot read " + directory + ": " + FileErrors.reason(e));
    }
  }

  /** Unpacks an archive into a directory; returns the number of files. */
  public static int unpack(byte[] zip, Path directory) {
    int files = 0;
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      Path root = directory.toAbsolutePath().normalize();
      Files.createDirectories(root);
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files += unpackOne(entry, entries, root);
      }
    } catch (IOException e) {
      throw CommandException.usage("cannot write into " + directory + ": " + FileErrors.reason(e));
    }
    return files;
  }

  private static int unpackOne(ZipEntry entry, ZipInputStream content, Path root) {
    try {
      return unpack(entry, content, root);
    } catch (IOException e) {
      throw CommandException.usage(
          "cannot write " + root.resolve(entry.getName()) + ": " + FileErrors.reason(e));
    }
  }

  private static int unpack(ZipEntry entry, ZipInputStream content, Path root) throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive names a place outside of it: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return 0;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(content, target);
    return 1;
  }
}
