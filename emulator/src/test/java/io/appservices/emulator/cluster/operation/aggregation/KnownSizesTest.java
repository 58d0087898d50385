package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.value.BsonSize;
import io.appservices.emulator.cluster.aggregation.expression.value.KnownSizes;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import java.util.AbstractList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that is put into others is counted once. */
class KnownSizesTest {

  /** An array that knows how often its items were looked at, one by one. */
  private static final class Counted extends AbstractList<Object> {

    private int walks;

    @Override
    public Object get(int index) {
      return 1;
    }

    @Override
    public int size() {
      return 1000;
    }

    @Override
    public Iterator<Object> iterator() {
      walks++;
      return super.iterator();
    }
  }

  private final Counted array = new Counted();

  private Object value(String expression) {
    Document document = new Document("big", array).append("steps", Collections.nCopies(50, 1));
    return new Evaluator(QueryServer.INSTANCE, document, Map.of())
        .value(document(org.bson.Document.parse(expression)));
  }

  private static Document document(Map<String, Object> given) {
    Document document = new Document();
    given.forEach((name, value) -> document.put(name, copy(value)));
    return document;
  }

  @SuppressWarnings("unchecked")
  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> members) {
      return document((Map<String, Object>) members);
    }
    return value instanceof List<?> items
        ? items.stream().map(KnownSizesTest::copy).toList()
        : value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: '$big', b: {c: {d: '$big'}}}",
        "{$reduce: {input: '$steps', initialValue: '$big', in: {a: '$$value'}}}",
        "{$reduce: {input: '$steps', initialValue: {a: '$big'}, in:"
            + " {$setField: {field: 'n', input: '$$value', value: 1}}}}",
        "{$reduce: {input: '$steps', initialValue: {a: '$big'}, in:"
            + " {$mergeObjects: ['$$value', {n: 1}]}}}",
      })
  void countsAValueOnce(String expression) {
    value(expression);

    assertThat(array.walks).isEqualTo(1);
  }

  @Test
  void countsHoweverDeepAValueIs() {
    Document deep = new Document("text", "x".repeat(BsonSize.MOST / 2));
    KnownSizes sizes = new KnownSizes();
    for (int i = 0; i < 300; i++) {
      sizes.of(deep);
      deep = new Document("in", deep);
    }
    Document twice = new Document("a", deep).append("b", deep);

    assertThatThrownBy(() -> sizes.of(twice)).isInstanceOf(MongoServerError.class);
  }
}
