package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code util.inspect}, whose texts are those of Node 10. */
class InspectTest {

  private static Object evaluate(String expression) throws Exception {
    return run("exports = () => " + expression);
  }

  /** Arguments, and the text that Node prints for them. */
  static Stream<Arguments> ofNode() throws IOException {
    try (InputStream in = InspectTest.class.getResourceAsStream("inspect.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^> "))
          .skip(1)
          .map(each -> each.strip().replace("\\u001b", "\u001b").split("\n", 2))
          .map(pair -> Arguments.of(pair[0], pair[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("ofNode")
  void printsWhatNodePrints(String arguments, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + arguments + ")")).isEqualTo(text);
  }

  @Test
  void printsAHundredItemsOfALongArray() throws Exception {
    assertThat(evaluate("require('util').inspect(new Array(102).fill(1))"))
        .asString()
        .startsWith("[ 1,\n  1,")
        .endsWith("  1,\n  ... 2 more items ]")
        .hasLineCount(101);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new Map([[1, 2]]).keys() | Object [Map Iterator] {}",
        "Promise.resolve(1)       | Promise { [state unknown] }",
      })
  void saysWhatItCannotLookInto(String value, String text) throws Exception {
    assertThat(evaluate("require('util').inspect(" + value + ")")).isEqualTo(text);
  }

  @Test
  void printsTheStackOfAnError() throws Exception {
    assertThat(evaluate("require('util').inspect(new TypeError('bad'))"))
        .asString()
        .startsWith("TypeError: bad\n    at ");
  }

  @Test
  void formatsWithIt() throws Exception {
    assertThat(evaluate("require('util').format('%O', new Set([1]), new Map([[1, Symbol('a')]]))"))
        .isEqualTo("Set { 1 } Map { 1 => Symbol(a) }");
  }
}
