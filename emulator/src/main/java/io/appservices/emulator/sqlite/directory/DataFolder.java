package io.appservices.emulator.sqlite.directory;

import io.appservices.emulator.domain.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
