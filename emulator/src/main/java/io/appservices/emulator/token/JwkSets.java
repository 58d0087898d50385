package io.appservices.emulator.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ExpiringMap;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys that issuers publish, fetched when first needed and kept for a while. A key id that is
 * not among them is looked for once more at the issuer, so that a new key works at once.
 */
final class JwkSets {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration KEPT = Duration.ofHours(1);

  private final ExpiringMap<URI, JWKSet> sets;

  JwkSets(EmulatorClock clock) {
    sets = new ExpiringMap<>(clock, KEPT);
  }

  JWK key(URI uri, String keyId) throws InvalidTokenException {
    if (keyId == null) {
      throw new InvalidTokenException("token has no 'kid'");
    }
    Optional<JWK> known = sets.find(uri).map(set -> set.getKeyByKeyId(keyId));
    if (known.isPresent()) {
      return known.get();
    }
    JWKSet fetched = fetch(uri);
    sets.put(uri, fetched);
    JWK key = fetched.getKeyByKeyId(keyId);
    if (key == null) {
      throw new InvalidTokenException("the issuer has no key with the token's 'kid'");
    }
    return key;
  }

  private static JWKSet fetch(URI uri) throws InvalidTokenException {
    try {
      return JWKSet.load(uri.toURL(), TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new InvalidTokenException("the JWK URI is no URL");
    } catch (IOException | ParseException e) {
      throw new InvalidTokenException("the keys of the issuer cannot be read: " + e.getMessage());
    }
  }
}
