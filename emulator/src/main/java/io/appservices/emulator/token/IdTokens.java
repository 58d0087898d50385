package io.appservices.emulator.token;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Issues and checks the id_tokens of the stand-in identity provider (OpenID Connect Core 1.0). */
public final class IdTokens {

  /** The lifetime of an id_token, in seconds: that of Google's. */
  public static final long LIFETIME_SECONDS = 60 * 60;

  private final StandInIssuer key;

  public IdTokens(StandInIssuer key) {
    this.key = key;
  }

  /**
   * Returns an id_token.
   *
   * @param now seconds since 1970
   * @param claims further claims; they win over the ones that are made here, so that a test can ask
   *     for a token that is expired or meant for somebody else
   */
  public String issue(String issuer, String audience, long now, Map<String, ?> claims) {
    Document all =
        new Document("iss", issuer)
            .append("aud", audience)
            .append("iat", now)
            .append("exp", now + LIFETIME_SECONDS);
    all.putAll(claims);
    return key.sign(all);
  }

  /**
   * Returns the claims of an id_token that was issued here, is not expired and is meant for the
   * audience.
   *
   * @param audience what {@code aud} has to be or contain; empty for anything
   */
  public Document check(String idToken, String issuer, Optional<String> audience, long now)
      throws InvalidTokenException {
    Document claims = key.verify(idToken);
    require(issuer.equals(claims.get("iss")), "'iss' must be '" + issuer + "'");
    require(
        audience.isEmpty() || isFor(claims.get("aud"), audience.get()),
        "'aud' must be a string containing the client_id");
    return live(claims, now);
  }

  /**
   * Returns the claims of an id_token that nobody signed.
   *
   * @return empty if it is not of any of the forms that {@link UnsignedToken} knows
   */
  public Optional<Document> checkUnsigned(String text, long now) throws InvalidTokenException {
    Optional<Document> claims = UnsignedToken.read(text);
    return claims.isPresent() ? Optional.of(live(claims.get(), now)) : claims;
  }

  /** Returns the public keys that id_tokens can be checked with, as a JSON Web Key Set. */
  public String jwks() {
    return key.jwks();
  }

  private static Document live(Document claims, long now) throws InvalidTokenException {
    Object expiry = claims.getOrDefault("exp", Long.MAX_VALUE);
    require(expiry instanceof Number, "'exp' must be a number");
    require(now < ((Number) expiry).longValue(), "token is expired");
    if (claims.get("nbf") instanceof Number start) {
      require(now >= start.longValue(), "token is not valid yet");
    }
    require(claims.get("sub") instanceof String sub && !sub.isEmpty(), "'sub' must be a string");
    return claims;
  }

  private static boolean isFor(@Nullable Object aud, String audience) {
    return aud instanceof Collection<?> several ? several.contains(audience) : audience.equals(aud);
  }

  private static void require(boolean condition, String message) throws InvalidTokenException {
    if (!condition) {
      throw new InvalidTokenException(message);
    }
  }
}
