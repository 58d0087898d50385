package io.appservices.emulator.service.session;

import io.appservices.emulator.token.Token;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The content of a valid access token.
 *
 * @param issuedAt seconds since 1970
 * @param expiresAt seconds since 1970
 * @param userData custom user data; null if there is none
 */
public record VerifiedToken(
    ObjectId userId,
    ObjectId sessionId,
    ObjectId domainId,
    ObjectId deviceId,
    long issuedAt,
    long expiresAt,
    @Nullable Document userData) {

  static VerifiedToken of(Token token) {
    return new VerifiedToken(
        token.userId(),
        token.sessionId(),
        token.domainId(),
        token.deviceId(),
        token.issuedAt(),
        token.expiresAt(),
        token.userData());
  }
}
