package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
}
