package io.appservices.emulator.function.npm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Takes the files of an archive, within the bounds. */
final class Unpacking {

  private static final int BUFFER = 16 << 10;
  private static final String TOO_MUCH = "unpacks to more than 256 MiB";

  private final String archive;
  private final Map<String, byte[]> files = new TreeMap<>();
  private long bytes;
  private long leftOut;
  private int entries;

  /**
   * Begins.
   *
   * @param archive its name, for what is refused
   */
  Unpacking(String archive) {
    this.archive = archive;
  }

  Map<String, byte[]> files() {
    return files;
  }

  /**
   * Takes a file.
   *
   * @param name its path in the archive
   * @param content read to its end
   * @throws PackageException if there is too much, or the path leads out
   */
  void file(String name, InputStream content) throws IOException {
    if (++entries > PackageLimits.MAX_ENTRIES) {
      throw refused("has more than " + PackageLimits.MAX_ENTRIES + " files");
    }
    files.put(checked(name), bytes(name, content));
  }

  /**
   * Counts what is passed over, which has to be unpacked all the same.
   *
   * @throws PackageException if there is too much
   */
  void leaveOut(long bytesOfEntry) {
    leftOut += bytesOfEntry;
    if (leftOut > PackageLimits.MAX_UNPACKED_BYTES) {
      throw refused(TOO_MUCH);
    }
  }

  /** Passes over the content of an entry, as {@link #leaveOut(long)} does. */
  void leaveOut(InputStream content) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      leaveOut(read);
    }
  }

  private String checked(String name) {
    String path = name;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    boolean isOutside =
        path.startsWith("/")
            || path.indexOf('\\') >= 0
            || path.indexOf('\0') >= 0
            || path.matches("[A-Za-z]:.*")
            || Arrays.asList(path.split("/")).contains("..");
    if (isOutside) {
      throw refused("has an entry that leads out of it: '" + name + "'");
    }
    if (path.isEmpty() || path.length() > PackageLimits.MAX_PATH_LENGTH) {
      throw refused("has an entry whose name is empty or too long");
    }
    return path;
  }

  private byte[] bytes(String name, InputStream content) throws IOException {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      unpacked.write(buffer, 0, read);
      bytes += read;
      if (unpacked.size() > PackageLimits.MAX_FILE_BYTES) {
        throw refused("has a file larger than " + PackageLimits.MAX_FILE_TEXT + ": '" + name + "'");
      }
      if (bytes > PackageLimits.MAX_UNPACKED_BYTES) {
        throw refused(TOO_MUCH);
      }
    }
    return unpacked.toByteArray();
  }

  private PackageException refused(String why) {
    return new PackageException(archive + " " + why);
  }
}
