package io.appservices.emulator.service.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be replaced, as the kernel says of one that is a mount point. */
class UserFilesWriteTest {

  private static final UserFiles.Replacement BUSY =
      (source, target) -> {
        throw new FileSystemException(target.toString(), null, "Device or resource busy");
      };

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"", "old", "an old content that is longer than the new one"})
  void overwritesAFileThatCannotBeReplaced(String before) throws IOException {
    Path file = Files.writeString(directory.resolve("users.jsonl"), before);

    int users = UserFiles.write(file, out -> write(out, "the new one", 7), BUSY);

    assertThat(users).isEqualTo(7);
    assertThat(file).hasContent("the new one");
    assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void makesNoFileInThePlaceOfOneThatCannotBeReplacedAndIsNotThere() {
    Path file = directory.resolve("users.jsonl");

    assertThatThrownBy(() -> UserFiles.write(file, out -> write(out, "new", 1), BUSY))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + file)
        .hasMessageContaining("Device or resource busy");
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatFailsHalfWayLeavesTheFileThatWasThere(boolean overwritten) throws IOException {
    Path file = Files.writeString(directory.resolve("users.jsonl"), "before");
    if (overwritten) {
      Files.createDirectories(directory.resolve("users.jsonl.part/x"));
    }

    assertThatThrownBy(
            () ->
                UserFiles.write(
                    file,
                    out -> {
                      write(out, "half", 1);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write " + file)
        .hasMessageContaining("No space left on device");
    assertThat(file).hasContent("before");
  }

  private static int write(OutputStream out, String text, int users) throws IOException {
    out.write(text.getBytes(UTF_8));
    return users;
  }
}
