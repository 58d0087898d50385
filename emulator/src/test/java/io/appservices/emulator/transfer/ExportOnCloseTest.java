package io.appservices.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The users that are left in a file when an emulator closes. */
class ExportOnCloseTest extends UserFileFixture {

  @Test
  void whatOneEmulatorLeavesTheNextOneStartsWith() {
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig leaving = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    String id;
    try (AppServicesEmulator emulator = AppServicesEmulator.start(leaving)) {
      id = emulator.app().createUser("a@b.c", "secret1");
      emulator.app().users().disable(id);
      assertThat(file).doesNotExist();
    }

    EmulatorConfig coming =
        EmulatorConfig.builder().apps(a -> a.clientAppId("other-abcde").users(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(coming)) {
      EmulatedUser user = emulator.app().users().list(9).get(0);
      assertThat(user.id()).isEqualTo(id);
      assertThat(user.disabled()).isTrue();
    }
  }

  @Test
  void linesOfOtherAppsNameThem() throws IOException {
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    String other;
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      emulator.app().createUser("a@b.c", "secret1");
      EmulatedApp made = emulator.newApp("other");
      made.createUser("a@b.c", "secret1");
      other = made.clientAppId();
    }

    assertThat(Travel.linesOf(Files.readString(file)))
        .extracting(line -> line.get("app"))
        .containsExactly(null, other);
  }

  @Test
  void usersOfADeletedFirstAppAreNotExportedAndClosingGoesWell() {
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      emulator.app().createUser("a@b.c", "secret1");
      emulator.app().delete();
    }

    assertThat(file).isEmptyFile();
  }

  @Test
  void aSecondCloseDoesNotOverwriteTheExport() throws IOException {
    Path file = directory.resolve("users.jsonl");
    AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build());
    emulator.app().createUser("a@b.c", "secret1");

    emulator.close();
    String export = Files.readString(file);
    emulator.close();

    assertThat(export).contains("a@b.c");
    assertThat(file).hasContent(export);
  }

  @Test
  void whereNoFileCanBeMadeNoExportIsPromised() {
    EmulatorConfigBuilder builder = EmulatorConfig.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.apps(a -> a.exportUsersOnClose(directory)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> builder.apps(a -> a.exportUsersOnClose(directory.resolve("no/users.jsonl"))));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "about permissions and links of POSIX")
  void aFileThatIsReplacedKeepsItsPermissionsAndALinkStaysOne() throws IOException {
    Path users = privateFile("users.jsonl");
    Path state = privateFile("state.json");
    Path link = Files.createSymbolicLink(directory.resolve("link"), users.getFileName());
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(link)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      emulator.app().createUser("a@b.c", "secret1");
      emulator.app().saveState(state);
    }

    assertThat(link).isSymbolicLink();
    assertThat(users).content().contains("a@b.c");
    assertThat(state).content().contains("a@b.c");
    for (Path file : List.of(users, state)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private Path privateFile(String name) throws IOException {
    return Files.createFile(
        directory.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Test
  void whereNothingCanBeMadeAtAllItSaysSo() throws IOException {
    Path file = directory.resolve("gone/users.jsonl");
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      assertThatThrownBy(() -> emulator.app().exportUsers(file))
          .isInstanceOf(UncheckedIOException.class)
          .cause()
          .hasMessageStartingWith("cannot write " + file);
    }
  }

  @Test
  void aFileToStartWithThatIsToBeLeftOnCloseNeedNotBeThere() throws IOException {
    Path file = directory.resolve("users.jsonl");
    Path same = directory.resolve("../" + directory.getFileName() + "/users.jsonl");
    EmulatorConfig config =
        EmulatorConfig.builder().apps(a -> a.users(file).exportUsersOnClose(same)).build();
    List<Object> told = new ArrayList<>();
    for (int run = 1; run <= 2; run++) {
      try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
        emulator.onUserExport(export -> told.add(export.users()));
        emulator.app().createUser(run + "@b.c", "secret1");
      }
    }

    assertThat(told).containsExactly(1, 2);
    EmulatorConfig other =
        EmulatorConfig.builder()
            .apps(a -> a.users(directory.resolve("x")).exportUsersOnClose(file))
            .build();
    assertThatThrownBy(() -> AppServicesEmulator.start(other))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no such file");
  }
}
