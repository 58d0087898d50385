package io.appservices.emulator.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvShellTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "http://localhost:9090 | KEY=http://localhost:9090",
        "a:b#c                 | KEY='a:b#c'",
        "a:b $c \"d\"          | KEY='a:b $c \"d\"'",
        "a:it's $c             | KEY=\"a:it's \\$c\"",
        "^^                    | KEY=''",
      })
  void quotesValuesOfDotenv(String value, String line) {
    assertThat(EnvCommand.Shell.DOTENV.line("KEY", value)).isEqualTo(line);
  }
}
