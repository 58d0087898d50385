package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, places and numbers that stages and expressions do not take. */
class RefusedNamesTest extends RefusalFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$count: ''}                            | the count field must be a non-empty string
          {$count: 7}                             | the count field must be a non-empty string
          {$count: '$n'}                          | the count field cannot be a $-prefixed path
          {$count: 'a.b'}                         | the count field cannot contain '.'
          {$sort: {}}                             | $sort stage must have at least one sort key
          {$facet: {}}                            | the $facet specification must be a non-empty object
          {$facet: {a: [{$facet: {b: []}}]}}      | $facet is not allowed to be used within a $facet stage
          {$match: {}}, {$documents: [{a: 1}]}    | $documents is only valid as the first stage
          {$match: {}}, {$indexStats: {}}         | $indexStats is only valid as the first stage
          {$facet: {'a.b': []}}                   | FieldPath field names may not contain '.'.
          {$facet: {$a: []}}                      | FieldPath field names may not start with '$'.
          {$facet: {a: [{$documents: []}]}}       | $documents is not allowed to be used within a $facet stage
          {$facet: {a: [{$indexStats: {}}]}}      | $indexStats is not allowed to be used within a $facet stage
          {$facet: {a: [{$out: 'o'}]}}            | $out is not allowed to be used within a $facet stage
          {$lookup: {from: 'items', as: 'l', pipeline: [{$out: 'o'}]}} | $out is not allowed within a $lookup's sub-pipeline
          {$unionWith: {coll: 'items', pipeline: [{$merge: 'o'}]}} | $merge is not allowed within a $unionWith's sub-pipeline
          {$unionWith: {pipeline: [{$match: {}}]}} | $unionWith stage without explicit collection must have a pipeline with $documents as first stage
          """)
  void refusesStages(String stages, String text) {
    assertStages(stages, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$count: ''}                         | the count field must be a non-empty string
          {$count: 7}                          | the count field must be a non-empty string
          {$sort: {}}                          | $sort stage must have at least one sort key
          {$limit: 0}                          | the limit must be positive
          {$skip: -1}                          | Expected a non-negative number
          {$match: {}}, {$documents: []}       | $documents is
          {$match: {}}, {$geoNear: {}}         | $geoNear is
          {$match: {$who: 1}}                  | unknown top level operator: $who
          {}                                   | must contain exactly one field
          """)
  void refusesStagesInPipelinesOfOthers(String stages, String text) {
    for (String outer :
        List.of(
            "{$facet: {a: [%s]}}",
            "{$lookup: {from: 'none', as: 'l', pipeline: [%s]}}",
            "{$unionWith: {coll: 'none', pipeline: [%s]}}",
            "{$facet: {a: [{$lookup: {from: 'none', as: 'l', pipeline: [%s]}}]}}")) {
      assertStages(outer.formatted(stages), text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$search", "$searchMeta", "$vectorSearch"})
  void saysThatSearchesInPipelinesOfOthersAreNotEmulated(String name) {
    Document union = json("{$unionWith: {coll: 'items', pipeline: [{" + name + ": {}}]}}");

    assertThat(remote.refusal("aggregate", "pipeline", List.of(union)))
        .hasMessage("the emulator does not have the aggregation stage " + name)
        .extracting(AppServicesException::kind)
        .isEqualTo(AppServicesException.Kind.NOT_EMULATED);
  }

  @Test
  void unionNeedsNoCollectionForDocuments() {
    remote.insert("{_id: 1}");
    Document union = json("{$unionWith: {pipeline: [{$documents: [{_id: 2}]}]}}");

    assertThat(remote.documents("aggregate", "pipeline", List.of(union)))
        .containsExactly(json("{_id: 1}"), json("{_id: 2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {$acos: 2}                                    | cannot apply $acos to 2, value must be in [-1,1]
          {$asin: -1.5}                                 | cannot apply $asin to -1.5, value must be in [-1,1]
          {$acosh: 0}                                   | cannot apply $acosh to 0, value must be in [1,inf]
          {$atanh: 2}                                   | cannot apply $atanh to 2, value must be in [-1,1]
          {$cos: {$numberDouble: 'Infinity'}}           | cannot apply $cos to inf, value must be in (-inf,inf)
          {$sin: {$numberDouble: '-Infinity'}}          | cannot apply $sin to -inf, value must be in (-inf,inf)
          {$let: {vars: {X: 1}, in: '$$X'}}             | 'X' starts with an invalid character for a user variable name
          {$let: {vars: {a-b: 1}, in: 1}}               | 'a-b' contains an invalid character for a variable name: '-'
          {$map: {input: [1], as: 'I', in: 1}}          | 'I' starts with an invalid character
          {$filter: {input: [1], as: '', cond: 1}}      | empty variable names are not allowed
          {$slice: [[1, 2], 0, 0]}                      | Third argument to $slice must be positive: 0
          """)
  void refusesExpressions(String expression, String text) {
    remote.insert("{_id: 1}");
    assertStages("{$project: {v: " + expression.replace("a-b", "'a-b'") + "}}", text);
  }

  private void assertStages(String stages, String text) {
    Document all = json("{all: [" + stages + "]}");
    assertMongo(text, "aggregate", "pipeline", all.getList("all", Document.class));
    assertThat(remote.all()).hasSizeLessThan(2);
  }
}
