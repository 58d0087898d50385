package io.appservices.emulator.functions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives of npm packages. */
final class PackageArchives {

  /** The name of an archive that is uploaded, or lies in a folder. */
  static final String ZIP = "node_modules.zip";

  private PackageArchives() {}

  static byte[] zip(String... pathsAndTexts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < pathsAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry("node_modules/" + pathsAndTexts[i]));
        zip.write(pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** An archive of package p that exports a text, in a version. */
  static byte[] p(String version, String text) {
    return zip(
        "p/package.json", "{\"name\": \"p\", \"version\": \"" + version + "\"}",
        "p/index.js", "module.exports = '" + text + "'");
  }
}
