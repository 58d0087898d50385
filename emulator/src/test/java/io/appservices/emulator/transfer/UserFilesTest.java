package io.appservices.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of users, for code that embeds the emulator. */
class UserFilesTest extends UserFileFixture {

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

  private static List<Object> emails(EmulatedApp app) {
    return app.users().list(9).stream().map(user -> user.data().get("email")).toList();
  }
}
