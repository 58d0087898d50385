package io.appservices.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about permissions and links of POSIX")
class NewFilesTest {

  @TempDir private Path directory;

  @Test
  void namesTheFileThatCannotBeWritten() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("link"));

    assertThatThrownBy(() -> NewFiles.replace(link, new byte[0]))
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.status()).isEqualTo(2))
        .hasMessage("cannot write " + link + ": too many links");
  }
}
