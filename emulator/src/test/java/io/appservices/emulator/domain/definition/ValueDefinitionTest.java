package io.appservices.emulator.domain.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class ValueDefinitionTest {

  @Test
  void readsAValue() {
    assertThat(read(new Document("value", 1).append("from_secret", true).append("private", true)))
        .isEqualTo(new ValueDefinition("v", Optional.of(1), true, true));
    assertThat(read(new Document("from_secret", "true")))
        .isEqualTo(new ValueDefinition("v", Optional.empty(), false, false));
  }

  @Test
  void whoChangesAValueThatWasReadChangesNoOther() {
    ConfigDocument stored =
        new ConfigDocument(
            new ObjectId(), ConfigKind.VALUE, "v", Document.parse("{'value': {'a': [1]}}"), 0);
    Document first = (Document) ValueDefinition.of(stored).value().orElseThrow();
    first.getList("a", Object.class).clear();
    first.clear();
    assertThat(ValueDefinition.of(stored).value()).contains(Document.parse("{'a': [1]}"));
  }

  @Test
  void readsASchema() {
    ConfigDocument stored =
        new ConfigDocument(
            new ObjectId(),
            ConfigKind.SCHEMA,
            "s/d.c",
            Document.parse(
                """
                {"metadata": {"data_source": "s", "database": "d", "collection": "c"},
                 "schema": {"title": "t"}}
                """),
            0);
    assertThat(SchemaDefinition.of(stored))
        .isEqualTo(
            new SchemaDefinition(
                Optional.of("t"), Optional.of("s"), Optional.of("d"), Optional.of("c")));
  }

  private static ValueDefinition read(Document body) {
    return ValueDefinition.of(new ConfigDocument(new ObjectId(), ConfigKind.VALUE, "v", body, 0));
  }
}
