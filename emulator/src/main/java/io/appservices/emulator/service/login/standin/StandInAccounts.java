package io.appservices.emulator.service.login.standin;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.Secrets;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of the stand-in identity provider: the ones that were used last. */
public final class StandInAccounts {

  static final int CAPACITY = 1_000;

  private record Key(ProviderType provider, String subject) {}

  private final Secrets secrets;

  /** The accounts by use, the last used at the end. */
  private final Map<Key, OAuthAccount> accounts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OAuthAccount> eldest) {
          return size() > CAPACITY;
        }
      };

  StandInAccounts(Secrets secrets) {
    this.secrets = secrets;
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
          subject.or(() -> byEmail(provider, profile)).orElseGet(() -> newSubject(provider));
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

  private Optional<String> byEmail(ProviderType provider, Map<String, Object> profile) {
    Object email = profile.get("email");
    return email == null
        ? Optional.empty()
        : accounts.values().stream()
            .filter(a -> a.provider() == provider && email.equals(a.profile().get("email")))
            .map(OAuthAccount::subject)
            .reduce((earlier, later) -> later);
  }

  /** Returns an id of the form that the real provider gives. */
  private String newSubject(ProviderType provider) {
    return switch (provider) {
      case OAUTH2_GOOGLE -> digits(21);
      case OAUTH2_APPLE -> "%s.%s.%s".formatted(digits(6), secrets.hex(16), digits(4));
      default -> digits(17);
    };
  }

  private String digits(int count) {
    BigInteger number = new BigInteger(1, secrets.bytes(16));
    return "1" + String.format("%040d", number).substring(41 - count);
  }
}
