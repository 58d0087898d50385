package io.appservices.emulator.cluster.operation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.cluster.operation.RemoteFixture;
import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $lookup} with a pipeline on the embedded server. */
class LookupTest extends RemoteFixture {

  LookupTest() {
    super("{_id: 1, n: 2, s: 'a'}", "{_id: 2, n: 9, s: 'b'}", "{_id: 3, s: 'a'}");
  }

  /** What is found for each document; the third one has no {@code n}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "let: {n: '$n'}, pipeline: [{$match: {$expr: {$eq: ['$_id', '$$n']}}}, {$limit: 1}]"
            + " ~ [[2], [], []]",
        "let: {n: '$n'}, pipeline: [{$match: {$expr: {$eq: ['$s', {$ifNull: ['$$n', 'b']}]}}}]"
            + " ~ [[], [], [2]]",
        "let: {o: {n: '$n'}}, pipeline: [{$match: {$expr: {$eq: ['$_id', '$$o.n']}}}]"
            + " ~ [[2], [], []]",
        "localField: 'n', foreignField: '_id', pipeline: [] ~ [[2], [], []]",
        "localField: 's', foreignField: 's', pipeline: [{$sort: {_id: -1}}, {$limit: 1}]"
            + " ~ [[3], [2], [3]]",
        "localField: 's', foreignField: 's', let: {me: '$_id'}, pipeline: [{$match: {$expr: {$ne:"
            + " ['$_id', '$$me']}}}] ~ [[3], [], [1]]",
        "pipeline: [{$match: {s: 'a'}}] ~ [[1, 3], [1, 3], [1, 3]]",
        "pipeline: [{$match: {s: {$regex: '^a'}}}] ~ [[1, 3], [1, 3], [1, 3]]",
        "pipeline: [{$match: {n: {$bitsAllSet: 8}}}] ~ [[2], [2], [2]]",
        "let: {n: '$n'}, pipeline: [{$match: {$expr: {$eq: ['$s', {$literal: '$$n'}]}}}]"
            + " ~ [[], [], []]",
      })
  void joinsWhatThePipelineLeaves(String membersAndIds) {
    String[] parts = membersAndIds.split(" ~ ");

    List<List<Object>> found =
        remote
            .documents(
                "aggregate",
                "pipeline",
                List.of(Document.parse("{$lookup: {from: 'items', as: 'r', " + parts[0] + "}}")))
            .stream()
            .map(each -> each.getList("r", Document.class))
            .map(joined -> joined.stream().map(one -> one.get("_id")).toList())
            .toList();

    assertThat(new Document("ids", found)).isEqualTo(Document.parse("{ids: " + parts[1] + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{from: 'items', as: 'r', pipeline: [], nope: 1}",
        "{from: 'items', as: 'r', pipeline: [], localField: 's'}",
        "{from: 'items', as: 'r', pipeline: [], let: 5}",
        "{from: 'items', as: 'r', pipeline: 5}",
        "{from: 'items', pipeline: []}",
        "{as: 'r', pipeline: []}",
      })
  void refusesOtherMembers(String members) {
    AppServicesException refusal =
        remote.refusal(
            "aggregate", "pipeline", List.of(new Document("$lookup", Document.parse(members))));

    assertThat(refusal.getMessage()).containsAnyOf("$lookup", "pipeline").doesNotContain("java");
  }
}
