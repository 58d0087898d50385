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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  @Test
  void writesWhereALinkLeadsAndLeavesTheLink() throws IOException {
    Path file = Files.writeString(directory.resolve("users.jsonl"), "before");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file.getFileName());
    Path nowhere = Files.createSymbolicLink(directory.resolve("nowhere"), Path.of("made"));

    for (Path each : List.of(link, nowhere)) {
      UserFiles.checkWritable(each);
      UserFiles.write(each, out -> write(out, "new", 1));
      assertThat(each).isSymbolicLink();
    }

    assertThat(file).isRegularFile().hasContent("new");
    assertThat(directory.resolve("made")).isRegularFile().hasContent("new");
  }

  @Test
  void keepsThePermissionsOfTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("users.jsonl"), "before");
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, permissions);

    UserFiles.write(file, out -> write(out, "new", 1));

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
  }

  /** An administrator may put a file in the place of a device, which everybody else needs. */
  @Test
  void writesToAPipeAndPutsNothingInItsPlace() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> contentOf(pipe));

    UserFiles.checkWritable(pipe);
    int users = UserFiles.write(pipe, out -> write(out, "new", 3));

    assertThat(users).isEqualTo(3);
    assertThat(read.get(1, TimeUnit.MINUTES)).isEqualTo("new");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
  }

  private static String contentOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int write(OutputStream out, String text, int users) throws IOException {
    out.write(text.getBytes(UTF_8));
    return users;
  }
}
