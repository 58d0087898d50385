package io.appservices.emulator.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {

  @ParameterizedTest
  @CsvSource({"Broken pipe,true", "No space left on device,false"})
  void tellsAReaderThatWentAwayFromAFullDisk(String reason, boolean withoutReader) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException(reason);
          }
        };
    try (StandardOutput output = StandardOutput.to(failing, StandardCharsets.UTF_8)) {
      output.println("text");

      assertThat(output.checkError()).isTrue();
      assertThat(output.isWithoutReader()).isEqualTo(withoutReader);
    }
  }
}
