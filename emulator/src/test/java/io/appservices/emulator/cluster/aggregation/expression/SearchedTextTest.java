package io.appservices.emulator.cluster.aggregation.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches in a text, which take the product of the lengths of both at worst. */
class SearchedTextTest {

  private static final String TEXT = "a".repeat(10_000);
  private static final String WANTED = "a".repeat(1_000) + "b";

  private static final Evaluator EVALUATOR =
      new Evaluator(QueryServer.INSTANCE, new Document(), Map.of());

  private static final Map<String, Operator> OPERATORS = new HashMap<>();

  static {
    StringOperators.addTo(OPERATORS);
    TextOperators.addTo(OPERATORS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$indexOfBytes", "$indexOfCP", "$split", "$replaceOne", "$replaceAll"})
  void endsByTheLimitOfTheOperation(String operator) {
    TimeLimit over = new TimeLimit(Duration.ZERO);

    assertThatThrownBy(() -> over.within(() -> applied(operator, TEXT, WANTED)))
        .hasMessageContaining(TimeLimit.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $indexOfBytes | 9000
          $indexOfCP    | 9000
          $split        | [AAA, b]
          $replaceOne   | AAA-b
          $replaceAll   | AAA-b
          """)
  void findsALongText(String operator, String expected) {
    String before = "a".repeat(9_000);

    assertThat(
            String.valueOf(applied(operator, before + WANTED + "b", WANTED)).replace(before, "AAA"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "$replaceAll, abcabc, bc, a-a-",
    "$replaceOne, abcabc, bc, a-abc",
    "$replaceAll, abc, x, abc",
    "$replaceAll, aaa, aa, -a",
    "$replaceAll, ab, '', -a-b-",
    "$replaceOne, ab, '', -ab",
    "$replaceAll, '', '', -",
  })
  void replaces(String operator, String text, String find, String expected) {
    assertThat(applied(operator, text, find)).isEqualTo(expected);
  }

  @Test
  void replacesManyLongTexts() {
    assertThat(applied("$replaceAll", (WANTED + "x").repeat(3), WANTED)).isEqualTo("-x-x-x");
  }

  /** Counted from the beginning for each match they would take minutes. */
  @Test
  void countsThePlacesOfManyMatches() {
    Document operand =
        new Document("input", "\u0101".repeat(4_000_000) + "b".repeat(100_000))
            .append("regex", "b");
    TimeLimit patient = new TimeLimit(Duration.ofSeconds(30));

    Object found = patient.within(() -> OPERATORS.get("$regexFindAll").apply(EVALUATOR, operand));

    assertThat((List<?>) found)
        .hasSize(100_000)
        .last()
        .isEqualTo(
            new Document("match", "b").append("idx", 4_099_999).append("captures", List.of()));
  }

  private static Object applied(String operator, String text, String wanted) {
    Object operand =
        operator.startsWith("$replace")
            ? new Document("input", text).append("find", wanted).append("replacement", "-")
            : List.of(text, wanted);
    return OPERATORS.get(operator).apply(EVALUATOR, operand);
  }
}
