package io.appservices.emulator.cli.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cli.Launch;
import io.appservices.emulator.cli.Running;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a server's state, and the commands that look after it. */
@Timeout(180)
class DataIT {

  @TempDir private Path temporary;

  @Test
  void aServerThatIsStartedAgainHasItsUsersAndSaysSo() throws Exception {
    try (Running server = start("state")) {
      assertThat(state(server)).endsWith("state: 1 app, 0 users");
      client(server).signUp("a@example.com", "password-1");
      assertThat(server.end("TERM").status()).isZero();
    }
    try (Running server = start("state")) {
      assertThat(state(server)).endsWith("state: 1 app, 1 user");
      assertThat(client(server).logIn("a@example.com", "password-1").status()).isEqualTo(200);
    }
  }

  @Tag("slow")
  @Test
  void whatARunningServerKeepsIsCheckedAndCopied() throws Exception {
    Path copy = temporary.resolve("copy");
    Path file = temporary.resolve("copy.db");
    try (Running server = start("state")) {
      client(server).signUp("a@example.com", "password-1");
      Launch.Ended check = data("check", "state");
      assertThat(check.err()).isEmpty();
      assertThat(check.status()).isZero();
      assertThat(check.out()).contains("is sound: apps 1, users 1, accounts 1, sessions 1");
      assertThat(data("backup", "state", copy.toString()).out())
          .startsWith(copy.resolve("state.db") + " written, ");
      assertThat(data("backup", "state", file.toString()).status()).isZero();
      data("compact", "state").assertRefused("is in use by process");
      start("state", "lock").assertRefused("is in use by process");
      client(server).signUp("later@example.com", "password-1");
    }
    assertThat(file).exists();
    data("backup", "state", file.toString()).assertRefused("is there already");
    try (Running server = start("copy")) {
      assertThat(client(server).logIn("a@example.com", "password-1").status()).isEqualTo(200);
      assertThat(client(server).logIn("later@example.com", "password-1").status()).isEqualTo(401);
    }
    assertThat(data("compact", "copy").status()).isZero();
    assertThat(data("check", "copy").out()).contains("users 1");
  }

  @Test
  void whatCannotBeUsedIsNamedInOneLine() throws Exception {
    Files.writeString(temporary.resolve("file"), "");
    Files.createDirectories(temporary.resolve("other"));
    Files.writeString(temporary.resolve("other/state.db"), "something else, and quite long");
    start("file", "of a file").assertRefused("file");
    start("other", "of another program").assertRefused("state.db is damaged");
    data("check", "other").assertRefused("state.db is damaged");
    data("check", "none").assertRefused("is no directory");
    data("compact", "file").assertRefused("is no directory");
    data("backup", "none", "copy").assertRefused("is no directory");
    Files.createDirectories(temporary.resolve("empty"));
    data("check", "empty").assertRefused("has no state");
  }

  @Test
  void flippedBitsAreFound() throws Exception {
    try (Running server = start("state")) {
      for (int n = 0; n < 20; n++) {
        client(server).signUp("a" + n + "@example.com", "password-1");
      }
      assertThat(server.end("TERM").status()).isZero();
    }
    Path file = temporary.resolve("state/state.db");
    String content = Files.readString(file, ISO_8859_1);
    assertThat(content).contains("a7@example");
    Files.writeString(file, content.replace("a7@example", "a7@dxample"), ISO_8859_1);
    Launch.Ended check = data("check", "state");
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.err()).isNotEmpty();
  }

  private static String state(Running server) {
    return server.banner().stream()
        .filter(line -> line.strip().startsWith("state"))
        .findFirst()
        .orElseThrow();
  }

  private static ClientApiClient client(Running server) {
    return new ClientApiClient(server.baseUrl(), EmulatorConfig.DEFAULT_CLIENT_APP_ID);
  }

  private Running start(String name) throws Exception {
    return launch(name).start();
  }

  /** A start that is to end by itself. */
  private Launch.Ended start(String name, String why) throws Exception {
    assertThat(why).isNotEmpty();
    return launch(name).run();
  }

  private Launch launch(String name) {
    String directory = temporary.resolve(name).toString();
    return Launch.of("start", "--port", "0", "--data", directory, "--password-iterations", "1");
  }

  private Launch.Ended data(String command, String name, String... more) throws Exception {
    String[] all = new String[3 + more.length];
    all[0] = "data";
    all[1] = command;
    all[2] = temporary.resolve(name).toString();
    System.arraycopy(more, 0, all, 3, more.length);
    return Launch.of(all).run();
  }
}
