package io.appservices.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void drawsABarOfWhatHasAnEndAndCountsWhatHasNone() {
    assertThat(Progress.line("importing", 50, 100, 3))
        .isEqualTo("importing [############............] 3 s");
    assertThat(Progress.line("reading users", 1200, 0, 3)).isEqualTo("reading users 1200 3 s");
  }

  @Test
  void printsNothingWhereThereIsNoTerminal() {
    StringWriter err = new StringWriter();

    try (Progress progress = Progress.of(new PrintWriter(err), false, "importing", 1)) {
      progress.done(1);
      progress.reached(1);
    }

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void keepsToWhatTheTerminalAndItsUserCanStand() {
    assertThat(Terminal.isCapable(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.isCapable(Map.of("TERM", "dumb"))).isFalse();
    assertThat(Terminal.isCapable(Map.of())).isFalse();
    assertThat(Terminal.isCapable(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
  }

  @Test
  void showsTextOfOthersOnOneLine() {
    assertThat(Terminal.clean("a\nb\u001b[31mc\u009bd\u202ee")).isEqualTo("a?b?[31mc?d?e");
  }

  @Test
  void alignsColumns() {
    StringWriter out = new StringWriter();
    Table table = new Table("ID", "EMAIL");
    table.add("1", "ada@example.com");
    table.add("234", "");

    table.print(new PrintWriter(out));

    assertThat(out.toString().lines()).containsExactly("ID   EMAIL", "1    ada@example.com", "234");
  }
}
