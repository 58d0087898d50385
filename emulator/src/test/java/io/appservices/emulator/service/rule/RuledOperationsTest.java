package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations on a collection, as far as its rules let a user, without an app around them. */
class RuledOperationsTest extends RuledFixture {

  private static final String EVERYBODY = "{'read': true, 'write': true}";

  @Test
  void readsOnlyWhatIsForTheUser() {
    insert("{'_id': 1, 'o': 'x', 't': 'a'}", "{'_id': 2, 'o': 'me', 't': ['b', 'c']}");
    CollectionRules rules = roles(OWNER);
    assertThat(documents(rules, "find", "{}")).extracting("_id").containsExactly(2);
    assertThat(call(rules, "findOne", "{}")).hasFieldOrPropertyWithValue("_id", 2);
    assertThat(call(rules, "findOne", "{'query': {'_id': 1}}")).isNull();
    assertThat(call(rules, "count", "{}")).isEqualTo(1L);
    assertThat(call(rules, "distinct", "{'field': 't'}")).isEqualTo(List.of("b", "c"));
    assertThat(documents(rules, "aggregate", "{'pipeline': [{'$project': {'o': 1}}]}"))
        .containsExactly(Document.parse("{'_id': 2, 'o': 'me'}"));
    assertThatThrownBy(() -> call(rules, "unheard", "{}"))
        .hasMessage("command not found: 'unheard'");
  }

  @Test
  void sortsSkipsLimitsAndProjectsWhatIsLeft() {
    insert("{'_id': 1, 'o': 'me'}", "{'_id': 2}", "{'_id': 3, 'o': 'me'}", "{'_id': 4, 'o': 'me'}");
    CollectionRules rules = roles(OWNER);
    assertThat(documents(rules, "find", "{'sort': {'_id': -1}, 'skip': 1, 'limit': 1}"))
        .extracting("_id")
        .containsExactly(3);
    assertThat(documents(rules, "find", "{'limit': 2, 'project': {'o': 0}}"))
        .containsExactly(new Document("_id", 1), new Document("_id", 3));
    assertThat(call(rules, "count", "{'limit': 2}")).isEqualTo(2L);
    assertThat(call(rules, "count", "{'query': {'_id': {'$gt': 1}}}")).isEqualTo(2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insertOne | {'document': {'_id': 9, 'o': 'x'}} | insert",
        "insertMany | {'documents': [{'_id': 8, 'o': 'me'}, {'_id': 9}]} | insert",
        "updateOne | {'query': {'_id': 1}, 'update': {'$set': {'x': 1}}} | update",
        "updateMany | {'query': {}, 'update': {'$set': {'x': 1}}} | update",
        "replaceOne | {'query': {'_id': 1}, 'update': {'o': 'me'}} | update",
        "findOneAndUpdate | {'filter': {'_id': 1}, 'update': {'$set': {'x': 1}}} | update",
        "findOneAndReplace | {'filter': {'_id': 1}, 'update': {'o': 'me'}} | update",
        "findOneAndReplace | {'filter': {'_id': 1}} | delete",
        "findOneAndDelete | {'filter': {'_id': 1}} | delete",
        "deleteOne | {'query': {'_id': 1}} | delete",
        "deleteMany | {'query': {}} | delete",
        "updateOne | {'query': {'_id': 9}, 'update': {'$set': {'x': 1}}, 'upsert': true} | insert",
      })
  void refusesWritesOfOthersAndChangesNothing(String operation, String arguments, String access) {
    insert("{'_id': 1, 'o': 'x'}", "{'_id': 2, 'o': 'me'}");
    assertThatThrownBy(() -> call(roles(OWNER), operation, arguments))
        .hasMessage(access + " not permitted");
    assertThat(stored())
        .containsExactly(
            Document.parse("{'_id': 1, 'o': 'x'}"), Document.parse("{'_id': 2, 'o': 'me'}"));
  }

  @Test
  void writesWhatIsForTheUserAndAnswersIt() {
    insert("{'_id': 1, 'o': 'x'}", "{'_id': 2, 'o': 'me', 'n': 1}");
    CollectionRules rules = roles(OWNER);
    call(rules, "insertOne", "{'document': {'_id': 3, 'o': 'me'}}");
    call(rules, "updateMany", "{'query': {'o': 'me'}, 'update': {'$set': {'x': 1}}}");
    call(
        rules,
        "updateOne",
        "{'query': {'_id': 4, 'o': 'me'}, 'update': {'$set': {'x': 5}}, 'upsert': true}");
    assertThat(
            call(rules, "findOneAndUpdate", "{'filter': {'_id': 2}, 'update': {'$inc': {'n': 1}}}"))
        .isEqualTo(Document.parse("{'_id': 2, 'o': 'me', 'n': 1, 'x': 1}"));
    assertThat(
            call(
                rules,
                "findOneAndUpdate",
                "{'filter': {'_id': 2}, 'update': {'$inc': {'n': 1}}, 'returnNewDocument': true,"
                    + " 'projection': {'n': 1}}"))
        .isEqualTo(Document.parse("{'_id': 2, 'n': 3}"));
    assertThat(call(rules, "findOneAndDelete", "{'filter': {'_id': 3}}"))
        .isEqualTo(Document.parse("{'_id': 3, 'o': 'me', 'x': 1}"));
    call(rules, "deleteMany", "{'query': {'_id': {'$gt': 3}}}");
    assertThat(stored())
        .containsExactly(
            Document.parse("{'_id': 1, 'o': 'x'}"),
            Document.parse("{'_id': 2, 'o': 'me', 'n': 3, 'x': 1}"));
  }

