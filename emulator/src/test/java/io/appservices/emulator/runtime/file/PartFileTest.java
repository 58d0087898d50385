package io.appservices.emulator.runtime.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes that were killed left beside a file that is written. */
class PartFileTest {

  private static final Duration LONG = Duration.ofMinutes(61);

  @TempDir private Path directory;
  private Path file;
  private Path left;

  @BeforeEach
  void leaveAPart() throws IOException {
    file = directory.resolve("users.jsonl");
    left = old(Files.createFile(directory.resolve(".writing-17446744073709551615")));
  }

  private static Path old(Path path) throws IOException {
    FileTime now = Files.getLastModifiedTime(path);
    return Files.setLastModifiedTime(path, FileTime.from(now.toInstant().minus(LONG)));
  }

  private void write() throws IOException {
    ReplacedFile.write(file, out -> out.write("new".getBytes(UTF_8)));
  }

  @Test
  void theNextWriterRemovesIt() throws IOException {
    write();
    assertThat(directory.toFile().list()).containsExactly("users.jsonl");
  }

  @Test
  void itIsRemovedWhereAFileIsOnlyCheckedToBeWritable() throws IOException {
    ReplacedFile.checkWritable(file);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatSomebodyMayStillBeWritingStays() throws IOException {
    Path young = Files.createFile(directory.resolve(".writing-2"));
    write();
    assertThat(young).exists();
    assertThat(left).doesNotExist();
  }

  @Test
  void whatIsNoneOfItStays() throws IOException {
    Path named = old(Files.createFile(directory.resolve(".writing-notes")));
    Path numbered = old(Files.createDirectory(directory.resolve(".writing-3")));
    write();
    assertThat(named).exists();
    assertThat(numbered).exists();
    assertThat(left).doesNotExist();
  }
}
