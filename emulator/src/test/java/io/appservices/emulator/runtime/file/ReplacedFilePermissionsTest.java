package io.appservices.emulator.runtime.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with a file that was replaced, and with its new content before. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "about permissions and links of POSIX")
class ReplacedFilePermissionsTest {

  private static final ReplacedFile.Content NEW = out -> out.write("new".getBytes(UTF_8));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void makeTheFile() throws IOException {
    file = Files.writeString(directory.resolve("users.jsonl"), "what was there");
  }

  private static void setPermissions(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-r--", "r--r--r--"})
  void keepsThePermissionsOfAFile(String permissions) throws IOException {
    setPermissions(file, permissions);

    ReplacedFile.write(file, NEW);

    assertThat(file).hasContent("new");
    assertThat(permissions(file)).isEqualTo(permissions);
  }

  /** A part that has the permissions already could not be written to, but by root. */
  @ParameterizedTest
  @ValueSource(strings = {"rw-rw-r--", "r--r--r--"})
  void isForItsOwnerAloneWhileItIsWritten(String permissions) throws IOException {
    setPermissions(file, permissions);
    List<String> meanwhile = new ArrayList<>();

    ReplacedFile.write(file, out -> meanwhile.add(permissions(part())));

    assertThat(meanwhile).containsExactly("rw-------");
  }

  private Path part() throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, ".writing-*")) {
      return parts.iterator().next();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:uid", "unix:gid"})
  void keepsTheOwnerAndTheGroupOfAFile(String owner) throws IOException {
    assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid")), "for root alone");
    Files.setAttribute(file, owner, 54_321);

    ReplacedFile.write(file, NEW);

    assertThat(file).hasContent("new");
    assertThat(Files.getAttribute(file, owner)).isEqualTo(54_321);
  }

  @Test
  void givesANewFileThePermissionsOfAnyOther() throws IOException {
    Path made = directory.resolve("made");
    Path other = Files.createFile(directory.resolve("other"));

    ReplacedFile.write(made, NEW);

    assertThat(made).hasContent("new");
    assertThat(permissions(made)).isEqualTo(permissions(other));
  }
}
