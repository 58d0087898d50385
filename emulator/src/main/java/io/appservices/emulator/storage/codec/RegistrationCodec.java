package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.PasswordHash;
import io.appservices.emulator.domain.user.Registration;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code {id, email, password, confirmed}}, and {@code user}, {@code confirmation} and
 * {@code reset} where there are such.
 */
final class RegistrationCodec implements ValueCodec<Registration> {

  @Override
  public Document encode(Registration account) {
    Document stored =
        new Document("id", account.id())
            .append("email", Texts.stored(account.email()))
            .append("password", password(account.password()))
            .append("confirmed", account.confirmed());
    put(stored, "user", account.userId());
    put(stored, "confirmation", token(account.confirmation()));
    put(stored, "reset", token(account.reset()));
    return stored;
  }

  @Override
  public Registration decode(Document stored) {
    Fields fields = new Fields("account", stored);
    return new Registration(
        fields.id("id"),
        fields.text("email"),
        password(new Fields("password", fields.document("password"))),
        fields.flag("confirmed"),
        fields.optionalId("user").orElse(null),
        fields.optionalDocument("confirmation").map(RegistrationCodec::token).orElse(null),
        fields.optionalDocument("reset").map(RegistrationCodec::token).orElse(null));
  }

  private static void put(Document stored, String name, @Nullable Object value) {
    if (value != null) {
      stored.append(name, value);
    }
  }

  private static Document password(PasswordHash password) {
    return new Document("iterations", password.iterations())
        .append("salt", new Binary(password.salt()))
        .append("hash", new Binary(password.hash()));
  }

  private static PasswordHash password(Fields fields) {
    return new PasswordHash(
        fields.integer("iterations"), fields.bytes("salt"), fields.bytes("hash"));
  }

  private static @Nullable Document token(@Nullable OneTimeToken token) {
    return token == null
        ? null
        : new Document("id", token.tokenId())
            .append("token", Texts.stored(token.token()))
            .append("expires", token.expiresAt());
  }

  private static OneTimeToken token(Document stored) {
    Fields fields = new Fields("token", stored);
    return new OneTimeToken(fields.id("id"), fields.text("token"), fields.number("expires"));
  }
}
