package io.appservices.emulator.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys that issuers publish, fetched when first needed and kept for a while. A key id that is
 * not among them is looked for once more at the issuer, so that a new key works at once.
 */
final class JwkSets {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration KEPT = Duration.ofHours(1);

  private static final int MAX_ISSUERS = 1_000;

  private record Fetched(JWKSet set, Instant at) {}

  private final EmulatorClock clock;

  /**
   * The fetched sets, whose number Caffeine limits; their age is checked here, since its clock
   * counts nanoseconds.
   */
  private final Cache<URI, Fetched> sets =
      Caffeine.newBuilder().maximumSize(MAX_ISSUERS).executor(Runnable::run).build();

  JwkSets(EmulatorClock clock) {
    this.clock = clock;
  }

  JWK key(URI uri, String keyId) throws InvalidTokenException {
    if (keyId == null) {
      throw new InvalidTokenException("token has no 'kid'");
    }
    Optional<JWK> known = cached(uri).map(set -> set.getKeyByKeyId(keyId));
    if (known.isPresent()) {
      return known.get();
    }
    JWKSet fetched = fetch(uri);
    sets.put(uri, new Fetched(fetched, clock.instant()));
    JWK key = fetched.getKeyByKeyId(keyId);
    if (key == null) {
      throw new InvalidTokenException("the issuer has no key with the token's 'kid'");
    }
    return key;
  }

  private Optional<JWKSet> cached(URI uri) {
    return Optional.ofNullable(sets.getIfPresent(uri))
        .filter(fetched -> clock.instant().isBefore(fetched.at().plus(KEPT)))
        .map(Fetched::set);
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
