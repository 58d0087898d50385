package io.appservices.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import io.appservices.emulator.UserExport;
import io.appservices.emulator.UserImport;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of users, for code that embeds the emulator. */
class UserFilesTest {

  @TempDir private Path directory;

  @Test
  void anEmulatorStartsWithTheUsersOfItsFiles() throws IOException {
    Path one = file("a", user("a@b.c"));
    Path other = file("b", user("b@b.c"));
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.users(one).users(other)).build();

    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emails(emulator.app())).containsExactly("a@b.c", "b@b.c");
      ClientApiClient client =
          new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
      client.logIn("b@b.c", "secret1").tokens();
    }
  }

  @Test
  void aBuilderOfTheSameSettingsHasTheFilesToo() {
    EmulatorConfigBuilder builder =
        EmulatorConfig.builder()
            .apps(a -> a.users(Path.of("a")).exportUsersOnClose(directory.resolve("b")));

    EmulatorConfig copy = builder.build().toBuilder().apps(a -> a.users(Path.of("c"))).build();

    assertThat(copy.apps().users()).containsExactly(Path.of("a"), Path.of("c"));
    assertThat(copy.apps().exportUsersOnClose()).contains(directory.resolve("b"));
  }

  @Test
  void anEmulatorDoesNotStartWithABrokenFile() throws IOException {
    Path good = file("good", user("a@b.c"));
    Path broken = file("broken", "{}\n" + user("a@b.c"));
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.users(good).users(broken)).build();

    assertThatThrownBy(() -> AppServicesEmulator.start(config))
        .isInstanceOf(AppServicesException.class)
        .hasMessage(
            broken
                + ": "
                + Travel.report(
                    "line 1: no identity: give 'email' or 'identities'",
                    "line 2: email 'a@b.c' exists already"));
  }

  @Test
  void anEmulatorDoesNotStartWithoutAFileItWasGiven() {
    Path file = directory.resolve("nobody.jsonl");

    assertThatThrownBy(
            () ->
                AppServicesEmulator.start(
                    EmulatorConfig.builder().apps(a -> a.users(file)).build()))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class)
        .cause()
        .hasMessage("no such file: " + file);
  }

  @Test
  void whatOneEmulatorLeavesTheNextOneStartsWith() {
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig leaving = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    String id;
    try (AppServicesEmulator emulator = AppServicesEmulator.start(leaving)) {
      id = emulator.app().createUser("a@b.c", "secret1");
      emulator.app().disableUser(id);
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
  void usersAreExportedWhileTheEmulatorRuns() throws IOException {
    Path file = directory.resolve("users.jsonl");
    Path other = directory.resolve("other.jsonl");
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    List<UserExport> told = new ArrayList<>();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      emulator.onUserExport(told::add);
      emulator.app().createUser("a@b.c", "secret1");
      emulator.newApp("other").createUser("b@b.c", "secret1");

      Response answer = Http.send("POST", emulator.baseUrl() + "/__emulator/v1/export", null);

      assertThat(answer.document())
          .isEqualTo(new Document("file", file.toString()).append("exported", 2));
      assertThat(Files.readString(file)).contains("a@b.c", "b@b.c");
      assertThat(emulator.exportUsers(other)).isEqualTo(2);
      assertThat(other).hasSameTextualContentAs(file);
      assertThat(told).containsExactly(new UserExport(file, 2), new UserExport(other, 2));
    }
    assertThat(told).hasSize(3);
  }

  @Test
  void exportsAtTheSameTimeLeaveAWholeFile() throws Exception {
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      IntStream.range(0, 200).forEach(n -> emulator.app().createUser(n + "@b.c", "secret1"));
      emulator.exportUsers(file);
      List<CompletableFuture<Integer>> exports =
          IntStream.range(0, 8)
              .mapToObj(n -> CompletableFuture.supplyAsync(() -> emulator.exportUsers(file)))
              .toList();
      while (!exports.stream().allMatch(CompletableFuture::isDone)) {
        assertThat(Files.readAllLines(file)).hasSize(200);
      }
      for (CompletableFuture<Integer> export : exports) {
        assertThat(export.get()).isEqualTo(200);
      }
    }
    assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  /** As root, permissions say nothing: below /proc nobody can make a file. */
  @Test
  void aFileToExportToThatCannotBeWrittenIsRefusedAtTheStart() {
    Path nowhere = Path.of("/proc/users.jsonl");
    EmulatorConfig config =
        EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(nowhere)).build();

    assertThatThrownBy(() -> AppServicesEmulator.start(config))
        .isInstanceOf(UncheckedIOException.class)
        .cause()
        .hasMessageStartingWith("cannot write " + nowhere);
    assertThatThrownBy(
            () -> EmulatorConfig.builder().apps(a -> a.exportUsersOnClose(directory)).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNumberOfUsersThatWereReadIsTold() throws IOException {
    Path seeds = file("seeds", user("a@b.c") + user("b@b.c"));
    Path file = directory.resolve("users.jsonl");
    EmulatorConfig config =
        EmulatorConfig.builder()
            .apps(a -> a.users(seeds).users(file).exportUsersOnClose(file))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emulator.userImports())
          .containsExactly(new UserImport(seeds, 2, true), new UserImport(file, 0, false));
      assertThat(file).doesNotExist();
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
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
  void whereNothingCanBeMadeBesideItTheFileIsOverwritten() throws IOException {
    Path file = file("users.jsonl", "before, and much longer than what comes after it".repeat(99));
    // A directory where the new file is written before it replaces the old one.
    Files.createDirectories(directory.resolve("users.jsonl.part/x"));
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      emulator.app().createUser("a@b.c", "secret1");

      emulator.app().exportUsers(file);

      assertThat(Travel.linesOf(Files.readString(file))).hasSize(1);
    }
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

  @Test
  void anAppTakesAndGivesStreamsAndFiles() throws IOException {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      assertThat(app.importUsers(stream(user("a@b.c")))).isEqualTo(1);
      assertThat(app.importUsers(file("more", user("b@b.c")))).isEqualTo(1);
      assertThat(emails(app)).containsExactly("a@b.c", "b@b.c");

      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      app.exportUsers(stream);
      Path file = directory.resolve("users.jsonl");
      app.exportUsers(file);

      assertThat(file).hasBinaryContent(stream.toByteArray());
      assertThat(emulator.newApp("other").importUsers(file)).isEqualTo(2);
      assertThatThrownBy(() -> app.importUsers(file))
          .isInstanceOf(AppServicesException.class)
          .hasMessageStartingWith("2 lines cannot be imported");
    }
  }

  @Test
  void whoTakesANameDuringAnImportKeepsItAndNothingIsImported() throws IOException {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.app();
      String server = "{\"type\":\"server\",\"api_keys\":[{\"name\":\"k\",\"key\":\"k\"}]}\n";
      String lines = user("a@b.c") + server + user("b@b.c") + user("c@b.c");
      InputStream end =
          new InputStream() {
            @Override
            public int read() {
              if (app.users().list(9).isEmpty()) {
                app.createUser("b@b.c", "secret2");
              }
              return -1;
            }
          };

      assertThatThrownBy(() -> app.importUsers(new SequenceInputStream(stream(lines), end)))
          .isInstanceOf(AppServicesException.class)
          .hasMessage(Travel.report("line 3: somebody made what it stands for in the meantime"));
      assertThat(emails(app)).containsExactly("b@b.c");
      app.createUser("a@b.c", "secret1");
      assertThat(app.importUsers(stream(server))).isEqualTo(1);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String user(String email) {
    return "{\"email\":\"" + email + "\",\"password\":\"secret1\"}\n";
  }

  private static List<Object> emails(EmulatedApp app) {
    return app.users().list(9).stream().map(user -> user.data().get("email")).toList();
  }
}
