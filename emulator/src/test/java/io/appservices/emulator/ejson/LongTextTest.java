package io.appservices.emulator.ejson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that the generator hands over in one piece, and in many. */
class LongTextTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7_000, 7_989, 7_990, 7_991, 8_000, 16_000, 100_000, 1_000_000})
  void everyLengthIsWrittenAsAWhole(int length) {
    String text = "a".repeat(length / 2) + "é".repeat(length - length / 2);

    byte[] written = Ejson.relaxed(new Document("text", text));

    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"" + text + "\"}");
  }
}
