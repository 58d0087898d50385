package io.appservices.emulator.runtime.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about permissions and links of POSIX")
class ReplacedFileTest {

  /** Of Linux, in bytes. */
  private static final int LONGEST_PATH = 4095;

  private static final ReplacedFile.Content NEW = out -> out.write("new".getBytes(UTF_8));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void makeTheFile() throws IOException {
    file = Files.writeString(directory.resolve("users.jsonl"), "what was there");
  }

  @Test
  void writesWhereALinkLeads() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file.getFileName());

    ReplacedFile.write(link, NEW);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void makesTheFileThatALinkLeadsTo() throws IOException {
    Path made = directory.resolve("made");
    Path inner = Files.createSymbolicLink(directory.resolve("inner"), made.getFileName());
    Path outer = Files.createSymbolicLink(directory.resolve("outer"), inner);

    ReplacedFile.write(outer, NEW);

    assertThat(outer).isSymbolicLink();
    assertThat(inner).isSymbolicLink();
    assertThat(made).isRegularFile().hasContent("new");
  }

  @Test
  void refusesALinkToItself() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("link"));

    assertThatThrownBy(() -> ReplacedFile.write(link, NEW))
        .isInstanceOf(IOException.class)
        .hasMessage("too many links");
  }

  @Test
  void writesThroughNoLinkThatSomebodyElseLeft() throws IOException {
    Path part = directory.resolve(".writing-" + ProcessHandle.current().pid());
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "secret");
    Files.createSymbolicLink(part, elsewhere);

    ReplacedFile.write(file, NEW);

    assertThat(elsewhere).hasContent("secret");
    assertThat(file).isRegularFile().hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "old", "an old content that is longer than the new one"})
  void overwritesAFileThatNoneCanBePutInThePlaceOf(String before) throws IOException {
    Files.writeString(file, before);

    ReplacedFile.write(file, NEW, ReplacedFileTest::busy);

    assertThat(file).hasContent("new");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void leavesNothingWhereNoFileCanBePut() {
    Path made = directory.resolve("made");

    assertThatThrownBy(() -> ReplacedFile.write(made, NEW, ReplacedFileTest::busy))
        .isInstanceOf(FileSystemException.class)
        .hasMessageEndingWith("Device or resource busy");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void overwritesAFileBesideWhichNoOtherCanBeMade() throws IOException {
    Path users = fileWithoutRoomBeside();

    ReplacedFile.checkWritable(users);
    assertThat(users).hasContent("what was there");
    ReplacedFile.write(users, NEW);

    assertThat(users).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @EnabledOnOs(OS.LINUX)
  void leavesAFileWhoseNewContentEndsHalfWay(boolean overwritten) throws IOException {
    Path users = overwritten ? fileWithoutRoomBeside() : file;

    assertThatThrownBy(
            () ->
                ReplacedFile.write(
                    users,
                    out -> {
                      out.write('h');
                      throw new IOException("no end");
                    }))
        .hasMessage("no end");

    assertThat(users).hasContent("what was there");
    assertThat(directory).isDirectoryNotContaining("glob:**/.writing-*");
  }

  @Test
  void writesIntoAPipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    try {
      ReplacedFile.checkWritable(pipe);
      ReplacedFile.write(pipe, NEW);

      assertThat(Files.isRegularFile(pipe)).isFalse();
      assertThat(reader.getInputStream()).hasBinaryContent("new".getBytes(UTF_8));
    } finally {
      reader.destroy();
    }
  }

  @Test
  void changesNothingToCheck() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("made"));

    ReplacedFile.checkWritable(link);
    ReplacedFile.checkWritable(file);

    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("link", "users.jsonl");
    assertThat(file).hasContent("what was there");
    assertThatThrownBy(() -> ReplacedFile.checkWritable(directory)).hasMessage("it is a directory");
  }

  /** No permission keeps root from making a file, but the length of its path does. */
  private Path fileWithoutRoomBeside() throws IOException {
    Path deep = directory.toRealPath();
    int left = LONGEST_PATH - "/u".length() - deep.toString().length();
    while (left > 1) {
      int length = Math.min(left - 1, 200);
      deep = Files.createDirectory(deep.resolve("d".repeat(length)));
      left -= length + 1;
    }
    Path users = Files.writeString(deep.resolve("u"), "what was there");
    assertThatThrownBy(() -> Files.createFile(users.resolveSibling("other")))
        .isInstanceOf(FileSystemException.class);
    return users;
  }

  private static void busy(Path source, Path target) throws IOException {
    throw new FileSystemException(target.toString(), null, "Device or resource busy");
  }
}
