package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.RemoteFixture;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code $median} and {@code $percentile} do not take; the codes are those of MongoDB. */
class PercentilesTest extends RemoteFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$median: '$a'}                                                | 7436201 | 7436100
          {$percentile: ['$a']}                                          | 7436200 | 7429703
          {$median: {input: '$a'}}                                       | 40414   | 40414
          {$median: {input: '$a', p: [1], method: 'approximate'}}        | 40415   | 40415
          {$median: {input: '$a', method: 1}}                            | 14      | 14
          {$median: {input: '$a', method: 'exact'}}                      | 2       | 2
          {$percentile: {input: '$a', p: '$a', method: 'approximate'}}   | 7750300 | 7750300
          {$percentile: {input: '$a', p: [], method: 'approximate'}}     | 7750301 | 7750301
          {$percentile: {input: '$a', p: ['a'], method: 'approximate'}}  | 7750302 | 7750302
          {$percentile: {input: '$a', p: [1.5], method: 'approximate'}}  | 7750303 | 7750303
          """)
  void refusesOtherOperands(String operator, int ofExpression, int ofAccumulator) {
    assertRefused("{$project: {r: " + operator + "}}", ofExpression);
    assertRefused("{$group: {_id: null, r: " + operator + "}}", ofAccumulator);
  }

  private void assertRefused(String stage, int code) {
    String uri = remote.clusters.connectionString(Remote.APP, Remote.SERVICE);
    try (MongoClient client = MongoClients.create(uri)) {
      MongoCommandException refused =
          catchThrowableOfType(
              MongoCommandException.class,
              () ->
                  client
                      .getDatabase("todo")
                      .getCollection("items")
                      .aggregate(List.of(Document.parse(stage)))
                      .into(new ArrayList<>()));
      assertThat(refused.getErrorCode()).as("%s: %s", stage, refused).isEqualTo(code);
    }
  }
}
