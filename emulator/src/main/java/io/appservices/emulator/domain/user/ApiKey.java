package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.ProviderType;
import java.util.Map;
import org.bson.types.ObjectId;

/**
 * A key that logs a user in.
 *
 * @param digest SHA-256 of the key, in hexadecimal; the key itself is shown once and not kept
 * @param userId the user that it logs in
 * @param server whether an admin made it, for a user of type {@code server}
 */
public record ApiKey(
    ObjectId id, String name, String digest, boolean disabled, ObjectId userId, boolean server) {

  public ApiKey withDisabled(boolean nowDisabled) {
    return new ApiKey(id, name, digest, nowDisabled, userId, server);
  }

  /** Returns the identity that its user has through it. */
  public Identity identity(ObjectId providerId) {
    return new Identity(ProviderType.API_KEY, providerId, id.toHexString(), Map.of("name", name));
  }

  /** Omits the digest. */
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
