package io.appservices.emulator.function.npm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of archives, and what is refused. */
@Tag("security")
class PackageArchiveTest {

  private static final String INDEX = "/node_modules/p/index.js";

  @ParameterizedTest
  @ValueSource(
      strings = {"node_modules.zip", "node_modules.tar", "node_modules.tar.gz", "node_modules.tgz"})
  void theFilesOfAnArchiveAreThere(String name) throws IOException {
    UnpackedPackages packages =
        PackageArchive.read(
            name,
            archive(
                name,
                "node_modules/p/index.js",
                "x",
                "node_modules/p/package.json",
                "{\"version\": \"1.2.3\"}",
                "node_modules/@s/q/package.json",
                "{}"));

    assertThat(packages.read(INDEX)).contains("x".getBytes(UTF_8));
    assertThat(packages.isFolder("/node_modules/p")).isTrue();
    assertThat(packages.isFile("/node_modules/p")).isFalse();
    assertThat(new Packages(packages).installed())
        .containsExactly(new Packages.Installed("@s/q", ""), new Packages.Installed("p", "1.2.3"));
  }

  @Test
  void theFolderMayBeLeftOutAndLargeFilesComeBackAsTheyWere() throws IOException {
    String large = "0123456789".repeat(10_000);
    UnpackedPackages packages =
        PackageArchive.read("node_modules.zip", archive("a.zip", "p/index.js", large));

    assertThat(packages.read(INDEX)).contains(large.getBytes(UTF_8));
    UnpackedPackages again = PackageArchive.read("node_modules.zip", PackageArchive.zip(packages));
    assertThat(again.read(INDEX)).contains(large.getBytes(UTF_8));
    assertThat(again.without("p").isFile(INDEX)).isFalse();
  }

  @Test
  void longNamesOfTarAreRead() throws IOException {
    String folder = "node_modules/p/" + "long/".repeat(30);
    ByteArrayOutputStream gnu = new ByteArrayOutputStream();
    tar(gnu, "././@LongLink", 'L', folder + "gnu.js\0");
    tar(gnu, "cut", '0', "gnu");
    String path = "path=" + folder + "pax.js\n";
    int length = path.length() + 4;
    tar(gnu, "pax", 'x', length + " " + path);
    tar(gnu, "cut", '0', "pax");

    UnpackedPackages packages = PackageArchive.read("node_modules.tar", gnu.toByteArray());

    assertThat(packages.read("/" + folder + "gnu.js")).contains("gnu".getBytes(UTF_8));
    assertThat(packages.read("/" + folder + "pax.js")).contains("pax".getBytes(UTF_8));
  }

  @Test
  void whatEndsInASlashIsAFolderInTheOldestFormat() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar(tar, "node_modules/p/", '0', "content");
    tar(tar, "node_modules/p/index.js", '0', "x");

    UnpackedPackages packages = PackageArchive.read("node_modules.tar", tar.toByteArray());

    assertThat(packages.paths()).containsExactly(INDEX);
  }

  @Test
  void linksAreLeftOut() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar(tar, "node_modules/p/link.js", '2', "");
    tar(tar, "node_modules/p/hard.js", '1', "");
    tar(tar, "node_modules/p/index.js", '0', "x");

    UnpackedPackages packages = PackageArchive.read("node_modules.tar", tar.toByteArray());

    assertThat(packages.paths()).containsExactly(INDEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.js",
        "node_modules/../../evil.js",
        "/etc/passwd",
        "node_modules/p/../../../evil.js",
        "node_modules\\..\\evil.js",
        "C:/evil.js",
      })
  void anEntryThatLeadsOutIsRefused(String entry) throws IOException {
    byte[] zip = archive("a.zip", entry, "x");
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar(tar, entry, '0', "x");

    assertThatThrownBy(() -> PackageArchive.read("node_modules.zip", zip))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("leads out of it: '" + entry + "'");
    assertThatThrownBy(() -> PackageArchive.read("node_modules.tar", tar.toByteArray()))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("leads out of it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"node_modules.zip", "node_modules.tar", "node_modules.tar.gz", "node_modules.tgz"})
  void whatIsNoArchiveIsRefusedByItsName(String name) {
    for (byte[] content : new byte[][] {{}, "nonsense".getBytes(UTF_8), new byte[2000]}) {
      assertThatThrownBy(() -> PackageArchive.read(name, content))
          .isInstanceOf(PackageException.class)
          .hasMessageStartingWith(name + " cannot be unpacked: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node_modules.tar.gz", "node_modules.tgz"})
  void anArchiveThatEndsTooSoonIsSaidToBeDamaged(String name) throws IOException {
    byte[] whole = archive(name, "node_modules/p/index.js", "exports.a = 'x'.repeat(3);");

    for (int length : new int[] {3, 11, whole.length / 2}) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> PackageArchive.read(name, part))
          .isInstanceOf(PackageException.class)
          .hasMessage(name + " cannot be unpacked: it is damaged, or ends too soon");
    }
  }

  @Test
  void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("p/bomb.js"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 33; i++) {
        zip.write(zeros);
      }
    }

    assertThatThrownBy(() -> PackageArchive.read("node_modules.zip", bytes.toByteArray()))
        .hasMessage("node_modules.zip has a file larger than 32 MiB: 'p/bomb.js'");
    assertThatThrownBy(() -> PackageArchive.read("node_modules.zip", new byte[(15 << 20) + 1]))
        .hasMessage("node_modules.zip is larger than 15 MiB");
  }

  static byte[] archive(String name, String... pathsAndTexts) throws IOException {
    Map<String, byte[]> files = PackagesOf.contents(pathsAndTexts);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (name.endsWith(".zip")) {
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
      return bytes.toByteArray();
    }
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      tar(tar, file.getKey(), '0', new String(file.getValue(), UTF_8));
    }
    tar.write(new byte[1024]);
    if (name.endsWith(".tar")) {
      return tar.toByteArray();
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(tar.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void tar(ByteArrayOutputStream tar, String name, char type, String content) {
    byte[] header = new byte[512];
    byte[] bytes = content.getBytes(UTF_8);
    put(header, 0, name);
    put(header, 124, String.format("%011o", bytes.length));
    header[156] = (byte) type;
    put(header, 257, "ustar");
    tar.writeBytes(header);
    tar.writeBytes(bytes);
    tar.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
