package io.appservices.emulator.cli.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.cli.terminal.CommandException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that no emulator gives, as what answers at an address may be something else. */
class LocalFilesTest {

  @TempDir private Path directory;

  private static byte[] zip(Charset names, String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private void assertRefused(byte[] zip) {
    Path target = directory.resolve("out");

    assertThatThrownBy(() -> LocalFiles.unpack(zip, target))
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith("cannot write into " + target + ": the archive is damaged: ")
        .hasMessageNotContaining("\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfAnArchiveWithANameThatNoFileCanHave() throws IOException {
    assertRefused(zip(UTF_8, "functions/config.json", "functions/a\n\0b.js"));
  }

  @Test
  void leavesNothingOfAnArchiveWithADamagedName() throws IOException {
    assertRefused(zip(ISO_8859_1, "functions/config.json", "functions/\u00e9.js"));
  }
}
