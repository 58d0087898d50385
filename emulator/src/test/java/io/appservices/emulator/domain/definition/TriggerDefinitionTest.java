package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition.Authentication;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import io.appservices.emulator.domain.definition.TriggerDefinition.Unknown;
import io.appservices.emulator.ejson.Ejson;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class TriggerDefinitionTest {

  private static final String FUNCTION_ID = "0123456789abcdef01234567";

  @Test
  void readsDatabaseTriggers() {
    Database trigger =
        (Database)
            read(
                """
                {"type": "DATABASE", "config": {"service_name": "mongodb-atlas", "database": "d",
                 "operation_types": ["INSERT", "UPDATE"], "full_document": true,
                 "match": {"a": 1}, "skip_catchup_events": true}}\
                """);
    assertThat(trigger.collection().service().name()).contains("mongodb-atlas");
    assertThat(trigger.collection().covers("d", "any")).isTrue();
    assertThat(trigger.collection().covers("other", "any")).isFalse();
    assertThat(trigger.operationTypes()).containsExactly("INSERT", "UPDATE");
    assertThat(trigger.view().fullDocument()).isTrue();
    assertThat(trigger.view().fullDocumentBeforeChange()).isFalse();
    assertThat(trigger.view().match()).containsEntry("a", 1);
    assertThat(trigger.view().project()).isEmpty();
    assertThat(trigger.skipsCatchup()).isTrue();
  }

  @Test
  void aCollectionThatIsNamedIsTheOnlyOne() {
    Database trigger =
        (Database)
            read(
                "{\"type\": \"DATABASE\", \"config\": {\"database\": \"d\", \"collection\":"
                    + " \"c\"}}");
    assertThat(trigger.collection().covers("d", "c")).isTrue();
    assertThat(trigger.collection().covers("d", "other")).isFalse();
    assertThat(trigger.collection().covers("other", "c")).isFalse();
  }

  @Test
  void readsAuthenticationTriggersOfOldAndNewVersions() {
    for (String types : new String[] {"\"LOGIN\"", "[\"LOGIN\"]"}) {
      Authentication trigger =
          (Authentication)
              read(
                  "{\"type\": \"AUTHENTICATION\", \"config\": {\"operation_type\": "
                      + types
                      + ", \"providers\": [\"anon-user\"]}}");
      assertThat(trigger.operationTypes()).containsExactly("LOGIN");
      assertThat(trigger.providers()).containsExactly("anon-user");
    }
  }

  @Test
  void readsScheduledTriggers() {
    Scheduled trigger =
        (Scheduled)
            read(
                """
                {"type": "SCHEDULED", "disabled": true,
                 "config": {"schedule": "* * * * *", "skip_catchup_events": true}}\
                """);
    assertThat(trigger.schedule()).isEqualTo("* * * * *");
    assertThat(trigger.skipsCatchup()).isTrue();
    assertThat(trigger.common().disabled()).isTrue();
  }

  @Test
  void triggersOfOtherTypesNeverRun() {
    assertThat(read("{\"type\": \"OTHER\"}")).isInstanceOf(Unknown.class);
    assertThat(read("{\"type\": 1, \"config\": 1}")).isInstanceOf(Unknown.class);
  }

  @Test
  void membersOfOtherTypesCountAsAbsent() {
    Database trigger = (Database) read("{\"type\": \"DATABASE\", \"config\": {\"match\": 1}}");
    assertThat(trigger.view().match()).isEmpty();
    assertThat(trigger.operationTypes()).isEmpty();
  }

  @Test
  void theFunctionOfTheProcessorCountsBeforeTheOneAtTheTop() {
    TriggerDefinition trigger =
        read(
            """
            {"type": "SCHEDULED", "function_name": "top", "event_processors":
             {"FUNCTION": {"config": {"function_id": "%s", "function_name": "named"}}}}\
            """
                .formatted(FUNCTION_ID));
    assertThat(trigger.common().functions())
        .containsExactly(
            new Reference(Optional.of(new ObjectId(FUNCTION_ID)), Optional.of("named")),
            new Reference(Optional.empty(), Optional.of("top")));
  }

  @Test
  void whatIsReadCanBeChangedWithoutChangingWhatIsKept() {
    ConfigDocument stored =
        stored("{\"type\": \"DATABASE\", \"config\": {\"match\": {\"a\": {\"b\": 1}}}}");
    ((Database) TriggerDefinition.of(stored)).view().match().clear();
    stored.body().get("config", Document.class).clear();
    Database again = (Database) TriggerDefinition.of(stored);
    assertThat(again.view().match()).isNotEmpty();
  }

  private static TriggerDefinition read(String body) {
    return TriggerDefinition.of(stored(body));
  }

  private static ConfigDocument stored(String body) {
    return new ConfigDocument(
        new ObjectId(), ConfigKind.TRIGGER, "t", Ejson.parseDocument(body), 0);
  }
}
