package io.appservices.emulator.token;

import io.appservices.emulator.domain.Documents;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The content of an access or refresh token of the emulator (docs/contract.md, section 4; the
 * samples in the service's documentation of user sessions).
 *
 * @param sessionId {@code iss} of an access token, {@code baas_id} of a refresh token
 * @param domainId of the app, or of the Admin API
 * @param issuedAt seconds since 1970
 * @param expiresAt seconds since 1970
 * @param userData custom user data of an access token; null if there is none
 */
public record Token(
    Type type,
    ObjectId userId,
    ObjectId sessionId,
    ObjectId domainId,
    ObjectId deviceId,
    long issuedAt,
    long expiresAt,
    @Nullable Document userData) {

  /** Returns a copy: tokens that were checked are remembered. */
  @Override
  public @Nullable Document userData() {
    return userData == null ? null : Documents.deepCopy(userData);
  }

  /** The type of a token. */
  public enum Type {
    ACCESS("access"),
    REFRESH("refresh");

    private final String claim;

    Type(String claim) {
      this.claim = claim;
    }

    String claim() {
      return claim;
    }
  }

  /** The fixed lifetime of an access token, in seconds (docs: user sessions). */
  public static final long ACCESS_LIFETIME_SECONDS = 30 * 60;

  /** Returns the token with custom user data; null for none. */
  public Token withUserData(@Nullable Document newUserData) {
    return new Token(type, userId, sessionId, domainId, deviceId, issuedAt, expiresAt, newUserData);
  }

  public boolean isExpired(long now) {
    return now >= expiresAt;
  }
}
