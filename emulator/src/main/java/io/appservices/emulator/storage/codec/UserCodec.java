package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import java.util.Arrays;
import org.bson.Document;

/** Writes {@code {id, type, identities, created, lastAuthenticated, disabled, epoch}}. */
final class UserCodec implements ValueCodec<User> {

  @Override
  public Document encode(User user) {
    return new Document("id", user.id())
        .append("type", user.type().wireName())
        .append("identities", user.identities().stream().map(Codecs.IDENTITY::encode).toList())
        .append("created", user.createdAt())
        .append("lastAuthenticated", user.lastAuthenticatedAt())
        .append("disabled", user.disabled())
        .append("epoch", user.sessionEpoch());
  }

  @Override
  public User decode(Document stored) {
    Fields fields = new Fields("user", stored);
    return new User(
        fields.id("id"),
        type(fields),
        fields.list("identities", Codecs.IDENTITY::decode),
        fields.number("created"),
        fields.number("lastAuthenticated"),
        fields.flag("disabled"),
        fields.integer("epoch"));
  }

  private static UserType type(Fields fields) {
    String name = fields.text("type");
    return Arrays.stream(UserType.values())
        .filter(type -> type.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> fields.unknown("type", name));
  }
}
