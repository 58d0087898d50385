package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.Identity;
import org.bson.Document;

/** Writes {@code {type, provider, id, data}}. */
final class IdentityCodec implements ValueCodec<Identity> {

  @Override
  public Document encode(Identity identity) {
    return new Document("type", identity.providerType().wireName())
        .append("provider", identity.providerId())
        .append("id", Texts.stored(identity.id()))
        .append("data", FreeValues.stored(identity.data()));
  }

  @Override
  public Identity decode(Document stored) {
    Fields fields = new Fields("identity", stored);
    return new Identity(
        fields.providerType("type"),
        fields.id("provider"),
        fields.text("id"),
        fields.freeDocument("data"));
  }
}
