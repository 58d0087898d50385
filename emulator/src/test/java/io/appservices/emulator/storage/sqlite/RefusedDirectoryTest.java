package io.appservices.emulator.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that cannot be used is refused with one line that says why. */
class RefusedDirectoryTest {

  /** Takes from an administrator what makes the rights of files not hold for one. */
  private static final List<String> AS_ANYBODY =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  @TempDir private Path parent;

  @AfterEach
  void restoreRights() throws IOException {
    Path data = parent.resolve("data");
    if (Files.exists(data)) {
      rights(data, "rwx------");
    }
  }

  @Test
  void aDirectoryThatAnotherProcessHasOpen() {
    Path data = parent.resolve("data");
    try (SqliteDatabase open = SqliteDatabase.open(data)) {
      assertThat(refusal(data))
          .contains(data.toString())
          .contains("is in use by process " + ProcessHandle.current().pid());
      assertThat(open.check()).isEmpty();
    }
  }

  @Test
  void aDirectoryIsFreeWhenTheProcessThatHadItWasKilled() {
    Path data = parent.resolve("data");
    try (Child child = Child.of(WritingProcess.class, data.toString(), "1")) {
      assertThat(child.line()).isNotNull();
      child.kill();
    }
    SqliteDatabase.open(data).close();
  }

  @Test
  void aDirectoryThatIsReadOnly() throws IOException {
    Path data = Files.createDirectory(parent.resolve("data"));
    rights(data, "r-xr-xr-x");
    assertThat(refusal(data)).contains(data.toString()).contains("is it read-only");
  }

  @Test
  void aDirectoryThatBecameReadOnly() throws IOException {
    Path data = kept();
    rights(data, "r-xr-xr-x");
    assertThat(refusal(data))
        .contains("state.db cannot be changed: it or its directory is read-only");
  }

  @Test
  void aFileThatIsReadOnly() throws IOException {
    Path data = kept();
    rights(data.resolve("state.db"), "r--r--r--");
    assertThat(refusal(data))
        .contains("state.db cannot be changed: it or its directory is read-only");
  }

  @Test
  void aFileInThePlaceOfADirectory() throws IOException {
    Path data = Files.writeString(parent.resolve("data"), "");
    assertThat(refusal(data))
        .contains("the data directory " + data + " cannot be made: " + data + " is no directory");
  }

  @Test
  void aClassPathWithoutTheDriver() {
    String data = parent.resolve("data").toString();
    try (Child child = Child.without("sqlite-jdbc", FillingProcess.class, data)) {
      assertThat(child.rest())
          .containsExactly(
              "refused a data directory needs SQLite: add org.xerial:sqlite-jdbc to the class"
                  + " path");
    }
  }

  private Path kept() {
    Path data = parent.resolve("data");
    SqliteDatabase.open(data).close();
    return data;
  }

  private static String refusal(Path data) {
    List<String> before = System.getProperty("user.name").equals("root") ? AS_ANYBODY : List.of();
    try (Child child = Child.of(before, FillingProcess.class, data.toString())) {
      List<String> lines = child.rest();
      assertThat(lines).hasSize(1).first().asString().startsWith("refused ");
      return lines.get(0);
    }
  }

  private static void rights(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }
}
