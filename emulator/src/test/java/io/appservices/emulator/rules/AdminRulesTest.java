package io.appservices.emulator.rules;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Rules of services in the Admin API. */
class AdminRulesTest {

  private final Code code = Code.shared();
  private final String service =
      "/services/" + code.create("/services", json("{name: 's', type: 'mongodb', config: {}}"));
  private final String defaultRule = service + "/default_rule";

  @Test
  void thereIsOneDefaultRule() {
    Document body = json("{roles: [{name: 'defaultRole', apply_when: {}, read: true}]}");
    assertThat(code.admin("GET", defaultRule, null))
        .isRefused(404, "default rule does not exist on service");
    assertThat(code.admin("PUT", defaultRule, body)).isRefused(400, "default rule does not exist");
    assertThat(code.admin("DELETE", defaultRule, null))
        .isRefused(404, "default rule does not exist for app service");

    Response made = code.admin("POST", defaultRule, body);
    assertThat(made).isJson(201);
    assertThat(made.document()).containsAllEntriesOf(body).containsKey("_id");
    assertThat(code.admin("POST", defaultRule, body)).isRefused(400, "default rule already exists");
    assertThat(code.admin("GET", defaultRule, null).document()).isEqualTo(made.document());
  }

  @Test
  void theDefaultRuleIsReplacedByItsId() {
    String id = code.create(defaultRule, json("{roles: []}"));
    Document other = json("{_id: '5f60207f14dfb25d24511299', roles: []}");

    assertThat(code.admin("PUT", defaultRule, other))
        .isRefused(400, "service default rule id mismatch");
    assertThat(code.admin("PUT", defaultRule, json("{roles: [], x: 1}").append("_id", id)))
        .isEmpty(204);
    assertThat(code.admin("GET", defaultRule, null).document())
        .isEqualTo(
            new Document("_id", id).append("roles", json("{a: []}").get("a")).append("x", 1));
    assertThat(code.admin("DELETE", defaultRule, null)).isEmpty(204);
    assertThat(code.admin("GET", defaultRule, null)).hasStatus(404);
  }

  @Test
  void aCollectionHasOneRuleWhichMayMoveToAnother() {
    Document body = json("{database: 'd', collection: 'c', roles: []}");
    String id = code.create(service + "/rules", body);
    assertThat(code.admin("POST", service + "/rules", body))
        .isRefusedWithCode(409, "RuleAlreadyExists");

    Document moved = json("{database: 'd', collection: 'e', roles: []}").append("_id", id);
    assertThat(code.admin("PUT", service + "/rules/" + id, moved)).isEmpty(204);

    assertThat(code.admin("GET", service + "/rules/" + id, null).document()).isEqualTo(moved);
    assertThat(code.admin("POST", service + "/rules", body)).isJson(201);
    assertThat(code.admin("GET", service + "/rules", null).documents()).hasSize(2);
    assertThat(code.admin("DELETE", service + "/rules/" + id, null)).isEmpty(204);
    assertThat(code.admin("DELETE", service + "/rules/" + id, null))
        .isRefusedWithCode(404, "RuleNotFound");
  }

  @Test
  void aRuleIsNotReachedThroughAnotherServiceNorTheDefaultRuleAsOneOfACollection() {
    String other =
        "/services/" + code.create("/services", json("{name: 'o', type: 'mongodb', config: {}}"));
    String rule =
        code.create(service + "/rules", json("{database: 'd', collection: 'c', roles: []}"));
    String byDefault = code.create(defaultRule, json("{roles: []}"));

    assertThat(code.admin("GET", other + "/rules/" + rule, null)).hasStatus(404);
    assertThat(code.admin("DELETE", other + "/rules/" + rule, null)).hasStatus(404);
    assertThat(code.admin("DELETE", service + "/rules/" + byDefault, null)).hasStatus(404);
    assertThat(code.admin("GET", service + "/rules", null).documents()).hasSize(1);
  }

  @Test
  void aRuleMayNameItsCollectionAsANamespace() {
    Document body =
        json(
            "{name: 'testRule', namespace: 'd.c.with.dots', read: {'%%true': true},"
                + " write: {'%%true': true}, valid: {'%%true': true}, fields: {_id: {}}}");

    Response made = code.admin("POST", service + "/rules", body);

    assertThat(made).isJson(201);
    assertThat(made.document())
        .containsAllEntriesOf(body)
        .containsEntry("database", "d")
        .containsEntry("collection", "c.with.dots");
    assertThat(
            code.admin(
                "POST",
                service + "/rules",
                json("{database: 'd', collection: 'c.with.dots', roles: []}")))
        .isRefusedWithCode(409, "RuleAlreadyExists");
    String one = service + "/rules/" + made.string("_id");
    assertThat(code.admin("PUT", one, json("{namespace: 'd.other', read: true}"))).isEmpty(204);
    assertThat(code.admin("GET", one, null).document()).containsEntry("collection", "other");
    for (String none : new String[] {"nodot", ".c", ""}) {
      Document refused = new Document("namespace", none).append("read", true);
      assertThat(code.admin("POST", service + "/rules", refused))
          .isRefusedWithCode(400, "MissingParameter");
    }
  }

  @Test
  void aRuleWithoutRolesSaysItselfWhoMayReadAndWrite() {
    code.create(
        service + "/rules",
        json(
            "{name: 'r', namespace: 'd.c', read: true, write: true,"
                + " valid: {a: {'%exists': true}}, fields: {a: {}}}"));
    code.create(service + "/rules", json("{name: 's', namespace: 'd.closed', read: false}"));
    String user = code.anonymous();

    assertThat(insert(user, "c", "{a: 1}")).isJson(200);
    assertThat(insert(user, "c", "{b: 1}").status()).isNotEqualTo(200);
    assertThat(insert(user, "closed", "{a: 1}").status()).isNotEqualTo(200);
    Document all = json("{database: 'd', collection: 'c', query: {}}");
    assertThat(code.data(user, "s", "find", all).body()).contains("\"a\"").doesNotContain("\"b\"");
  }

  private Response insert(String user, String collection, String document) {
    Document argument = new Document("database", "d").append("collection", collection);
    return code.data(user, "s", "insertOne", argument.append("document", json(document)));
  }
}
