package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Watchdog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shells themselves are asked how they complete a line, with the script that they are given.
 */
@Tag("slow")
class CompletionIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "'us', users",
    "'users dis', disable",
    "'clock exp', expire-tokens",
    "'users list --st', --state",
    "'users list --state dis', disabled",
    "'start --auth-errors det', detailed",
    "'start --tls-c', --tls-certificate",
    "'logs --fol', --follow",
    "'arch', archive",
    "'completion z', zsh",
  })
  void everyShellCompletesTheLine(String typed, String completed) throws Exception {
    assertThat(bash(typed)).as("bash").contains(completed);
    assertThat(zsh(typed)).as("zsh").contains(completed);
    assertThat(fish(typed)).as("fish").contains(completed);
  }

  /** What the function that bash calls for a line puts into its answer. */
  private static final String ASK =
      "COMP_WORDS=(appservices-emulator %s); COMP_CWORD=%d; COMPREPLY=();"
          + " _complete_appservices-emulator; printf '%%s\\n' \"${COMPREPLY[@]}\"";

  private List<String> bash(String typed) throws Exception {
    // The command compopt works only while a person presses the key.
    String line = "compopt() { :; }; source " + script("bash") + "; " + ask(typed);
    return run("bash", "--norc", "-c", line);
  }

  /** As its own bridge to scripts of bash does it. */
  private List<String> zsh(String typed) throws Exception {
    String line =
        "autoload -U +X compinit && compinit -u -D; source "
            + script("zsh")
            + "; ask() { emulate -L sh; setopt kshglob noshglob braceexpand ksharrays; "
            + ask(typed)
            + "; }; ask";
    return run("zsh", "-f", "-c", line);
  }

  private List<String> fish(String typed) throws Exception {
    String line = "source " + script("fish") + "; complete -C 'appservices-emulator " + typed + "'";
    return run("fish", "--no-config", "-c", line).stream()
        .map(answer -> answer.replaceAll("\t.*", ""))
        .toList();
  }

  private static String ask(String typed) {
    return ASK.formatted(typed, typed.split(" ").length);
  }

  private Path script(String shell) throws IOException {
    return Files.writeString(
        directory.resolve("completion." + shell), Program.run("completion", shell).done());
  }

  private static List<String> run(String... command) throws Exception {
    Path errors = Files.createTempFile("completion", ".txt");
    Process shell = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Watchdog.over(shell);
    try {
      shell.getOutputStream().close();
      String printed = new String(shell.getInputStream().readAllBytes());
      assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(errors)).isEmpty();
      return printed.lines().map(String::strip).toList();
    } finally {
      shell.destroyForcibly();
      Files.delete(errors);
    }
  }
}
