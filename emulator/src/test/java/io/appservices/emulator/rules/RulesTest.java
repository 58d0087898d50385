package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of a data source let users do. */
class RulesTest {

  private static final String NAME = "ruled";

  private final Code code = Code.shared();
  private final String token = code.signUp().accessToken();
  private String service;

  @BeforeEach
  void makeService() {
    service = code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    assertThat(insert("by nobody's rule")).isJson(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{read: true, write: true, insert: true, delete: true} -> find insert update delete",
        "{read: true, write: false, insert: false, delete: false} -> find",
        "{read: true} -> find",
        "{write: true} -> find insert update delete",
        "{read: true, insert: true} -> find",
        "{read: true, write: true, insert: false, delete: false} -> find update",
        "{read: true, write: false, delete: true} -> find",
        "{} -> ''",
        "{read: true, write: true, document_filters: {read: false, write: true}}"
            + " -> find insert update delete",
        "{read: true, write: true, document_filters: {read: false}} -> insert update delete",
        "{read: true, write: true, document_filters: {write: false}} -> ''",
        "{additional_fields: {read: true}} -> find",
        "{additional_fields: {write: true}} -> find insert update delete",
        "{read: false, additional_fields: {read: true}} -> ''",
        "{read: true, write: true, document_filters: {read: true, write: false}} -> find",
        "{read: {'%%user.data.email': 'caller@example.com'}} -> find",
        "{read: {'%%user.data.email': 'else@example.com'}} -> ''",
      })
  void theRoleSaysWhatAUserMayDo(String permissions, String allowed) {
    defaultRule("{roles: [" + role("{}", permissions) + "]}");

    assertThat(outcomes()).isEqualTo(allowed.replace("'", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{'%%user.data.email': 'caller@example.com'} -> find",
        "{'%%user.type': 'server'} -> ''",
        "{'%%user.custom_data.admin': true} -> ''",
      })
  void aRoleIsForThoseWhomItsConditionMeets(String applyWhen, String allowed) {
    defaultRule("{roles: [" + role(applyWhen, "{read: true}") + "]}");

    assertThat(outcomes()).isEqualTo(allowed.replace("'", ""));
  }

  @Test
  void theFirstRoleThatAppliesDecides() {
    String first = role("{'%%user.type': 'normal'}", "{read: true}");
    defaultRule("{roles: [" + first + ", " + role("{}", "{write: true}") + "]}");

    assertThat(outcomes()).isEqualTo("find");
  }

  @Test
  void aRuleOfTheCollectionComesBeforeTheDefaultRule() {
    defaultRule("{roles: [" + role("{}", "{read: true, write: true}") + "]}");
    code.create(
        "/services/" + service + "/rules",
        json("{database: 'db', collection: 'c', roles: [" + role("{}", "{read: true}") + "]}"));

    assertThat(outcomes()).isEqualTo("find");
  }

  @Test
  void functionsOfUsersAreBoundAndThoseOfTheSystemAreNot() {
    defaultRule("{roles: []}");
    String source =
        """
        exports = async () => (await context.services.get("ruled").db("db").collection("c")
          .insertOne({_id: "f"})).insertedId;
        """;
    code.function("asUser", source);
    code.function("asSystem", source, json("{run_as_system: true}"));

    assertThat(code.call(token, "asUser"))
        .isRefused(400, "FunctionExecutionError", "Error: insert not permitted");
    assertThat(code.call(token, "asSystem")).hasBody("\"f\"");
  }

  @Test
  void whatIsRefusedSaysSoAndWhatIsHiddenDoesNot() {
    defaultRule("{roles: [" + role("{}", "{}") + "]}");

    assertThat(insert("x")).isRefused(400, "NoMatchingRuleFound", "insert not permitted");
    assertThat(data("updateOne", "{query: {}, update: {$set: {a: 1}}}"))
        .isRefused(400, "NoMatchingRuleFound", "update not permitted");
    assertThat(data("findOneAndReplace", "{filter: {}}"))
        .isRefused(400, "NoMatchingRuleFound", "delete not permitted");
    assertThat(data("find", "{}")).hasBody("[]");
    assertThat(data("findOne", "{}")).hasBody("null");
    assertThat(data("count", "{}")).hasBody("{\"$numberLong\":\"0\"}");
    assertThat(data("aggregate", "{pipeline: []}")).hasBody("[]");
    assertThat(code.documents(NAME, "db", "c")).hasSize(1);
  }

  private void defaultRule(String rule) {
    code.create("/services/" + service + "/default_rule", json(rule));
  }

  private static String role(String applyWhen, String permissions) {
    Document role = json(permissions);
    role.append("name", "r").append("apply_when", json(applyWhen));
    return role.toJson();
  }

  private String outcomes() {
    String found = data("find", "{}").body().equals("[]") ? "" : "find ";
    String all =
        found
            + outcome("insert", insert("mine"))
            + outcome("update", data("updateOne", "{query: {_id: 'x'}, update: {$set: {a: 1}}}"))
            + outcome("delete", data("deleteOne", "{query: {_id: 'x'}}"));
    return all.trim();
  }

  private static String outcome(String operation, Response answer) {
    if (answer.status() == 200) {
      return operation + " ";
    }
    assertThat(answer).isRefused(400, "NoMatchingRuleFound", operation + " not permitted");
    return "";
  }

  private Response insert(String id) {
    return data("insertOne", new Document("document", new Document("_id", id)).toJson());
  }

  private Response data(String operation, String argument) {
    Document all = json("{database: 'db', collection: 'c'}");
    all.putAll(json(argument));
    return code.data(token, NAME, operation, all);
  }
}
