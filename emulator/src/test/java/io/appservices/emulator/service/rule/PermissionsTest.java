package io.appservices.emulator.service.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.RuleDefinition;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one role lets a user do with one document (docs: role configuration). */
class PermissionsTest {

  private static final Document BOTH = Document.parse("{'a': 1, 'b': 2}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'read': true} | {'a': 1, 'b': 2}",
        "{'write': true} | {'a': 1, 'b': 2}",
        "{'read': false, 'write': false} |",
        "{'read': {'a': 1}} | {'a': 1, 'b': 2}",
        "{'read': {'a': 2}} |",
        "{'fields': {'a': {'read': true}}} | {'a': 1}",
        "{'fields': {'a': {'write': true}}} | {'a': 1}",
        "{'read': false, 'fields': {'a': {'read': true}}} |",
        "{'read': false, 'fields': {'a': {'write': true}}} | {'a': 1}",
        "{'write': false, 'fields': {'a': {'write': true}}} |",
        "{'fields': {'a': {'read': false}}, 'additional_fields': {'read': true}} | {'b': 2}",
        "{'fields': {'a': {'read': {'%%this': 1}}, 'b': {'read': {'%%prev': 1}}}} | {'a': 1}",
        "{} |",
        "{'document_filters': {'read': false, 'write': false}, 'read': true} |",
        "{'document_filters': {'read': false, 'write': true}, 'read': true} | {'a': 1, 'b': 2}",
        "{'document_filters': {'read': false}, 'read': true} |",
        "{'document_filters': {'write': false}, 'read': true} |",
        "{'document_filters': {'read': true, 'write': false}, 'write': true} |",
        "{'document_filters': {'read': true, 'write': false}, 'read': true} | {'a': 1, 'b': 2}",
      })
  void readsOnlyWhatItMay(String role, String readable) {
    assertThat(permissions(role).readable(BOTH).map(Document::toJson).orElse(null))
        .isEqualTo(readable == null ? null : Document.parse(readable).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'fields': {'d': {'fields': {'x': {'read': true}}}}} | {'d': {'x': 1}}",
        "{'fields': {'d': {'fields': {'x': {'write': true}}}}} | {'d': {'x': 1}}",
        "{'fields': {'d': {'fields': {'z': {'read': true}}}}} |",
        "{'fields': {'d': {'read': true, 'fields': {}}}} | {'d': {'x': 1, 'y': 2}}",
        "{'fields': {'d': {'read': false, 'fields': {'x': {'read': true}}}}} |",
        "{'fields': {'d': {'fields': {'x': {'read': true}}}}, 'additional_fields': {'read': true}}"
            + " | {'d': {'x': 1}}",
      })
  void readsThePartsOfADocumentInADocument(String role, String readable) {
    Document document = Document.parse("{'d': {'x': 1, 'y': 2}}");
    assertThat(permissions(role).readable(document).map(Document::toJson).orElse(null))
        .isEqualTo(readable == null ? null : Document.parse(readable).toJson());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'write': true} | {'a': 1} | {'a': 2} | true",
        "{'write': false} | {'a': 1} | {'a': 2} | false",
        "{'write': true, 'document_filters': {'write': false}} | {'a': 1} | {'a': 2} | false",
        "{'fields': {'a': {'write': true}}} | {'a': 1, 'b': 1} | {'a': 2, 'b': 1} | true",
        "{'fields': {'a': {'write': true}}} | {'a': 1, 'b': 1} | {'a': 2, 'b': 2} | false",
        "{'fields': {'a': {'write': true}}} | {'b': 1} | {'a': null, 'b': 1} | true",
        "{'fields': {'b': {'write': true}}} | {'b': 1} | {'a': null, 'b': 1} | false",
        "{'fields': {'a': {'write': true}}} | {'a': 1, 'b': 1} | {'a': 1, 'b': 1} | true",
        "{'fields': {'c': {'write': true}}} | {'a': 1, 'b': 1} | {'a': 1, 'b': 1} | false",
        "{'fields': {'a': {'write': {'%%prev': 1}}}} | {'a': 1} | {'a': 2} | true",
        "{'fields': {'a': {'write': {'%%prev': 2}}}} | {'a': 1} | {'a': 2} | false",
        "{'fields': {'a': {'write': {'%%this': 2}}}} | {'a': 1} | {'a': 2} | true",
        "{'fields': {'a': {'read': true}}} | {'a': 1} | {'a': 2} | false",
        "{'additional_fields': {'write': true}} | {'a': 1} | {'a': 2} | true",
      })
  void writesOnlyWhatItMay(String role, String before, String after, boolean may) {
    assertThat(permissions(role).mayWrite(Document.parse(before), Document.parse(after)))
        .isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'d': {'x': 1}} | {'d': {'x': 2}} | true",
        "{'d': {'y': 1}} | {'d': {'y': 2}} | false",
        "{} | {'d': {'x': 2}} | true",
        "{'d': {'x': 2}} | {} | true",
        "{} | {'d': {}} | false",
        "{'d': {}} | {} | false",
        "{'d': {'x': 1}} | {'d': 7} | false",
        "{'d': 7} | {'d': {'x': 1}} | false",
        "{'e': {'x': 1}} | {'e': {'x': 2}} | false",
      })
  void writesThePartsOfADocumentInADocument(String before, String after, boolean may) {
    Permissions permissions = permissions("{'fields': {'d': {'fields': {'x': {'write': true}}}}}");
    assertThat(permissions.mayWrite(Document.parse(before), Document.parse(after))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'write': true} | true | true",
        "{'write': true, 'insert': false} | false | true",
        "{'write': true, 'delete': false} | true | false",
        "{'write': false, 'insert': true, 'delete': true} | false | false",
        "{'fields': {'a': {'write': true}}, 'insert': true, 'delete': true} | false | false",
        "{'additional_fields': {'write': true}, 'insert': true, 'delete': true} | true | true",
      })
  void insertingAndDeletingTakesThePermissionToWriteAllFields(
      String role, boolean inserts, boolean deletes) {
    assertThat(permissions(role).mayInsert(BOTH)).isEqualTo(inserts);
    assertThat(permissions(role).mayDelete(BOTH)).isEqualTo(deletes);
  }

  @Test
  void whatIsAlikeForAllDocumentsIsAskedOnce() {
    Permissions reader = permissions("{'read': true}");
    assertThat(reader.permit(Access.READ)).isTrue();
    assertThat(reader.permit(Access.UPDATE)).isFalse();
    assertThat(reader.permit(Access.INSERT)).isFalse();
    assertThat(reader.permit(Access.DELETE)).isFalse();
    Permissions writer = permissions("{'write': true, 'insert': false}");
    assertThat(writer.permit(Access.READ)).isTrue();
    assertThat(writer.permit(Access.UPDATE)).isTrue();
    assertThat(writer.permit(Access.INSERT)).isFalse();
    assertThat(writer.permit(Access.DELETE)).isTrue();
    assertThat(Permissions.NONE.permit(Access.READ)).isFalse();
    assertThat(Permissions.NONE.permit(Access.UPDATE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'read': true} | true",
        "{'read': {'%%user.id': 'u'}} | true",
        "{'read': {'a': 1}} | false",
        "{'write': {'a': 1}} | false",
        "{'insert': {'%%root.a': 1}} | false",
        "{'delete': {'%%prevRoot.a': 1}} | false",
        "{'search': {'a': 1}} | false",
        "{'document_filters': {'read': {'a': 1}}} | false",
        "{'document_filters': {'write': {'a': 1}}} | false",
        "{'fields': {'a': {'read': true}}} | false",
        "{'additional_fields': {'read': true, 'write': true}} | true",
        "{'additional_fields': {'read': {'%%this': 1}}} | false",
        "{'additional_fields': {'write': {'%%prev': 1}}} | false",
      })
  void aRoleIsUniformIfItLooksAtNoDocument(String role, boolean uniform) {
    assertThat(Permissions.areUniform(rule(role).roles().get(0))).isEqualTo(uniform);
  }

  @Test
  void aSearchTakesAPermissionUnlessNoneIsSaid() {
    assertThat(permissions("{'search': true}").maySearch()).isTrue();
    assertThat(permissions("{'search': false}").maySearch()).isFalse();
    assertThat(permissions("{}").maySearch()).isTrue();
  }

  @Test
  void aDenialNamesTheRole() {
    assertThat(permissions("{'name': 'reader'}").denies("update"))
        .isEqualTo("role 'reader' does not allow update");
    assertThat(permissions("{}").denies("read"))
        .isEqualTo("a role without a name does not allow read");
    assertThat(Permissions.NONE.denies("read"))
        .isEqualTo("no role applies to the user and the document");
  }

  private static Permissions permissions(String role) {
    Scope scope =
        Scope.of((name, arguments) -> null)
            .with("user", new Document("id", "u"))
            .with("root", BOTH)
            .with("prevRoot", BOTH);
    return new Permissions(rule(role).roles().get(0), scope);
  }

  private static RuleDefinition rule(String role) {
    Document body = Document.parse("{'roles': [" + role + "]}");
    return RuleDefinition.of(
        new ConfigDocument(new ObjectId(), ConfigKind.SERVICE_RULE, "r", body, 0));
  }
}
