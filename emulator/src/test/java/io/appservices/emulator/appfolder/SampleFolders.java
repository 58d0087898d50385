package io.appservices.emulator.appfolder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Folders as people keep them, one for each version of the format, named by its root file. */
public final class SampleFolders {

  private static final Path ALL = Path.of("src/test/resources/io/appservices/emulator/appfolder");

  private SampleFolders() {}

  /** The folder of a root file, such as {@code root_config}. */
  public static Path of(String name) {
    return ALL.resolve(name);
  }

  /** The files of such a folder. */
  public static SortedMap<String, byte[]> files(String name) {
    Findings findings = Findings.strict();
    SortedMap<String, byte[]> files = AppFiles.read(of(name), findings);
    findings.throwIfAny(name);
    return files;
  }

  /** Copies such a folder to where a test may change it. */
  public static Path copy(String name, Path target) {
    files(name).forEach((path, bytes) -> write(target, path, bytes));
    return target;
  }

  /** Writes a file of a folder. */
  public static void write(Path folder, String path, String text) {
    write(folder, path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a text in a file of a folder. */
  public static void edit(Path folder, String path, String from, String to) {
    try {
      String text = Files.readString(folder.resolve(path));
      if (!text.contains(from)) {
        throw new IllegalArgumentException(path + " does not contain " + from);
      }
      Files.writeString(folder.resolve(path), text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files in an archive, as texts. */
  public static SortedMap<String, String> unzip(byte[] archive) {
    SortedMap<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public static SortedMap<String, byte[]> bytes(Map<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }

  private static void write(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all of them. */
  static Stream<String> names() {
    return Stream.of("root_config", "realm_config", "config", "stitch");
  }
}
