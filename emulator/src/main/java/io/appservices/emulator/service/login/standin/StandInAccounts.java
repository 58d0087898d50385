package io.appservices.emulator.service.login.standin;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.Digests;
import io.appservices.emulator.runtime.Secrets;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of the stand-in identity provider: the ones that were used last. */
public final class StandInAccounts {

  static final int CAPACITY = 1_000;
  private static final int DIGEST_BYTES = 32;

  private record Key(ProviderType provider, String subject) {}

  private final Secrets secrets;
  private final String seed;

  /** The accounts by use, the last used at the end. */
  private final Map<Key, OAuthAccount> accounts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OAuthAccount> eldest) {
          return size() > CAPACITY;
        }
      };

  /**
   * Makes a provider without accounts.
   *
   * @param seed ids of accounts follow from it and their emails, so that somebody is the same
   *     person again whose account was forgotten
   */
  StandInAccounts(Secrets secrets, String seed) {
    this.secrets = secrets;
    this.seed = seed;
  }

  /**
   * Uses an account; what is told about it replaces all that was known, so that a test gets what it
   * asks for, whatever others did.
   *
   * @param subject its id; if empty, the account with the same email is taken, or a new one made
   */
  OAuthAccount use(ProviderType provider, Optional<String> subject, Map<String, Object> profile) {
    synchronized (accounts) {
      String id =
          subject
              .or(() -> byEmail(provider, profile))
              .orElseGet(() -> newSubject(provider, profile.get("email")));
      OAuthAccount account = new OAuthAccount(provider, id, profile);
      accounts.remove(new Key(provider, id));
      accounts.put(new Key(provider, id), account);
      return account;
    }
  }

  Optional<OAuthAccount> find(ProviderType provider, String subject) {
    synchronized (accounts) {
      return Optional.ofNullable(accounts.get(new Key(provider, subject)));
    }
  }

  /** Returns the accounts of a provider, the one used last first. */
  public List<OAuthAccount> list(ProviderType provider) {
    List<OAuthAccount> found = new ArrayList<>();
    synchronized (accounts) {
      accounts.values().stream().filter(a -> a.provider() == provider).forEach(found::add);
    }
    Collections.reverse(found);
    return found;
  }

  void clear() {
    synchronized (accounts) {
      accounts.clear();
    }
  }

  private Optional<String> byEmail(ProviderType provider, Map<String, Object> profile) {
    Object email = profile.get("email");
    return email == null
        ? Optional.empty()
        : accounts.values().stream()
            .filter(a -> a.provider() == provider && email.equals(a.profile().get("email")))
            .map(OAuthAccount::subject)
            .reduce((earlier, later) -> later);
  }

  /** Returns the id that belongs to an email, unless another account has it by now. */
  private String newSubject(ProviderType provider, @Nullable Object email) {
    if (email != null) {
      String known = subject(provider, Digests.sha256(seed + provider + email));
      if (!accounts.containsKey(new Key(provider, known))) {
        return known;
      }
    }
    return subject(provider, secrets.hex(DIGEST_BYTES));
  }

  /** Returns an id of the form that the real provider gives. */
  private static String subject(ProviderType provider, String digest) {
    return switch (provider) {
      case OAUTH2_GOOGLE -> digits(digest, 21);
      case OAUTH2_APPLE ->
          "%s.%s.%s"
              .formatted(
                  digits(digest.substring(DIGEST_BYTES), 6),
                  digest.substring(0, DIGEST_BYTES),
                  digits(digest, 4));
      default -> digits(digest, 17);
    };
  }

  private static String digits(String digest, int count) {
    BigInteger number = new BigInteger(digest, 16);
    return "1" + String.format("%080d", number).substring(81 - count);
  }
}
