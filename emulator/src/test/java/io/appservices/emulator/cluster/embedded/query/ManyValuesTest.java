package io.appservices.emulator.cluster.embedded.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A query for many values, each of which is compared with each item of an array. */
class ManyValuesTest {

  @Test
  void endsByTheLimitOfTheOperation() {
    List<Integer> values = IntStream.range(10, 2_000).boxed().toList();
    Equality equality = Equality.of("$in", values);
    TimeLimit over = new TimeLimit(Duration.ZERO);

    assertThatThrownBy(
            () ->
                over.within(
                    () ->
                        equality.isMetBy(
                            new Document("list", List.of(1, 2)), "list", any -> false)))
        .hasMessageContaining(TimeLimit.TEXT);
  }
}
