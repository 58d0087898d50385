package io.appservices.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("security")
class TerminalTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0x1b, 0x9b, 0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069})
  void cleansWhatATerminalObeys(int character) {
    assertThat(Terminal.clean("a" + Character.toString(character) + "b")).isEqualTo("a?b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.com", "\u05d0\u05d1", "\u00e9\u4e2d"})
  void leavesLettersOfAllScripts(String text) {
    assertThat(Terminal.clean(text)).isEqualTo(text);
  }
}
