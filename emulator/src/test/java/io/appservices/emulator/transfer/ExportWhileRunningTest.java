package io.appservices.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.UserExport;
import io.appservices.emulator.api.UserImport;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The file of users, while the emulator runs. */
class ExportWhileRunningTest extends UserFileFixture {

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
    assertThat(directory).isDirectoryNotContaining("glob:**/.writing-*");
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
}
