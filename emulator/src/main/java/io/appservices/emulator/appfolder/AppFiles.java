package io.appservices.emulator.appfolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of an app on disk and in archives, as contents by paths with slashes. */
public final class AppFiles {

  /** Files that are larger are no configuration, and are left out with a note. */
  public static final int MAX_FILE_BYTES = 4 << 20;

  /**
   * The time of all entries, 1980-02-01T00:00:00Z, so that archives of the same app are equal,
   * whenever they are made.
   */
  private static final long ENTRY_TIME = 318_211_200_000L;

  /** The folder of npm packages, which functions can require: no configuration. */
  static final String PACKAGES = "functions/node_modules";

  private static final Pattern OF_PACKAGES =
      Pattern.compile(PACKAGES + "\\.(zip|tar|tar\\.gz|tgz)|functions/package(-lock)?\\.json");

  private AppFiles() {}

  /**
   * Reads a folder, also through links. What cannot be read is a problem; {@code node_modules} is
   * left out, and so are links that lead nowhere or back.
   *
   * @return contents by paths relative to the folder
   */
  public static SortedMap<String, byte[]> read(Path folder, Findings findings) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      findings.problem(
          folder.toString(), Files.exists(folder) ? "not a directory" : "no such directory");
      return files;
    }
    FolderWalk.of(
        folder,
        new FolderWalk.Visitor() {
          @Override
          public void file(String name, Path file, BasicFileAttributes attributes) {
            if (OF_PACKAGES.matcher(name).matches()) {
              return;
            }
            if (attributes.size() > MAX_FILE_BYTES) {
              leftOut(name, "ignored, it is larger than 4 MiB");
              return;
            }
            try {
              files.put(name, Files.readAllBytes(file));
            } catch (IOException e) {
              failed(name, e);
            }
          }

          @Override
          public void leftOut(String name, String reason) {
            findings.note(name, reason);
          }

          @Override
          public void failed(String name, IOException e) {
            String where = name.isEmpty() ? folder.toString() : name;
            findings.problem(where, "cannot be read: " + e.getMessage());
          }
        });
    return files;
  }

  /**
   * Returns a fingerprint of a folder, which changes with an edit: of the files that {@link #read}
   * reads their names, sizes, times, places on the disk and whether they can be read. A file that
   * another one was moved over is told even if those have the same size and time. Also of a folder
   * that cannot be read.
   */
  public static long stamp(Path folder) {
    long[] sum = new long[1];
    FolderWalk.of(
        folder,
        (name, file, attributes) ->
            sum[0] +=
                mixed(
                    name.hashCode(),
                    attributes.size(),
                    attributes.lastModifiedTime().hashCode(),
                    Objects.hashCode(attributes.fileKey()),
                    Files.isReadable(file) ? 1 : 0));
    return sum[0] + stampOfPackages(folder);
  }

  /** Returns a fingerprint of what npm writes last when it changes packages. */
  private static long stampOfPackages(Path folder) {
    Path packages = folder.resolve(PACKAGES);
    return mixed(changed(packages), changed(packages.resolve(".package-lock.json")));
  }

  private static long changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).hashCode();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long mixed(long... parts) {
    long mixed = 1;
    for (long part : parts) {
      mixed = (mixed ^ part) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 32;
    }
    return mixed;
  }

  /** Returns an archive of files; a path that ends with a slash is an empty folder. */
  public static byte[] zip(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
