package io.appservices.emulator.function.npm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder {@code node_modules} as one file: {@code .zip}, {@code .tar}, {@code .tar.gz}. */
public final class PackageArchive {

  private static final Pattern NAME =
      Pattern.compile(".+\\.(zip|tar|tar\\.gz|tgz)", Pattern.CASE_INSENSITIVE);

  private static final String FOLDER = "node_modules/";

  /** 1980-02-01T00:00:00Z, so that archives of the same packages are equal. */
  private static final long ENTRY_TIME = 318_211_200_000L;

  private PackageArchive() {}

  /** Returns whether a file has the name of an archive. */
  public static boolean isName(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  /**
   * Unpacks an archive. Links in it are left out.
   *
   * @param fileName whose ending says what it is
   * @throws PackageException if it is none, is too large, or leads out of the folder
   */
  public static UnpackedPackages read(String fileName, byte[] archive) {
    if (archive.length > PackageLimits.MAX_ARCHIVE_BYTES) {
      throw new PackageException(fileName + " is larger than 15 MiB");
    }
    Unpacking unpacking = new Unpacking(fileName);
    try {
      String lower = fileName.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".zip")) {
        unzip(archive, unpacking);
      } else if (lower.endsWith(".tar")) {
        new TarReader(new ByteArrayInputStream(archive), unpacking).read();
      } else {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
          new TarReader(in, unpacking).read();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PackageException(fileName + " cannot be unpacked: " + reason(e));
    }
    return UnpackedPackages.of(belowFolder(unpacking.files()));
  }

  /**
   * Unpacks the tarball of one package, as registries have them.
   *
   * @return the contents by paths below the folder of the package
   * @throws PackageException as {@link #read}
   */
  public static Map<String, byte[]> readPackage(String name, byte[] tarball) {
    Unpacking unpacking = new Unpacking(name);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(tarball))) {
      new TarReader(in, unpacking).read();
    } catch (IOException | IllegalArgumentException e) {
      throw new PackageException(name + " cannot be unpacked: " + reason(e));
    }
    Map<String, byte[]> below = new TreeMap<>();
    unpacking
        .files()
        .forEach((path, bytes) -> below.put(path.substring(path.indexOf('/') + 1), bytes));
    return below;
  }

  /** Returns what is wrong; of an archive that ends too soon libraries say little. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null || e instanceof EOFException
        ? "it is damaged, or ends too soon"
        : message;
  }

  private static void unzip(byte[] archive, Unpacking unpacking) throws IOException {
    boolean isEmpty = true;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        isEmpty = false;
        if (entry.isDirectory()) {
          unpacking.leaveOut(zip);
        } else {
          unpacking.file(entry.getName(), zip);
        }
      }
    }
    if (isEmpty) {
      throw new IOException("it is no zip, or an empty one");
    }
  }

  /** Takes off the name of the folder, which most archives have in front. */
  private static Map<String, byte[]> belowFolder(Map<String, byte[]> files) {
    if (files.keySet().stream().noneMatch(path -> path.startsWith(FOLDER))) {
      return files;
    }
    Map<String, byte[]> below = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.startsWith(FOLDER)) {
            below.put(path.substring(FOLDER.length()), bytes);
          }
        });
    return below;
  }

  /** Returns packages as a zip of the folder. */
  public static byte[] zip(UnpackedPackages packages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String path : packages.paths()) {
        ZipEntry entry = new ZipEntry(path.substring(1));
        entry.setTime(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(packages.read(path).orElseThrow());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new PackageException("the packages cannot be packed: " + e.getMessage());
    }
    return bytes.toByteArray();
  }
}
