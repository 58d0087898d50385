package io.appservices.emulator.function.js.value;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.function.js.FakeHost;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class NumbersTest {

  private static final String SUM = "exports = (...n) => n.reduce((a, b) => a + b)";
  private static final String SAME = "exports = x => x";

  @Test
  void aNumberHandedThroughKeepsItsType() throws Exception {
    assertThat(run(SAME, 1)).isEqualTo(1);
    assertThat(run(SAME, 1L)).isEqualTo(1L);
    assertThat(run(SAME, 1.0)).isEqualTo(1.0);
    assertThat(run(SAME, -0.0)).isEqualTo(-0.0);
    assertThat(run(SAME, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(run(SAME, Double.NaN)).isEqualTo(Double.NaN);
    assertThat(run(SAME, Decimal128.parse("1.10"))).isEqualTo(Decimal128.parse("1.10"));
  }

  @Test
  void equalNumbersOfSeveralTypesKeepThemWhereTheyStay() throws Exception {
    Document document = new Document("i", 1).append("l", 1L).append("d", 1.0);
    document.append("list", List.of(2.0, 2, 2L));

    assertThat(run("exports = d => { d.more = true; return d }", document))
        .isEqualTo(new Document(document).append("more", true));
  }

  @Test
  void aNumberMovedElsewhereKeepsTheTypeItCameWith() throws Exception {
    Document document = new Document("a", 7L).append("b", 8.0).append("c", 9);

    assertThat(run("exports = d => ({ ...d, list: [d.a, d.b, d.c] })", document))
        .isEqualTo(new Document(document).append("list", List.of(7L, 8.0, 9)));
  }

  @Test
  void sumsHaveTheTypeOfTheArguments() throws Exception {
    assertThat(run(SUM, 1L, 2L)).isEqualTo(3L);
    assertThat(run(SUM, 1, 2)).isEqualTo(3);
    assertThat(run(SUM, 1.5, 1.5)).isEqualTo(3.0);
    assertThat(run(SUM, 1, 2L)).isEqualTo(3L);
    assertThat(run(SUM, 1, 2.5)).isEqualTo(3.5);
  }

  @Test
  void anIntThatOverflowsBecomesALong() throws Exception {
    assertThat(run(SUM, Integer.MAX_VALUE, 1)).isEqualTo(1L << 31);
    assertThat(run("exports = (a, b) => a * b", 1L << 40, 1L << 40)).isEqualTo(Math.pow(2, 80));
  }

  @Test
  void aWholeNumberOutOfNothingIsADouble() throws Exception {
    assertThat(run("exports = () => 800")).isEqualTo(800.0);
    assertThat(run("exports = s => Math.floor(3.5) + s.length", "ab")).isEqualTo(5.0);
  }

  @Test
  void theTypesOfBsonDecideWhenNamed() throws Exception {
    assertThat(run("exports = () => [BSON.Int32(1), BSON.Long(2), new BSON.Double(3)]"))
        .isEqualTo(List.of(1, 2L, 3.0));
    assertThat(run("exports = () => BSON.Long.fromString('9223372036854775807')"))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(run("exports = l => l.add(-1)", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
    assertThat(run("exports = () => 5n")).isEqualTo(5L);
  }

  @Test
  void numbersFromTheHostKeepTheirTypes() throws Exception {
    FakeHost host = new FakeHost();
    host.services.add("mongodb-atlas");
    host.onService = (operation, arguments) -> 5L;
    String count = "context.services.get('mongodb-atlas').db('d').collection('c').count()";

    assertThat(run(host, "exports = () => " + count)).isEqualTo(5L);
  }

  @Test
  void wholeNumbersForTheHostAreInts() throws Exception {
    FakeHost host = new FakeHost();
    host.services.add("s");

    run(
        host,
        "exports = l => context.services.get('s').db('d').collection('c')"
            + ".insertOne({ one: 1, half: 0.5, big: 2 ** 40, long: l })",
        3L);

    assertThat(host.operations.get(0).get("insertOne", Document.class).get("document"))
        .isEqualTo(
            new Document("one", 1).append("half", 0.5).append("big", 1L << 40).append("long", 3L));
  }
}
