package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.ApiKey;
import org.bson.Document;

/** Writes {@code {id, name, digest, disabled, user, server}}. */
final class ApiKeyCodec implements ValueCodec<ApiKey> {

  @Override
  public Document encode(ApiKey key) {
    return new Document("id", key.id())
        .append("name", Texts.stored(key.name()))
        .append("digest", Texts.stored(key.digest()))
        .append("disabled", key.disabled())
        .append("user", key.userId())
        .append("server", key.server());
  }

  @Override
  public ApiKey decode(Document stored) {
    Fields fields = new Fields("API key", stored);
    return new ApiKey(
        fields.id("id"),
        fields.text("name"),
        fields.text("digest"),
        fields.flag("disabled"),
        fields.id("user"),
        fields.flag("server"));
  }
}
