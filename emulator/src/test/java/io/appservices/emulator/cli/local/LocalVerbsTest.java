package io.appservices.emulator.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.cli.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalVerbsTest {

  @TempDir private Path directory;

  @Test
  void theStarterIsAnAppWhoseFunctionAnswers() {
    Path folder = directory.resolve("shop");
    assertThat(Program.run("init", folder.toString()).done())
        .contains("root_config.json", "start --app-folder " + folder);

    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.loadApp(folder);

      assertThat(app.clientAppId()).isEqualTo("shop-local");
      assertThat(app.functions().call("hello", "Ada")).isEqualTo("Hello, Ada!");
      assertThat(emulator.appFolderReports()).allMatch(report -> report.notes().isEmpty());
    }
  }

  @Test
  void theStarterGoesNowhereWhereSomethingIs() throws IOException {
    Files.writeString(directory.resolve("note.txt"), "mine");

    Program refused = Program.run("init", directory.toString(), "--name", "shop");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("is not empty");
    assertThat(directory.toFile().list()).containsExactly("note.txt");
    assertThat(Program.run("init", directory.resolve("a b").toString()).err()).contains("'a b'");
    assertThat(directory.resolve("a b")).doesNotExist();
  }

  @Test
  void everyShellCompletesEveryVerb() {
    String bash = Program.run("completion", "bash").done();
    String zsh = Program.run("completion", "zsh").done();
    String fish = Program.run("completion", "fish").done();

    assertThat(bash).contains("complete -F _complete_appservices-emulator", "users list");
    assertThat(zsh).contains("bashcompinit");
    assertThat(fish)
        .contains(
            "-a users",
            "-n '__fish_seen_subcommand_from users; and __fish_seen_subcommand_from list' -l"
                + " state -x -a 'enabled disabled'",
            "-l app-folder -r -F");
    assertThat(Program.run("completion", "tcsh").status()).isEqualTo(2);
  }

  @Test
  void theHelpOfEveryVerbHasExamplesOrSaysEnough() {
    String help = Program.run("--help").done();

    for (String verb : new String[] {"exec", "users", "apps", "token", "mails", "logs", "clock"}) {
      assertThat(help).contains("\n  " + verb + " ");
      assertThat(Program.run(verb, "--help").done()).contains("Examples:", "appservices-emulator");
    }
    assertThat(Program.run("help", "users").done()).contains("Examples:");
    assertThat(Program.run("users").err())
        .isEqualTo(
            "appservices-emulator users: missing command: list, show, create, confirm, disable,"
                + " enable, revoke, delete, import, export (see --help)\n");
    assertThat(Program.run("user").err()).contains("did you mean users?");
    assertThat(Program.run("users", "lsit").err()).contains("did you mean list?");
    assertThat(Program.run("users", "list", "--stat", "x").err()).contains("did you mean --state?");
  }
}
