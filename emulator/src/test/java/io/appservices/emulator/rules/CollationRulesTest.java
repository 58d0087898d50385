package io.appservices.emulator.rules;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The collation and the hint of operations of clients, with rules and without. */
class CollationRulesTest {

  private static final String CI = "collation: {locale: 'en', strength: 2}";

  private final Ruled ruled = new Ruled();

  @Test
  void clientsGiveOneWhereAllDocumentsAreTheirs() {
    ruled.roles("{name: 'r', apply_when: {}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'me'}", "{_id: 2, o: 'ME '}");

    assertThat(ruled.find("{query: {o: 'Me'}, " + CI + "}")).hasSize(1);
    assertThat(ruled.call("deleteMany", "{query: {o: 'mE'}, " + CI + "}"))
        .hasBody("{\"deletedCount\":{\"$numberInt\":\"1\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "find | query: {n: 'x'}, sort: {_id: 1} | [{_id: 1, n: 'X', kind: 'a'}, {_id: 2, n: 'x',"
            + " kind: 'A'}]",
        "findOne | query: {n: 'x'}, project: {_id: 0, n: 1}, sort: {_id: -1} | {n: 'x'}",
        "count | query: {n: 'x'} | {$numberLong: '2'}",
        "distinct | field: 'n', query: {n: 'X'} | ['X']",
        "aggregate | pipeline: [{$match: {n: 'x'}}, {$sort: {kind: -1, _id: 1}}, {$project: {_id:"
            + " 1}}] | [{_id: 1}, {_id: 2}]",
        "updateMany | query: {n: 'x'}, update: {$set: {v: 1}} | {matchedCount: 2, modifiedCount:"
            + " 2}",
        "deleteMany | query: {n: 'x'} | {deletedCount: 2}",
      })
  void oneIsForTheQueryAndTheFiltersOfRulesTogether(
      String operation, String arguments, String result) {
    ruled.rule(
        "{roles: [{name: 'r', apply_when: {}, document_filters: {read: {}, write: {}}, read: true,"
            + " write: true, insert: true, delete: true, search: true}], filters: [{name: 'f',"
            + " apply_when: {}, query: {kind: 'A'}}]}");
    ruled.seed(
        "{_id: 1, n: 'X', kind: 'a'}",
        "{_id: 2, n: 'x', kind: 'A'}",
        "{_id: 3, n: 'x', kind: 'b'}",
        "{_id: 4, n: 'y', kind: 'a'}");

    Document answer =
        Document.parse(
            "{v: " + ruled.call(operation, "{" + arguments + ", " + CI + "}").body() + "}");

    assertThat(answer.toJson()).isEqualTo(Document.parse("{v: " + result + "}").toJson());
    assertThat(ruled.stored()).hasSize(operation.equals("deleteMany") ? 2 : 4);
    assertThat(ruled.stored().stream().filter(one -> one.containsKey("v")))
        .hasSize(operation.equals("updateMany") ? 2 : 0);
  }

  @Test
  void anUpsertUnderOneChangesWhatItFinds() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME', n: 'X'}", "{_id: 2, o: 'other', n: 'x'}");

    assertThat(
            ruled.call(
                "updateOne",
                "{query: {o: 'ME', n: 'x'}, update: {$set: {v: 1}}, upsert: true, " + CI + "}"))
        .hasStatus(200);

    assertThat(ruled.stored()).hasSize(2);
    assertThat(ruled.stored().get(0)).containsEntry("v", 1);
  }

  @Test
  void anUpsertUnderOneMakesADocumentOfItsOwnWords() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");

    assertThat(
            ruled.call(
                "findOneAndUpdate",
                "{filter: {o: 'ME', n: 'New'}, update: {$set: {v: 1}}, upsert: true,"
                    + " returnNewDocument: true, "
                    + CI
                    + "}"))
        .hasStatus(200);

    assertThat(ruled.stored())
        .singleElement()
        .satisfies(one -> assertThat(one).containsEntry("n", "New").containsEntry("v", 1));
  }

  @Test
  void anUpsertUnderOneIsRefusedIfTheNewDocumentIsNotTheUsers() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'other', n: 'x'}");

    assertThat(
            ruled.call(
                "updateOne", "{query: {n: 'X'}, update: {$set: {x: 1}}, upsert: true, " + CI + "}"))
        .isRefusedWithCode(400, "NoMatchingRuleFound");
    assertThat(
            ruled.call(
                "updateOne", "{query: {n: 'y'}, update: {$set: {x: 1}}, upsert: true, " + CI + "}"))
        .isRefusedWithCode(400, "NoMatchingRuleFound");

    assertThat(ruled.stored())
        .singleElement()
        .isEqualTo(Document.parse("{_id: 1, o: 'other', n: 'x'}"));
  }

  @Test
  void aHintIsCheckedWhereRulesBind() {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME'}");

    assertThat(ruled.find("{query: {}, hint: '_id_'}")).hasSize(1);
    assertThat(ruled.call("find", "{query: {}, hint: 'none'}"))
        .isRefusedWithCode(400, "MongoDBError");
  }
}
