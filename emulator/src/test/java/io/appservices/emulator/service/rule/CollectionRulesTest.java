package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RuleDefinition;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which role and which filters are for a user, and what is seen of changes. */
class CollectionRulesTest {

  private static final Scope SCOPE =
      Scope.of((name, arguments) -> null).with("user", new Document("id", "u"));

  private static final String OWNERS =
      """
      {"roles": [
        {"name": "owner", "apply_when": {"owner": "%%user.id"}, "write": {"n": {"%lt": 5}}},
        {"name": "reader", "apply_when": {"%%prevRoot.open": true}, "read": true}]}
      """;

  @Test
  void theFirstRoleThatAppliesDecides() {
    CollectionRules rules = rules(OWNERS);
    Document own = Document.parse("{'owner': 'u', 'n': 1, 'open': true}");
    assertThat(rules.of(own).denies("x")).startsWith("role 'owner'");
    assertThat(rules.of(Document.parse("{'open': true}")).denies("x")).startsWith("role 'reader'");
    assertThat(rules.of(new Document())).isSameAs(Permissions.NONE);
    assertThat(rules.ofNew(Document.parse("{'open': true}"))).isSameAs(Permissions.NONE);
  }

  @Test
  void theRoleIsThatOfTheDocumentAsItWasFound() {
    CollectionRules rules = rules(OWNERS);
    Document own = Document.parse("{'owner': 'u', 'n': 1}");
    Document given = Document.parse("{'owner': 'v', 'n': 1}");
    Document large = Document.parse("{'owner': 'u', 'n': 7}");
    assertThat(rules.of(own, given).mayWrite(own, given)).isTrue();
    assertThat(rules.of(given, own).mayWrite(given, own)).isFalse();
    assertThat(rules.of(own, large).mayWrite(own, large)).as("asked of the result").isFalse();
    assertThat(rules.ofNew(own).mayInsert(own)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'roles': [{'read': true}]} | true",
        "{'roles': [{'apply_when': {'a': 1}, 'read': true}]} | false",
        "{'roles': [{'read': {'a': 1}}]} | false",
        "{'roles': [{'apply_when': {'%%user.id': 'v'}, 'read': {'a': 1}}, {'read': true}]} | true",
        "{'roles': []} | true",
      })
  void rulesAreUniformIfNoRoleLooksAtADocument(String rule, boolean uniform) {
    assertThat(rules(rule).uniform().isPresent()).isEqualTo(uniform);
  }

  @Test
  void withoutARoleNothingIsPermitted() {
    assertThat(rules("{'roles': []}").uniform()).containsSame(Permissions.NONE);
    assertThat(CollectionRules.permissive(SCOPE).uniform().orElseThrow().permit(Access.DELETE))
        .isTrue();
  }

  @Test
  void aDocumentHasToFitTheSchemaIfThereIsOne() {
    CollectionRules rules = CollectionRules.permissive(SCOPE);
    Document schema = Document.parse("{'properties': {'a': {'bsonType': 'int'}}}");
    CollectionRules strict = rules.with(new DocumentSchema(schema, false));
    assertThat(rules.hasSchema()).isFalse();
    assertThat(strict.hasSchema()).isTrue();
    Document wrong = new Document("a", "text");
    rules.checkSchema(wrong, Access.UPDATE);
    strict.checkSchema(new Document("a", 1), Access.UPDATE);
    assertThatThrownBy(() -> strict.checkSchema(wrong, Access.UPDATE))
        .hasMessage("update not permitted");
  }

  @Test
  void filtersNarrowEveryQuery() {
    Filters filters =
        rules(
                """
                {"filters": [
                  {"query": {"owner": "%%user.id", "n": {"%gt": 1}}, "projection": {"a": 1}},
                  {"apply_when": {"%%user.id": "v"}, "query": {"never": 1}},
                  {"query": {"missing": "%%user.missing"}, "project": {"b": 1}},
                  {"query": {}}]}
                """)
            .filters();
    assertThat(filters.isEmpty()).isFalse();
    assertThat(filters.projection()).isEqualTo(Document.parse("{'a': 1, 'b': 1}"));
    Document asked = new Document("x", 1);
    List<Document> all = filters.narrow(asked).getList("$and", Document.class);
    assertThat(all).hasSize(3).startsWith(asked);
    assertThat(all.get(1)).isEqualTo(Document.parse("{'owner': 'u', 'n': {'$gt': 1}}"));
    assertThat(all.get(2).get("missing")).as("matches nothing").isNotNull();
    assertThat(filters.narrow(new Document()).getList("$and", Document.class)).hasSize(2);
  }

  @Test
  void aSingleFilterStandsByItself() {
    Filters one = rules("{'filters': [{'query': {'a': {'%in': [1, '%%user.id']}}}]}").filters();
    assertThat(one.narrow(new Document()))
        .isEqualTo(new Document("a", new Document("$in", List.of(1, "u"))));
    Filters none = rules("{'filters': [{'query': {}}]}").filters();
    assertThat(none.isEmpty()).isTrue();
    Document asked = new Document("x", 1);
    assertThat(none.narrow(asked)).isSameAs(asked);
    assertThat(rules("{'filters': [{'projection': {'a': 1}}]}").filters().isEmpty()).isFalse();
  }

  @Test
  void anOperatorThatQueriesDoNotKnowIsRefused() {
    assertThatThrownBy(() -> rules("{'filters': [{'query': {'a': {'%odd': 1}}}]}"))
        .isInstanceOf(AppServicesException.class)
        .hasMessageContaining("%odd");
  }

  @Test
  void ofAnEventAUserSeesWhatItMayRead() {
    Document event =
        Document.parse(
            """
            {"operationType": "update", "fullDocument": {"_id": 1, "a": 1, "b": 2},
             "updateDescription": {"updatedFields": {"a": 1, "b": 2}, "removedFields": ["c"]}}
            """);
    Document seen = events("{'roles': [{'fields': {'a': {'read': true}}}]}").apply(event);
    assertThat(seen.get("fullDocument")).isEqualTo(Document.parse("{'a': 1}"));
    assertThat(seen.get("updateDescription"))
        .isEqualTo(Document.parse("{'updatedFields': {'a': 1}, 'removedFields': []}"));
    assertThat(seen.get("operationType")).isEqualTo("update");
    assertThat(events("{'roles': [{'read': true}]}").apply(event)).isSameAs(event);
    assertThat(events("{'roles': [{'read': false}]}").apply(event)).isNull();
    assertThat(events("{'roles': [{'read': {'a': 1}}]}").apply(event)).isSameAs(event);
    assertThat(events("{'roles': [{'read': {'a': 2}}]}").apply(event)).isNull();
  }

  @Test
  void filtersHideEventsAndFields() {
    Document event = new Document("fullDocument", Document.parse("{'_id': 1, 'a': 1, 'b': 2}"));
    String rule = "{'roles': [{'read': true}], 'filters': [%s]}";
    assertThat(events(rule.formatted("{'query': {'a': 2}}")).apply(event)).isNull();
    assertThat(events(rule.formatted("{'query': {'a': 1}}")).apply(event)).isSameAs(event);
    assertThat(events(rule.formatted("{'projection': {'a': 1}}")).apply(event).get("fullDocument"))
        .isEqualTo(Document.parse("{'_id': 1, 'a': 1}"));
    Document deletion = new Document("operationType", "delete");
    assertThat(events(rule.formatted("{'query': {'a': 1}}")).apply(deletion)).isNull();
    assertThat(events("{'roles': [{'read': true}]}").apply(deletion)).isSameAs(deletion);
  }

  @ParameterizedTest
  @CsvSource({
    "insertOne, INSERT",
    "insertMany, INSERT",
    "deleteOne, DELETE",
    "deleteMany, DELETE",
    "findOneAndDelete, DELETE",
    "findOneAndReplace, DELETE",
    "findOneAndUpdate, UPDATE",
    "updateOne, UPDATE",
    "replaceOne, UPDATE",
    "find, READ",
    "findOne, READ",
    "unheard, READ",
  })
  void anOperationIsAnAccess(String operation, Access access) {
    assertThat(Access.of(operation, new Document())).isEqualTo(access);
  }

  @Test
  void aReplacementBySomethingIsAnUpdate() {
    assertThat(Access.of("findOneAndReplace", new Document("update", new Document())))
        .isEqualTo(Access.UPDATE);
  }

  @Test
  void anAccessIsRefusedInWords() {
    AppServicesException refusal =
        Access.UPDATE.refusal(
            Permissions.NONE, new Document("database", "d").append("collection", "c"));
    assertThat(refusal).hasMessage("update not permitted");
    assertThat(refusal.detail())
        .isEqualTo("rule not matched: in d.c no role applies to the user and the document");
    assertThat(Access.nothing("findOne")).isNull();
    assertThat(Access.nothing("count")).isEqualTo(0L);
    assertThat(Access.nothing("find")).isEqualTo(List.of());
  }

  private static RuledEvents events(String rule) {
    return new RuledEvents(rules(rule));
  }

  private static CollectionRules rules(String rule) {
    return new CollectionRules(
        RuleDefinition.of(
            new ConfigDocument(
                new ObjectId(), ConfigKind.SERVICE_RULE, "r", Document.parse(rule), 0)),
        SCOPE);
  }
}
