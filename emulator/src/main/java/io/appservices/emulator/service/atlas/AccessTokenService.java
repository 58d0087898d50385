package io.appservices.emulator.service.atlas;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.operator.OperatorKey;
import io.appservices.emulator.service.operator.OperatorKeys;
import java.time.Duration;
import java.util.Optional;

/**
 * The access tokens of service accounts (OAuth 2.0, client credentials). They are kept in memory: a
 * client whose token is not known gets another one.
 */
public final class AccessTokenService {

  /** The lifetime of a token, by the emulator's clock. */
  public static final Duration LIFETIME = Duration.ofHours(1);

  private static final int TOKEN_BYTES = 32;

  private final OperatorKeys keys;
  private final Secrets secrets;
  private final ExpiringMap<String, OperatorKey> tokens;

  public AccessTokenService(OperatorKeys keys, EmulatorClock clock, Secrets secrets) {
    this.keys = keys;
    this.secrets = secrets;
    this.tokens = new ExpiringMap<>(clock, LIFETIME);
  }

  /** Returns the service account with a client id and secret. */
  public Optional<OperatorKey> client(String clientId, String secret) {
    return keys.find(clientId, secret);
  }

  /** Returns a new token of a service account. */
  public String issue(OperatorKey client) {
    String token = secrets.hex(TOKEN_BYTES);
    tokens.put(token, client);
    return token;
  }

  /** Returns whose token it is, as long as it lasts. */
  public Optional<OperatorKey> find(String token) {
    return tokens.find(token);
  }

  /** Ends a token of a service account; one of another stays. */
  public void revoke(OperatorKey client, String token) {
    if (tokens.find(token).filter(client::equals).isPresent()) {
      tokens.take(token);
    }
  }
}
