package io.appservices.emulator.domain.user;

import org.bson.types.ObjectId;

/**
 * The pair in a confirmation or reset link. It works once, until it expires.
 *
 * @param token 128 hexadecimal digits
 * @param expiresAt seconds since 1970
 */
public record OneTimeToken(ObjectId tokenId, String token, long expiresAt) {

  /** The lifetime of a link in a mail, in seconds (docs: email/password authentication). */
  public static final long LIFETIME_SECONDS = 30 * 60;

  public boolean matches(String candidate, long now) {
    return token.equals(candidate) && now < expiresAt;
  }

  /** Omits the token. */
  @Override
  public String toString() {
    return "OneTimeToken[" + tokenId + "]";
  }
}