  @Test
  void aUserSeesOnlyTheFieldsOfAnAnswerThatItMayRead() {
    insert("{'_id': 1, 'a': 1, 'b': 2}");
    CollectionRules rules =
        roles("{'apply_when': {'_id': 1}, 'fields': {'a': {'write': true}, 'c': {'write': true}}}");
    assertThat(
            call(rules, "findOneAndUpdate", "{'filter': {'_id': 1}, 'update': {'$set': {'c': 1}}}"))
        .isEqualTo(new Document("a", 1));
    assertThat(stored()).containsExactly(Document.parse("{'_id': 1, 'a': 1, 'b': 2, 'c': 1}"));
  }

  @Test
  void rulesThatAreAlikeForAllDocumentsAreAskedOnce() {
    insert("{'_id': 1}");
    CollectionRules none = roles();
    assertThat(documents(none, "find", "{}")).isEmpty();
    assertThat(call(none, "findOne", "{}")).isNull();
    assertThat(call(none, "count", "{}")).isEqualTo(0L);
    assertThatThrownBy(() -> call(none, "deleteMany", "{'query': {}}"))
        .hasMessage("delete not permitted");
    CollectionRules all = roles(EVERYBODY);
    assertThat(documents(all, "find", "{'collation': {'locale': 'en'}}")).hasSize(1);
    CollectionRules noInserts = roles("{'read': true, 'write': true, 'insert': false}");
    String upsert = "{'query': {'_id': %d}, 'update': {'$set': {'x': 1}}, 'upsert': true}";
    call(noInserts, "updateOne", upsert.formatted(1));
    assertThatThrownBy(() -> call(noInserts, "updateOne", upsert.formatted(2)))
        .hasMessage("insert not permitted");
    call(all, "updateOne", upsert.formatted(2));
    assertThat(stored()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'$lookup': {'from': 'x', 'pipeline': [], 'as': 'y'}} | the aggregation stage $lookup",
        "{'$out': 'x'} | the aggregation stage $out",
        "{'$facet': {'a': [{'$unionWith': 'x'}]}} | the aggregation stage $unionWith",
        "{'$search': {}} | search not permitted",
      })
  void stagesThatBypassRulesAreRefused(String stage, String refusal) {
    CollectionRules rules = roles("{'read': true, 'write': true, 'search': false}");
    assertThatThrownBy(() -> call(rules, "aggregate", "{'pipeline': [" + stage + "]}"))
        .hasMessageContaining(refusal);
  }

  @Test
  void filtersAreForEveryOperation() {
    insert("{'_id': 1, 'open': true, 's': 1}", "{'_id': 2, 'open': false, 's': 1}");
    CollectionRules rules =
        rules(
            "{'roles': ["
                + EVERYBODY
                + "],"
                + " 'filters': [{'query': {'open': true}, 'projection': {'s': 0}}]}");
    assertThat(documents(rules, "find", "{}"))
        .containsExactly(Document.parse("{'_id': 1, 'open': true}"));
    call(rules, "deleteMany", "{'query': {}}");
    assertThat(stored()).extracting("_id").containsExactly(2);
    assertThatThrownBy(() -> call(rules, "updateOne", "{'query': {}, 'update': []}"))
        .hasMessageContaining("an update with an aggregation pipeline");
  }

  @Test
  void documentsHaveToFitTheSchema() {
    CollectionRules rules =
        roles(EVERYBODY)
            .with(
                new DocumentSchema(
                    Document.parse("{'properties': {'n': {'bsonType': 'int'}}}"), false));
    call(rules, "insertOne", "{'document': {'_id': 1, 'n': 1}}");
    assertThatThrownBy(() -> call(rules, "insertOne", "{'document': {'_id': 2, 'n': 'x'}}"))
        .hasMessage("insert not permitted");
    assertThatThrownBy(
            () -> call(rules, "updateOne", "{'query': {}, 'update': {'$set': {'n': 'x'}}}"))
        .hasMessage("update not permitted");
    assertThat(stored()).containsExactly(Document.parse("{'_id': 1, 'n': 1}"));
  }
}
