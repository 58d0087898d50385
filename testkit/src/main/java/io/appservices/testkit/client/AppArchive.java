package io.appservices.testkit.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive that the Admin API exports an app as. */
final class AppArchive {

  private AppArchive() {}

  static void unpack(byte[] archive, Path folder) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      Files.createDirectories(folder);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder.normalize())) {
          throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Path parent = file.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.write(file, zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
