package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions by field, and filters. */
class FieldRulesTest {

  private final Ruled ruled = new Ruled();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{fields: {a: {read: true}}} -> {a: 1}",
        "{fields: {a: {write: true}}} -> {a: 1}",
        "{fields: {a: {read: false}}, additional_fields: {read: true}}"
            + " -> {_id: 1, e: {x: 1, y: 2}}",
        "{fields: {e: {fields: {x: {read: true}}}}} -> {e: {x: 1}}",
        "{fields: {e: {read: true, fields: {x: {read: false}}}}} -> {e: {x: 1, y: 2}}",
        "{fields: {e: {read: false, fields: {x: {read: true}}}}, additional_fields: {read: true}}"
            + " -> {_id: 1, a: 1}",
        "{read: true, fields: {a: {read: false}}} -> {_id: 1, a: 1, e: {x: 1, y: 2}}",
        "{read: false, fields: {a: {read: true}}} -> ''",
        "{fields: {a: {read: {'%%this': 1}}}} -> {a: 1}",
        "{fields: {a: {read: {'%%root.e.x': 2}}}} -> ''",
        "{fields: {none: {read: true}}} -> ''",
      })
  void readsTheFieldsThatTheRoleMayRead(String permissions, String seen) {
    ruled.roles(role(permissions));
    ruled.seed("{_id: 1, a: 1, e: {x: 1, y: 2}}");

    assertThat(ruled.find("{}").toString())
        .isEqualTo(seen.equals("''") ? "[]" : List.of(json(seen)).toString());
  }

  @Test
  void neitherProjectionNorPipelineBringsAHiddenFieldBack() {
    ruled.roles(role("{fields: {a: {read: true}}}"));
    ruled.seed("{_id: 1, a: 1, secret: 2}");

    assertThat(ruled.find("{query: {}, project: {secret: 1, a: 1}}"))
        .containsExactly(json("{a: 1}"));
    assertThat(
            ruled.call("aggregate", "{pipeline: [{$project: {x: '$secret', a: 1}}]}").documents())
        .containsExactly(json("{a: 1}"));
    assertThat(ruled.call("aggregate", "{pipeline: [{$match: {secret: 2}}]}")).hasBody("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{$set: {a: 2}} -> true",
        "{$set: {b: 2}} -> false",
        "{$set: {a: 2, b: 2}} -> false",
        "{$unset: {a: ''}} -> true",
        "{$unset: {b: ''}} -> false",
        "{$rename: {b: 'a'}} -> false",
        "{$set: {'e.x': 5}} -> true",
        "{$set: {'e.y': 5}} -> false",
        "{$set: {e: {x: 7, y: 1}}} -> true",
        "{$unset: {e: ''}} -> false",
        "{a: 5, b: 1, e: {x: 1, y: 1}, up: 1} -> true",
        "{a: 5} -> false",
        "{$set: {new: 1}} -> false",
        "{$set: {b: 1}} -> true",
        "{$max: {up: 2}} -> true",
        "{$set: {up: 0}} -> false",
      })
  void writesTheFieldsThatTheRoleMayWrite(String update, boolean permitted) {
    ruled.roles(
        role(
            "{read: true, fields: {a: {write: true}, e: {fields: {x: {write: true}}},"
                + " up: {write: {'%or': [{'%%this': {'%gt': '%%prev'}},"
                + " {'%%prev': {'%exists': false}}]}}}}"));
    ruled.seed("{_id: 1, a: 1, b: 1, e: {x: 1, y: 1}, up: 1}");

    var answer = ruled.call("updateOne", "{query: {_id: 1}, update: " + update + "}");

    if (permitted) {
      assertThat(answer).isJson(200);
    } else {
      assertThat(answer).isRefused(400, "NoMatchingRuleFound", "update not permitted");
    }
  }

  @Test
  void insertingAndDeletingTakeThePermissionToWriteAllFields() {
    ruled.roles(role("{read: true, fields: {_id: {write: true}, a: {write: true}}}"));

    assertThat(ruled.call("insertOne", "{document: {_id: 1, a: 1, b: 1}}"))
        .isRefused(400, "NoMatchingRuleFound", "insert not permitted");
    assertThat(ruled.call("insertOne", "{document: {_id: 1, a: 1}}")).isJson(200);
    ruled.seed("{_id: 2, b: 1}");
    assertThat(ruled.call("deleteOne", "{query: {_id: 2}}"))
        .isRefused(400, "NoMatchingRuleFound", "delete not permitted");
    assertThat(ruled.call("deleteOne", "{query: {_id: 1}}")).isJson(200);
  }

  @Test
  void theDocumentThatAnUpdateReturnsHasWhatMayBeReadOnly() {
    ruled.roles(role("{fields: {a: {read: true, write: true}, b: {read: false}}}"));
    ruled.seed("{_id: 1, a: 1, b: 1}");
    String update = "{filter: {_id: 1}, update: {$inc: {a: 1}}, returnNewDocument: %s%s}";

    assertThat(ruled.call("findOneAndUpdate", update.formatted(true, "")).document())
        .isEqualTo(json("{a: 2}"));
    assertThat(
            ruled
                .call("findOneAndUpdate", update.formatted(false, ", projection: {b: 1, a: 1}"))
                .document())
        .isEqualTo(json("{a: 2}"));
  }

  @Test
  void aFilterNarrowsEveryQueryOfThoseItIsFor() {
    ruled.rule(
        "{roles: [{name: 'r', apply_when: {}, read: true, write: true}], filters: ["
            + "{name: 'own', apply_when: {'%%user.type': 'normal'}, query: {owner: '%%user.id'},"
            + " projection: {internal: 0}},"
            + "{name: 'other', apply_when: {'%%user.type': 'server'}, query: {owner: 'x'}}]}");
    ruled.seed("{_id: 1, owner: 'else'}", "{_id: 2, owner: 'ME', internal: 1}", "{_id: 3}");

    assertThat(ruled.find("{query: {}, project: {owner: 0}}")).containsExactly(json("{_id: 2}"));
    assertThat(ruled.find("{query: {_id: 1}}")).isEmpty();
    assertThat(ruled.call("count", "{}")).hasBody("{\"$numberLong\":\"1\"}");
    assertThat(ruled.call("aggregate", "{pipeline: [{$project: {internal: 1}}]}").documents())
        .containsExactly(json("{_id: 2}"));
    assertThat(ruled.call("updateMany", "{query: {}, update: {$set: {x: 1}}}").document())
        .containsEntry("matchedCount", 1);
    assertThat(ruled.call("deleteMany", "{query: {}}").document()).containsEntry("deletedCount", 1);
    assertThat(ruled.stored()).extracting(d -> d.get("_id")).containsExactly(1, 3);
  }

  @Test
  void aFilterWithAValueThatIsNotThereFindsNothing() {
    ruled.rule(
        "{roles: [{name: 'r', apply_when: {}, read: true}], filters: ["
            + "{name: 'team', apply_when: true, query: {team: '%%user.custom_data.team'}}]}");
    ruled.seed("{_id: 1}", "{_id: 2, team: null}", "{_id: 3, team: 'red'}");

    assertThat(ruled.ids()).isEmpty();
  }

  private static String role(String permissions) {
    return json(permissions).append("name", "r").append("apply_when", json("{}")).toJson();
  }

  @Test
  void tellsNoScoreOfAPartOfADocument() {
    ruled.roles(
        "{name: 'r', apply_when: {owner: '%%user.id'}, read: true, write: true, search: true}");
    ruled.seed("{_id: 1, owner: 'ME', t: 'red car', n: 1}");
    ruled.code.mongo(
        Ruled.SERVICE, "db", "c", collection -> collection.createIndex(json("{t: 'text'}")));
    String query = "{$text: {$search: 'red'}}";
    String score = "{s: {$meta: 'textScore'}}";

    for (Response refused :
        List.of(
            ruled.call("find", "{query: %s, project: %s}".formatted(query, score)),
            ruled.call(
                "findOneAndUpdate",
                "{filter: %s, update: {$inc: {n: 1}}, projection: %s}".formatted(query, score)))) {
      assertThat(refused.document().getString("error"))
          .contains("{$meta: 'textScore'} where a rule looks at each document");
    }
    assertThat(ruled.stored().get(0)).containsEntry("n", 1);
  }
}
