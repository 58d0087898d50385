package io.appservices.emulator.cluster.embedded.update;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates that compare each item of an array with each value that they were given. */
class ManyItemsTest {

  private static final UpdatePaths LIST = new UpdatePaths(new Document(), "list");

  @ParameterizedTest
  @ValueSource(strings = {"$addToSet", "$pullAll"})
  void endByTheLimitOfTheOperation(String operator) {
    List<Integer> values = List.of(3, 4);
    Object operand = operator.equals("$addToSet") ? new Document("$each", values) : values;
    TimeLimit over = new TimeLimit(Duration.ZERO);

    assertThatThrownBy(
            () -> over.within(() -> ArrayUpdates.result(operator, LIST, List.of(1, 2), operand)))
        .hasMessageContaining(TimeLimit.TEXT);
  }
}
