package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import org.bson.Document;

/** Writes {@code {id, kind, name, body, modified}}. */
final class ConfigDocumentCodec implements ValueCodec<ConfigDocument> {

  @Override
  public Document encode(ConfigDocument part) {
    return new Document("id", part.id())
        .append("kind", part.kind().name())
        .append("name", Texts.stored(part.name()))
        .append("body", FreeValues.stored(part.body()))
        .append("modified", part.lastModified());
  }

  @Override
  public ConfigDocument decode(Document stored) {
    Fields fields = new Fields("part of an app", stored);
    return new ConfigDocument(
        fields.id("id"),
        fields.constant("kind", ConfigKind.class),
        fields.text("name"),
        fields.freeDocument("body"),
        fields.number("modified"));
  }
}
