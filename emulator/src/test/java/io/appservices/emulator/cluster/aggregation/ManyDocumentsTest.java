package io.appservices.emulator.cluster.aggregation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.limit.QueryServer;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks, for each of which all documents before are compared. */
class ManyDocumentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"$rank", "$denseRank"})
  void endByTheLimitOfTheOperation(String rank) {
    TimeLimit limit = new TimeLimit(Duration.ofHours(1));
    Document stage =
        new Document("sortBy", new Document("n", 1))
            .append("output", new Document("rank", new Document(rank, new Document())));
    List<Document> documents = List.of(new Document("n", 2), new Document("n", ending(limit)));

    assertThatThrownBy(
            () -> limit.within(() -> Windows.of(QueryServer.INSTANCE, stage).run(documents)))
        .hasMessageContaining(TimeLimit.TEXT);
  }

  /** Returns a value of which the first comparison, that of the sort, takes all of the time. */
  private static List<Object> ending(TimeLimit limit) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return 1;
      }

      @Override
      public int size() {
        limit.end();
        return 1;
      }
    };
  }
}
