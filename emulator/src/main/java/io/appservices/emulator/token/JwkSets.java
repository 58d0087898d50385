package io.appservices.emulator.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys that issuers publish, fetched when first needed and kept for a while. A key id that is
 * not among them is looked for once more at the issuer, so that a new key works at once.
 */
final class JwkSets {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MAX_BYTES = 1 << 20;
  private static final Duration KEPT = Duration.ofHours(1);

  private static final int MAX_ISSUERS = 1_000;

  private record Fetched(List<RSAKey> keys, Instant at) {}

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

  RSAKey key(URI uri, String keyId) throws InvalidTokenException {
    if (keyId == null) {
      throw new InvalidTokenException("token has no 'kid'");
    }
    Optional<RSAKey> known = cached(uri).flatMap(keys -> find(keys, keyId));
    if (known.isPresent()) {
      return known.get();
    }
    List<RSAKey> fetched = fetch(uri);
    sets.put(uri, new Fetched(fetched, clock.instant()));
    return find(fetched, keyId)
        .orElseThrow(
            () -> new InvalidTokenException("the issuer has no key with the token's 'kid'"));
  }

  private Optional<List<RSAKey>> cached(URI uri) {
    return Optional.ofNullable(sets.getIfPresent(uri))
        .filter(fetched -> clock.instant().isBefore(fetched.at().plus(KEPT)))
        .map(Fetched::keys);
  }

  private static Optional<RSAKey> find(List<RSAKey> keys, String keyId) {
    return keys.stream().filter(key -> keyId.equals(key.getKeyID())).findFirst();
  }

  private static List<RSAKey> fetch(URI uri) throws InvalidTokenException {
    try {
      String content =
          new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES)
              .retrieveResource(uri.toURL())
              .getContent();
      return keys(JSONObjectUtils.parse(content, MAX_BYTES));
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new InvalidTokenException("the JWK URI is no URL");
    } catch (IOException | ParseException e) {
      throw new InvalidTokenException("the keys of the issuer cannot be read: " + e.getMessage());
    }
  }

  /** Returns the usable keys of a set, or of a document that is a key itself (docs: custom JWT). */
  private static List<RSAKey> keys(@Nullable Map<String, Object> document) throws ParseException {
    if (document != null && document.containsKey("kty")) {
      return key(document).stream().toList();
    }
    if (document == null || !(document.get("keys") instanceof List<?> keys)) {
      throw new ParseException("neither a key nor a set of keys", 0);
    }
    return keys.stream().flatMap(key -> key(key).stream()).toList();
  }

  /** Reads a key; one that cannot be used does not count (RFC 7517, section 5). */
  @SuppressWarnings("unchecked") // The members of an object of JSON have names.
  private static Optional<RSAKey> key(@Nullable Object key) {
    try {
      return key instanceof Map<?, ?> members
              && JWK.parse((Map<String, Object>) members) instanceof RSAKey rsa
          ? Optional.of(rsa)
          : Optional.empty();
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
