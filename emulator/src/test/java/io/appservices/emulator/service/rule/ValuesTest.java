package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.domain.definition.Expression;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as rule expressions compare them, name their types and find them. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        // value, the next greater one
        "1 -> 2",
        "{$numberLong: '9007199254740992'} -> {$numberLong: '9007199254740993'}",
        "1 -> 1.5",
        "1.5 -> {$numberLong: '2'}",
        "{$numberDecimal: '1.1'} -> {$numberDecimal: '1.2'}",
        "{$numberDecimal: '1.1'} -> 1.2",
        "1 -> {$numberDecimal: '1.2'}",
        "'a' -> 'b'",
        "{$date: 1} -> {$date: 2}",
        "{$oid: '64224f57f56e634f459586f0'} -> {$oid: '64224f57f56e634f459586f1'}",
      })
  void valuesOfOneKindAreOrdered(String least, String most) {
    assertThat(compare(least, "lt", most)).isTrue();
    assertThat(compare(least, "lte", most)).isTrue();
    assertThat(compare(least, "gt", most)).isFalse();
    assertThat(compare(least, "gte", most)).isFalse();
    assertThat(compare(most, "gt", least)).isTrue();
    assertThat(compare(most, "gte", least)).isTrue();
    assertThat(compare(most, "lt", least)).isFalse();
    assertThat(compare(most, "lte", least)).isFalse();
    assertThat(compare(most, "lt", most)).isFalse();
    assertThat(compare(most, "gt", most)).isFalse();
    assertThat(compare(most, "lte", most)).isTrue();
    assertThat(compare(most, "gte", most)).isTrue();
    assertThat(compare(most, "eq", most)).isTrue();
    assertThat(compare(most, "ne", most)).isFalse();
    assertThat(compare(most, "eq", least)).isFalse();
    assertThat(compare(most, "ne", least)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "1 -> 'a'",
        "'a' -> 1",
        "{$date: 1} -> 1",
        "1 -> {$date: 1}",
        "'a' -> {$oid: '64224f57f56e634f459586f0'}",
        "{$oid: '64224f57f56e634f459586f0'} -> '64224f57f56e634f459586f0'",
        "{$date: 1} -> {$oid: '64224f57f56e634f459586f0'}",
        "null -> 1",
        "true -> false",
        "[1] -> [2]",
      })
  void valuesOfDifferentKindsAreNeitherBeforeNorAfterEachOther(String a, String b) {
    for (String operator : List.of("lt", "lte", "gt", "gte", "eq")) {
      assertThat(compare(a, operator, b)).as(operator).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "1 -> 1.0 -> true",
        "{$numberLong: '1'} -> 1 -> true",
        "[1, 2] -> 2.0 -> true",
        "2 -> [1, 2] -> true",
        "[1, 2] -> 3 -> false",
        "[1, 2] -> [1, 2] -> true",
        "{a: 1} -> {a: 1} -> true",
        "{a: 1} -> {a: 2} -> false",
        "null -> null -> true",
      })
  void aListMatchesWhatIsInIt(String a, String b, boolean expected) {
    assertThat(Values.matches(value(a), value(b))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "in -> 1 -> [1, 2] -> true",
        "in -> [3, 1] -> [1, 2] -> true",
        "in -> 3 -> [1, 2] -> false",
        "in -> 1 -> 1 -> false",
        "nin -> 1 -> [1, 2] -> false",
        "nin -> 3 -> [1, 2] -> true",
        "nin -> 1 -> 1 -> true",
        "exists -> 1 -> true -> true",
        "exists -> 1 -> false -> false",
        "exists -> null -> true -> false",
        "exists -> null -> false -> true",
      })
  void membershipAndPresenceAreConditions(String operator, String a, String b, boolean expected) {
    assertThat(compare(a, operator, b)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "a.b -> 1",
        "l.0 -> 'x'",
        "l.1.c -> 2",
        "l.4 -> null",
        "l.9 -> null",
        "l.c -> [2, 3]",
        "l.d -> null",
        "a.b.c -> null",
        "none.b -> null",
        "l.1234567 -> null",
      })
  void aPathGoesThroughDocumentsAndLists(String path, String expected) {
    Document document = Document.parse("{a: {b: 1}, l: ['x', {c: 2}, {c: 3}, {d: null}]}");

    assertThat(Values.member(document, path)).isEqualTo(value(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "a -> [1, 2]",
        "b -> [1, 2, 3]",
        "c.d -> [1, 2]",
        "c.d.e -> []",
        "f -> [null]",
        "none -> []",
      })
  void aFieldHasEachOfItsValuesOnce(String field, String expected) {
    List<Document> documents =
        List.of(
            Document.parse("{a: 1, b: [1, 2], c: [{d: 1}, {d: 2}], f: null}"),
            Document.parse("{a: 2, b: 3, c: {d: 2}}"),
            Document.parse("{a: 1, b: [], c: 5}"));

    assertThat(new InMemoryCollection(documents).distinct(field, null)).isEqualTo(value(expected));
  }

  @Test
  void typesAreNamed() {
    assertThat(TypeNames.of(1)).contains("int", "integer", "number");
    assertThat(TypeNames.of("a")).containsExactly("string", "mixed");
    assertThat(TypeNames.of(1L)).contains("long", "integer", "number");
    assertThat(TypeNames.of(1.0)).contains("double", "float", "number");
    assertThat(TypeNames.of(true)).contains("bool", "boolean");
    assertThat(TypeNames.of(new Binary((byte) 4, new byte[16]))).contains("uuid");
    assertThat(TypeNames.of(new Binary((byte) 0, new byte[16]))).contains("binData");
    assertThat(TypeNames.of(new MinKey())).containsExactly("minKey", "mixed");
    assertThat(TypeNames.of(new MaxKey())).containsExactly("maxKey", "mixed");
    assertThat(TypeNames.of(new Document())).containsExactly("object", "mixed");
    assertThat(TypeNames.of(List.of())).containsExactly("array", "mixed");
    assertThat(TypeNames.of(UUID.randomUUID())).containsExactly("other", "mixed");
  }

  @Test
  void whatIsNoExpressionHoldsOnlyIfItSaysSo() {
    Expressions expressions = new Expressions(Scope.of((name, arguments) -> true));

    assertThat(expressions.holds(Expression.of(true))).isTrue();
    assertThat(expressions.holds(Expression.of(false))).isFalse();
  }

  private static boolean compare(String a, String operator, String b) {
    return Values.compare(value(a), "%" + operator, value(b));
  }

  private static Object value(String json) {
    return Document.parse("{v: " + json + "}").get("v");
  }
}
