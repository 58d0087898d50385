package io.appservices.emulator.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.appservices.emulator.domain.AppServicesException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percent-decoding of paths, queries and forms. */
@Tag("security")
class PercentDecodingTest {

  @ParameterizedTest
  @CsvSource({
    "a, a",
    "a%62c, abc",
    "%61%62%63, abc",
    "%c3%a9x%C3%A9, éxé",
    "a+b, a b",
    "%2B, +",
    "%25%32%35, %25",
    "%f0%9f%98%80%41, 😀A"
  })
  void aTextIsDecoded(String encoded, String text) {
    assertThat(PercentDecoding.ofQuery(encoded, 0, encoded.length())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "a%", "%41%", "%41%4", "%zz", "%u0041", "%c3", "%c3a", "%ff"})
  void whatIsNoEncodingOfTextIsRefused(String encoded) {
    assertThatThrownBy(() -> PercentDecoding.ofPath(encoded, 0, encoded.length()))
        .isInstanceOf(AppServicesException.class)
        .hasMessage("malformed percent-encoding");
  }

  @Test
  void nothingBeyondTheEndOfThePieceIsRead() {
    assertThat(PercentDecoding.ofPath("%41%42%43", 3, 6)).isEqualTo("B");
    assertThatThrownBy(() -> PercentDecoding.ofPath("%41%42", 0, 5))
        .isInstanceOf(AppServicesException.class);
  }

  /**
   * A form may be 1 MiB: were each escape to take the length of the rest, it would take minutes.
   */
  @Test
  void manyEscapesTakeWhatTheyAreLong() {
    String form = "%41a".repeat(100_000);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    assertThat(PercentDecoding.ofQuery(form, 0, form.length())).hasSize(200_000);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(300_000_000);
  }
}
