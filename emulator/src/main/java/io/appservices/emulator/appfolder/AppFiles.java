package io.appservices.emulator.appfolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of an app on disk and in archives, as contents by paths with slashes. */
public final class AppFiles {

  /** Files that are larger are no configuration, and are left out with a note. */
  public static final int MAX_FILE_BYTES = 4 << 20;

  private static final Set<String> SKIPPED = Set.of("node_modules", ".git");

  /** What hosting serves: no configuration, and often much. */
  private static final String HOSTED = "hosting/files";

  /** 1980-02-01T00:00:00Z: archives of the same app are the same, whenever they are made. */
  private static final long ENTRY_TIME = 318_211_200_000L;

  private static final int MAX_DEPTH = 64;

  private AppFiles() {}

  /**
   * Reads a folder. What cannot be read is a problem; {@code node_modules} is left out.
   *
   * @return contents by paths relative to the folder
   */
  public static SortedMap<String, byte[]> read(Path folder, Findings findings) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      findings.problem(folder.toString(), "no such directory");
      return files;
    }
    walk(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = name(folder, directory);
            if (!SKIPPED.contains(String.valueOf(directory.getFileName()))
                && !name.equals(HOSTED)) {
              return FileVisitResult.CONTINUE;
            }
            findings.note(name, "ignored");
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.size() > MAX_FILE_BYTES) {
              findings.note(name(folder, file), "ignored, it is larger than 4 MiB");
              return FileVisitResult.CONTINUE;
            }
            try {
              files.put(name(folder, file), Files.readAllBytes(file));
              return FileVisitResult.CONTINUE;
            } catch (IOException e) {
              return visitFileFailed(file, e);
            }
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            findings.problem(name(folder, file), "cannot be read: " + e.getMessage());
            return FileVisitResult.CONTINUE;
          }
        },
        findings);
    return files;
  }

  /** What tells a folder from itself after an edit; also of one that cannot be read. */
  public static long stamp(Path folder) {
    try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
      return files.filter(AppFiles::isWatched).mapToLong(AppFiles::stampOf).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static boolean isWatched(Path file) {
    for (Path name : file) {
      if (SKIPPED.contains(name.toString())) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  private static long stampOf(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Objects.hash(file.toString(), attributes.size(), attributes.lastModifiedTime()) + 1L;
    } catch (IOException e) {
      return file.toString().hashCode();
    }
  }

  /** An archive of files; a path that ends with a slash is an empty folder. */
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

  private static void walk(Path folder, SimpleFileVisitor<Path> visitor, Findings findings) {
    try {
      Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, visitor);
    } catch (IOException e) {
      findings.problem(folder.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
