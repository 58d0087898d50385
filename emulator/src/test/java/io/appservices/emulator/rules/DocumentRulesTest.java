package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that look at the documents they are for. */
class DocumentRulesTest {

  private static final String OWNER =
      "{name: 'owner', apply_when: {owner_id: '%%user.id'}, read: true, write: true}";

  private final Ruled ruled = new Ruled();

  @Test
  void readsOnlyTheDocumentsThatTheUserHasARoleFor() {
    ruled.roles(OWNER);
    ruled.seed("{_id: 1, owner_id: 'else'}", "{_id: 2, owner_id: 'ME'}", "{_id: 3}");

    assertThat(ruled.ids()).containsExactly(2);
    assertThat(ruled.call("findOne", "{query: {}}").document()).containsEntry("_id", 2);
    assertThat(ruled.call("findOne", "{query: {_id: 1}}")).hasBody("null");
    assertThat(ruled.call("count", "{query: {}}")).hasBody("{\"$numberLong\":\"1\"}");
    assertThat(ruled.call("aggregate", "{pipeline: [{$group: {_id: '$owner_id'}}]}").documents())
        .containsExactly(new Document("_id", ruled.user.userId()));
  }

  @Test
  void sortsSkipsLimitsAndProjectsWhatIsLeft() {
    ruled.roles("{name: 'r', apply_when: {open: true}, read: true}");
    ruled.seed(
        "{_id: 1, open: true, n: 3}", "{_id: 2, open: true, n: 2}",
        "{_id: 3, open: false, n: 1}", "{_id: 4, open: true, n: 4}");

    assertThat(ruled.find("{query: {}, sort: {n: 1}, limit: 2, project: {n: 1, _id: 0}}"))
        .containsExactly(json("{n: 2}"), json("{n: 3}"));
    assertThat(ruled.find("{query: {n: {$gt: 2}}, sort: {n: -1}, project: {open: 0}}"))
        .containsExactly(json("{_id: 4, n: 4}"), json("{_id: 1, n: 3}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "updateOne -> {query: {_id: 1}, update: {$set: {x: 1}}} -> update",
        "updateOne -> {query: {_id: 1}, update: {owner_id: 'ME'}} -> update",
        "updateOne -> {query: {_id: 1}, update: {$set: {owner_id: 'ME'}}} -> update",
        "updateMany -> {query: {}, update: {$set: {x: 1}}} -> update",
        "deleteOne -> {query: {_id: 1}} -> delete",
        "deleteMany -> {query: {}} -> delete",
        "findOneAndUpdate -> {filter: {_id: 1}, update: {$set: {x: 1}}} -> update",
        "findOneAndReplace -> {filter: {_id: 1}, update: {owner_id: 'ME'}} -> update",
        "findOneAndReplace -> {filter: {_id: 1}} -> delete",
        "findOneAndDelete -> {filter: {_id: 1}} -> delete",
        "insertOne -> {document: {_id: 3, owner_id: 'else'}} -> insert",
        "insertMany -> {documents: [{_id: 3, owner_id: 'ME'}, {_id: 4}]} -> insert",
        "updateOne -> {query: {_id: 3}, update: {$set: {x: 1}}, upsert: true} -> insert",
        "findOneAndUpdate -> {filter: {_id: 3, owner_id: 'else'}, update: {$set: {x: 1}},"
            + " upsert: true} -> insert",
      })
  void refusesToWriteTheDocumentsOfOthersAndChangesNothing(
      String operation, String argument, String refused) {
    ruled.roles(OWNER);
    ruled.seed("{_id: 2, owner_id: 'ME'}", "{_id: 1, owner_id: 'else'}");
    var before = ruled.stored();

    assertThat(ruled.call(operation, argument))
        .isRefused(400, "NoMatchingRuleFound", refused + " not permitted");
    assertThat(ruled.stored()).isEqualTo(before);
  }

  @Test
  void writesTheDocumentsOfTheUser() {
    ruled.roles(OWNER);
    ruled.seed("{_id: 1, owner_id: 'else'}", "{_id: 2, owner_id: 'ME', tags: [{n: 1}, {n: 2}]}");

    assertThat(ruled.call("insertOne", "{document: {_id: 3, owner_id: 'ME'}}")).isJson(200);
    assertThat(
            ruled.call(
                "updateOne", "{query: {_id: 2, 'tags.n': 2}, update: {$set: {'tags.$.n': 9}}}"))
        .isJson(200);
    assertThat(
            ruled
                .call("updateMany", "{query: {owner_id: 'ME'}, update: {$inc: {x: 1}}}")
                .document())
        .containsEntry("modifiedCount", 2);
    assertThat(
            ruled
                .call(
                    "updateOne",
                    "{query: {_id: 4, owner_id: 'ME'}, update: {$set: {x: 5}}, upsert: true}")
                .document())
        .containsEntry("upsertedId", 4);
    assertThat(ruled.call("findOneAndDelete", "{filter: {_id: 3}}").document())
        .containsEntry("_id", 3);
    assertThat(ruled.call("deleteMany", "{query: {_id: {$gt: 3}}}").document())
        .containsEntry("deletedCount", 1);

    assertThat(ruled.stored())
        .extracting(d -> d.get("_id"), d -> d.get("x"), d -> d.get("tags"))
        .containsExactly(tuple(1, null, null), tuple(2, 1, json("{a: [{n: 1}, {n: 9}]}").get("a")));
  }

  @Test
  void theFirstRoleThatIsForADocumentDecides() {
    ruled.roles(
        "{name: 'mine', apply_when: {owner_id: '%%user.id'}, read: true, write: true}",
        "{name: 'shared', apply_when: {shared_with: '%%user.data.email'}, read: true}",
        "{name: 'all', apply_when: {}, fields: {title: {read: true}}}");
    ruled.seed(
        "{_id: 1, owner_id: 'ME', title: 'a', x: 1}",
        "{_id: 2, shared_with: ['caller@example.com'], title: 'b', x: 1}",
        "{_id: 3, title: 'c', x: 1}");

    assertThat(ruled.find("{}").stream().map(Document::keySet).map(Object::toString))
        .containsExactly("[_id, owner_id, title, x]", "[_id, shared_with, title, x]", "[title]");
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {x: 2}}}")).isJson(200);
    assertThat(ruled.call("updateOne", "{query: {_id: 2}, update: {$set: {x: 2}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
  }

  @Test
  void anUpdateIsAskedAboutWhatItWouldWriteAndWhatWasThere() {
    ruled.roles(
        "{name: 'r', apply_when: {}, read: true, delete: false, write:"
            + " {'%%prevRoot.state': 'draft', '%%root.state': {'%in': ['draft', 'review']}}}");
    ruled.seed("{_id: 1, state: 'draft'}");

    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {state: 'done'}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {state: 'review'}}}"))
        .isJson(200);
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {state: 'draft'}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
  }

  @Test
  void theFilterOfARoleHoldsBeforeAndAfterAnUpdate() {
    ruled.roles(
        "{name: 'r', apply_when: {}, read: true, write: true,"
            + " document_filters: {read: true, write: {owner_id: '%%user.id'}}}");
    ruled.seed("{_id: 1, owner_id: 'ME'}", "{_id: 2, owner_id: 'else'}");

    assertThat(ruled.ids()).containsExactly(1, 2);
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {x: 1}}}")).isJson(200);
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {owner_id: 'else'}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
    assertThat(ruled.call("updateOne", "{query: {_id: 2}, update: {$set: {owner_id: 'ME'}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
  }

  @Test
  void theDocumentedRoleThatOnlyInserts() {
    ruled.roles(
        "{name: 'insertOnly', apply_when: {}, delete: false, insert: true,"
            + " write: {'%%prevRoot': {'%exists': false}}, additional_fields: {}}");

    assertThat(ruled.call("insertOne", "{document: {_id: 1}}")).isJson(200);
    assertThat(ruled.ids()).isEmpty();
    assertThat(ruled.call("updateOne", "{query: {_id: 1}, update: {$set: {x: 1}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
    assertThat(ruled.call("deleteOne", "{query: {_id: 1}}"))
        .isRefused(400, "NoMatchingRuleFound", "delete not permitted");
  }

  @Test
  void anUpsertNeedsThePermissionToInsert() {
    ruled.roles("{name: 'r', apply_when: {}, read: true, write: true, insert: false}");
    ruled.seed("{_id: 1}");
    String upsert = "{query: {_id: %d}, update: {$set: {x: 1}}, upsert: true}";

    assertThat(ruled.call("updateOne", upsert.formatted(1))).isJson(200);
    assertThat(ruled.call("updateOne", upsert.formatted(2)))
        .isRefused(400, "NoMatchingRuleFound", "insert not permitted");
    assertThat(ruled.stored()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$lookup: {from: 'secrets', pipeline: [], as: 'x'}}",
        "{$unionWith: 'secrets'}",
        "{$out: 'copy'}",
        "{$merge: {into: 'copy'}}",
        "{$facet: {a: [{$lookup: {from: 'secrets', pipeline: [], as: 'x'}}]}}"
      })
  void refusesStagesThatGoRoundTheRulesOfOtherCollections(String stage) {
    ruled.roles("{name: 'r', apply_when: {}, read: true, write: true}");

    assertThat(ruled.call("aggregate", "{pipeline: [" + stage + "]}"))
        .isRefusedWithCode(501, "NotEmulated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "findOneAndUpdate -> {filter: {_id: 1}, update: {$set: {x: 1}}",
        "findOneAndUpdate -> {filter: {_id: 2, o: 'ME'}, update: {$set: {x: 1}}, upsert: true",
        "findOneAndReplace -> {filter: {_id: 1}, update: {o: 'ME', x: 1}",
        "findOneAndDelete -> {filter: {_id: 1}",
      })
  void anAnswerThatCannotBeGivenKeepsAChangeFromBeingMade(String operation, String argument) {
    ruled.roles("{name: 'r', apply_when: {o: '%%user.id'}, read: true, write: true}");
    ruled.seed("{_id: 1, o: 'ME'}");
    var before = ruled.stored();

    assertThat(ruled.call(operation, argument + ", projection: {x: 1, o: 0}}"))
        .isRefusedWithCode(400, "MongoDBError");
    assertThat(ruled.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$lookup: {from: 'secrets', pipeline: [], as: 'x'}}",
        "{$out: 'secrets'}",
        "{$facet: {a: [{$lookup: {from: 'secrets', pipeline: [], as: 'x'}}]}}"
      })
  void refusesTheWayFromACollectionWithoutARuleIntoOneThatHasOne(String stage) {
    ruled.rolesOf("secrets", OWNER);
    ruled.code.mongo(
        Ruled.SERVICE, "db", "secrets", secrets -> secrets.insertOne(json("{_id: 1}")));
    ruled.seed("{_id: 2}");

    assertThat(ruled.call("aggregate", "{pipeline: [" + stage + "]}"))
        .isRefusedWithCode(501, "NotEmulated");
    assertThat(ruled.code.documents(Ruled.SERVICE, "db", "secrets"))
        .containsExactly(json("{_id: 1}"));
    assertThat(ruled.call("aggregate", "{pipeline: [{$match: {}}]}").documents()).hasSize(1);
  }
}
