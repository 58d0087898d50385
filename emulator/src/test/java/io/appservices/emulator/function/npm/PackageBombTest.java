package io.appservices.emulator.function.npm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an archive has beside files is unpacked too, and ends at the same bound. */
@Tag("security")
@Tag("slow")
class PackageBombTest {

  private static final int MEBIBYTE = 1 << 20;
  private static final int TOO_MANY = 257;
  private static final String TOO_MUCH = "a.tgz unpacks to more than 256 MiB";

  /** A folder, a link, a device, and headers of GNU and pax. */
  @ParameterizedTest
  @ValueSource(chars = {'5', '2', '3', 'L', 'x', 'g'})
  void entriesThatAreNoFilesHaveABound(char type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] content = type == 'x' ? comments() : new byte[MEBIBYTE];
      for (int i = 0; i < TOO_MANY; i++) {
        gzip.write(header(type, content.length));
        gzip.write(content);
      }
    }

    assertThatThrownBy(() -> PackageArchive.read("a.tgz", bytes.toByteArray()))
        .isInstanceOf(PackageException.class)
        .hasMessage(TOO_MUCH);
  }

  @Test
  void anEntryThatSaysItIsLongerThanAllIsRefusedBeforeItIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(header('5', Integer.MAX_VALUE));
    }

    assertThatThrownBy(() -> PackageArchive.read("a.tgz", bytes.toByteArray()))
        .hasMessage(TOO_MUCH);
  }

  @Test
  void foldersOfAZipHaveABound() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("node_modules/p/"));
      for (int i = 0; i < TOO_MANY; i++) {
        zip.write(new byte[MEBIBYTE]);
      }
    }

    assertThatThrownBy(() -> PackageArchive.read("a.zip", bytes.toByteArray()))
        .hasMessage("a.zip unpacks to more than 256 MiB");
  }

  /** Records of pax that say nothing, as long as a header may be. */
  private static byte[] comments() {
    return "16 comment=1234\n".repeat(MEBIBYTE / 16).getBytes(US_ASCII);
  }

  private static byte[] header(char type, int size) {
    byte[] header = new byte[512];
    put(header, 0, "node_modules/p");
    put(header, 124, String.format("%011o", size));
    header[156] = (byte) type;
    put(header, 257, "ustar");
    return header;
  }

  private static void put(byte[] header, int at, String text) {
    System.arraycopy(text.getBytes(US_ASCII), 0, header, at, text.length());
  }
}
