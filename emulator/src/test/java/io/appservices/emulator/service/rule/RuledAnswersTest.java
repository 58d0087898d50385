package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a user is answered whose writes rules look at, and which documents are meant. */
class RuledAnswersTest extends RuledFixture {

  private final CollectionRules rules = roles(OWNER);

  @Test
  void countsWhatWasWritten() {
    assertAnswer("insertOne", "{'document': {'_id': 1, 'o': 'me'}}", "insertedId", 1);
    call(rules, "insertMany", "{'documents': [{'_id': 2, 'o': 'me'}, {'_id': 3, 'o': 'me'}]}");
    assertAnswer(
        "updateMany",
        "{'query': {'_id': {'$gt': 1}}, 'update': {'$set': {'x': 1}}}",
        "modifiedCount",
        2);
    assertAnswer(
        "updateOne",
        "{'query': {'_id': 9, 'o': 'me'}, 'update': {'$set': {'x': 1}}," + " 'upsert': true}",
        "upsertedId",
        9);
    assertAnswer("deleteMany", "{'query': {'_id': {'$lt': 3}}}", "deletedCount", 2);
    assertThat(stored()).extracting("_id").containsExactly(3, 9);
  }

  @Test
  void answersTheDocumentThatAnUpsertMade() {
    String upsert =
        "{'filter': {'_id': 1, 'o': 'me'}, 'update': {'$set': {'x': 1}}, 'upsert': true%s}";
    assertThat(call(rules, "findOneAndUpdate", upsert.formatted(", 'returnNewDocument': true")))
        .isEqualTo(Document.parse("{'_id': 1, 'o': 'me', 'x': 1}"));
    call(rules, "deleteOne", "{'query': {}}");
    assertThat(call(rules, "findOneAndUpdate", upsert.formatted(""))).isNull();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void conditionsOnListsStandAtTheTopOfAQueryForOneId() {
    insert("{'_id': 1, 'o': 'me', 't': [{'n': 1}, {'n': 2}]}");
    call(rules, "updateOne", "{'query': {'_id': 1, 't.n': 2}, 'update': {'$set': {'t.$.n': 9}}}");
    call(rules, "updateOne", "{'query': {'t.n': 1}, 'update': {'$set': {'t.$.n': 8}}}");
    assertThat(stored())
        .containsExactly(Document.parse("{'_id': 1, 'o': 'me', 't': [{'n': 8}, {'n': 9}]}"));
  }

  @Test
  void onlyOneDocumentIsWrittenThatAConditionOnIdsIsFor() {
    insert("{'_id': 1, 'o': 'me'}", "{'_id': 2, 'o': 'me'}", "{'_id': 3, 'o': 'x'}");
    call(rules, "deleteOne", "{'query': {'_id': {'$gt': 0}}}");
    assertThat(stored()).hasSize(2);
    call(
        rules,
        "findOneAndUpdate",
        "{'sort': {'_id': -1}, 'filter': {'_id': {'$lt': 3}}," + " 'update': {'$set': {'x': 1}}}");
    assertThat(stored().get(0)).containsEntry("x", 1);
    call(rules, "deleteMany", "{'query': {'_id': {'$lt': 3}}}");
    assertThat(stored()).extracting("_id").containsExactly(3);
  }

  @Test
  void theFirstDocumentOfTheOrderIsMeant() {
    insert("{'_id': 1, 'o': 'me'}", "{'_id': 2, 'o': 'me'}");
    assertThat(call(rules, "findOneAndDelete", "{'filter': {}, 'sort': {'_id': -1}}"))
        .isEqualTo(Document.parse("{'_id': 2, 'o': 'me'}"));
    assertThatThrownBy(() -> call(rules, "find", "{'query': {}, 'hint': 'no_such_index'}"))
        .hasMessageContaining("hint");
  }

  @Test
  void aQueryIsRequiredUnlessADocumentIsAnswered() {
    insert("{'_id': 1, 'o': 'me'}");
    String update = "{'update': {'$set': {'x': 1}}}";
    assertThatThrownBy(() -> call(rules, "updateOne", update)).hasMessage("'query' is required");
    assertThat(call(rules, "findOneAndUpdate", update))
        .isEqualTo(Document.parse("{'_id': 1, 'o': 'me'}"));
    assertThat(stored().get(0)).containsEntry("x", 1);
  }

  private void assertAnswer(String operation, String arguments, String member, Object value) {
    assertThat(call(rules, operation, arguments))
        .asInstanceOf(InstanceOfAssertFactories.type(Document.class))
        .satisfies(answer -> assertThat(answer).containsEntry(member, value));
  }
}
