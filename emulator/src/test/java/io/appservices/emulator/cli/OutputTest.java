package io.appservices.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

  /** A disk with no room left. */
  private static final class Full extends Writer {

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "--help", "users list --help", "completion bash"})
  void failsIfWhatItPrintsIsLost(String line) {
    String[] args = line.split(" ");
    StringWriter err = new StringWriter();

    int status =
        Main.commandLine(args)
            .setOut(new PrintWriter(new Full()))
            .setErr(new PrintWriter(err))
            .execute(args);

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).contains("standard output");
  }
}
