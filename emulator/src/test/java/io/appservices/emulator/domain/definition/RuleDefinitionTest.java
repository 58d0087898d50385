package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class RuleDefinitionTest {

  private static final String RULE =
      """
      {"database": "d", "collection": "c",
       "roles": [
         {"name": "owner", "apply_when": {"owner": "%%user.id"},
          "document_filters": {"read": true, "write": {"open": true}},
          "read": true, "insert": false, "search": true, "unknown": 1,
          "fields": {"address": {"fields": {"city": {"read": true}}}, "odd": 1},
          "additional_fields": {"write": false}},
         "no role"],
       "filters": [
         {"name": "own", "apply_when": {}, "query": {"a": 1},
          "projection": {"a": 1}, "project": {"b": 1}}]}
      """;

  @Test
  void readsARole() {
    RoleDefinition role = read(RULE).roles().get(0);
    assertThat(read(RULE).roles()).hasSize(1);
    assertThat(role.name()).contains("owner");
    assertThat(role.applyWhen()).isEqualTo(expression("{'owner': '%%user.id'}"));
    assertThat(role.filters().read()).isEqualTo(Expression.of(true));
    assertThat(role.filters().write()).isEqualTo(expression("{'open': true}"));
    assertThat(role.permissions().read()).isEqualTo(Expression.of(true));
    assertThat(role.permissions().insert()).isEqualTo(Expression.of(false));
    assertThat(role.permissions().search()).isEqualTo(Expression.of(true));
    assertThat(role.permissions().write().isPresent()).isFalse();
    assertThat(role.permissions().delete().isPresent()).isFalse();
  }

  @Test
  void readsFieldsDownToTheInnermost() {
    RoleDefinition role = read(RULE).roles().get(0);
    assertThat(role.fields()).containsOnlyKeys("address");
    FieldDefinition city = role.fields().get("address").fields().get("city");
    assertThat(city.read()).isEqualTo(Expression.of(true));
    assertThat(city.write().isPresent()).isFalse();
    assertThat(role.additionalFields().write()).isEqualTo(Expression.of(false));
  }

  @Test
  void readsFiltersWithBothNamesOfAProjection() {
    FilterDefinition filter = read(RULE).filters().get(0);
    assertThat(filter.name()).contains("own");
    assertThat(filter.applyWhen()).isEqualTo(expression("{}"));
    assertThat(filter.query()).isEqualTo(new Document("a", 1));
    assertThat(filter.projection()).isEqualTo(new Document("a", 1).append("b", 1));
  }

  @Test
  void aRuleWithoutRolesIsOneItself() {
    RuleDefinition rule = read("{'read': true, 'write': {'a': 1}, 'valid': {'b': 2}}");
    assertThat(rule.roles()).hasSize(1);
    assertThat(rule.roles().get(0).permissions().read()).isEqualTo(Expression.of(true));
    assertThat(rule.roles().get(0).permissions().write())
        .isEqualTo(expression("{'%and': [{'a': 1}, {'b': 2}]}"));
  }

  @Test
  void whatIsValidPermitsNothingByItself() {
    RoleDefinition role = read("{'read': true, 'valid': true}").roles().get(0);
    assertThat(role.permissions().write().isPresent()).isFalse();
  }

  @Test
  void aRuleThatPermitsNothingHasNoRoles() {
    assertThat(read("{'database': 'd', 'valid': true}").roles()).isEmpty();
    assertThat(read("{'roles': null, 'read': true}").roles()).isEmpty();
  }

  @Test
  void whatARuleIsReadIntoIsACopy() {
    ConfigDocument stored = stored(RULE);
    RuleDefinition rule = RuleDefinition.of(stored);
    ((Document) rule.roles().get(0).applyWhen().value()).clear();
    rule.filters().get(0).query().append("a", 2);
    assertThat(RuleDefinition.of(stored)).isEqualTo(read(RULE));
  }

  private static Expression expression(String json) {
    return Expression.of(Document.parse(json));
  }

  private static RuleDefinition read(String json) {
    return RuleDefinition.of(stored(json));
  }

  private static ConfigDocument stored(String json) {
    return new ConfigDocument(
        new ObjectId(), ConfigKind.SERVICE_RULE, "r", Document.parse(json), 0);
  }
}
