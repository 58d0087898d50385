package io.appservices.emulator.sqlite.directory;

import io.appservices.emulator.domain.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Makes data directories, which only their owner may read. */
public final class DataFolder {

  private DataFolder() {}

  /**
   * Makes a directory, unless it is there.
   *
   * @throws StorageException if it cannot be made
   */
  public static void make(Path directory) {
    try {
      if (Files.isDirectory(directory)) {
        return;
      }
      requireKnownParent(directory);
      Path absolute = directory.toAbsolutePath();
      if (absolute.getParent() != null) {
        Files.createDirectories(absolute.getParent());
      }
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(directory);
      }
    } catch (IOException e) {
      throw new StorageException(
          "the data directory " + directory + " cannot be made: " + reason(e), e);
    }
  }

  /** Java would name another directory that has question marks, and make it. */
  private static void requireKnownParent(Path directory) throws IOException {
    if (!directory.isAbsolute() && System.getProperty("user.dir", "").indexOf('\uFFFD') >= 0) {
      throw new IOException(
          "the path of the working directory has characters that this locale lacks: set"
              + " LC_ALL=C.UTF-8, or another one with UTF-8");
    }
  }

  /** Returns what is not there of a directory and those that it is in, the innermost first. */
  public static List<Path> missing(Path directory) {
    List<Path> missing = new ArrayList<>();
    Path next = directory.toAbsolutePath();
    while (next != null && !Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
      missing.add(next);
      next = next.getParent();
    }
    return missing;
  }

  /** Removes directories as long as each is empty, or not there. */
  public static void removeEmpty(List<Path> directories) {
    directories.forEach(directory -> directory.toFile().delete());
  }

  /**
   * Returns why a directory could not be made; the message of some exceptions is its path alone.
   */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is no directory";
    }
    String told = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    return told == null ? "no directory can be made there" : told;
  }
}
