package io.appservices.emulator.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What an app has to know to answer its calls. It never changes; each change makes another one.
 *
 * @param endsAccessTokens whether the end of a session ends its access tokens at once
 * @param now in seconds, from the first call on
 * @param disabled the providers that are disabled
 * @param accounts by their emails
 * @param users by their ids
 * @param sessions by the labels of the logins that opened them
 * @param accessTokens by the labels of the calls that answered them
 * @param keys by the labels of the calls that made them
 */
public record ServiceModel(
    boolean endsAccessTokens,
    long now,
    Set<String> disabled,
    Optional<Draft> draft,
    Map<String, Account> accounts,
    Map<String, User> users,
    Map<Integer, Session> sessions,
    Map<Integer, AccessToken> accessTokens,
    Map<Integer, Key> keys) {

  static final long ACCESS_SECONDS = 30 * 60;
  static final long REFRESH_SECONDS = 60L * 24 * 60 * 60;
  static final long ANONYMOUS_SECONDS = 90L * 24 * 60 * 60;
  static final long ANONYMOUS_REFRESH_SECONDS = 50L * 365 * 24 * 60 * 60;
  static final long RESET_SECONDS = 30 * 60;

  /**
   * A draft.
   *
   * @param label of the call that opened it
   * @param disabled the providers that are disabled in it
   */
  public record Draft(int label, Set<String> disabled) {}

  /**
   * An email/password account.
   *
   * @param userId empty before its first login
   * @param reset the label of the call that asked for the reset token that is good; 0 for none
   */
  public record Account(String password, String userId, int reset, long resetUntil) {

    Account of(String user) {
      return new Account(password, user, reset, resetUntil);
    }

    Account withPassword(String changed) {
      return new Account(changed, userId, 0, 0);
    }

    Account withReset(int label, long until) {
      return new Account(password, userId, label, until);
    }
  }

  /**
   * A user.
   *
   * @param epoch sessions of another one have ended
   * @param anonymousUntil the time that it is gone unless it has identities; they make it stay
   * @param identities of other kinds than the anonymous one
   */
  public record User(boolean disabled, int epoch, long anonymousUntil, Set<String> identities) {

    boolean isAnonymous() {
      return identities.isEmpty();
    }

    User withDisabled(boolean now) {
      return new User(now, now && !disabled ? epoch + 1 : epoch, anonymousUntil, identities);
    }

    User revoked() {
      return new User(disabled, epoch + 1, anonymousUntil, identities);
    }

    User with(String identity) {
      Set<String> more = new HashSet<>(identities);
      more.add(identity);
      return new User(disabled, epoch, anonymousUntil, Set.copyOf(more));
    }
  }

  /**
   * A session.
   *
   * @param key the label of the key that it was opened with; 0 for none
   * @param until the end of its refresh token, by time or by a logout
   */
  public record Session(String userId, int epoch, int key, boolean open, long until) {

    Session closed(long now) {
      return new Session(userId, epoch, key, false, Math.min(now, until));
    }
  }

  /** An access token of the session of a login. */
  public record AccessToken(int session, String userId, long until) {}

  /** An API key. */
  public record Key(String userId, String name, boolean disabled) {}

  public static ServiceModel empty(boolean endsAccessTokens) {
    return new ServiceModel(
        endsAccessTokens,
        0,
        Set.of(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** Returns the user that has an identity. */
  Optional<String> owner(String identity) {
    return users.entrySet().stream()
        .filter(user -> user.getValue().identities().contains(identity))
        .map(Entry::getKey)
        .findAny();
  }

  /** Returns whether nothing that happened to its user ended a session. */
  boolean isAlive(Session session) {
    User user = users.get(session.userId());
    return user != null && !user.disabled() && user.epoch() == session.epoch();
  }

  ServiceModel withDisabled(Set<String> providers) {
    return new ServiceModel(
        endsAccessTokens, now, providers, draft, accounts, users, sessions, accessTokens, keys);
  }

  ServiceModel withDraft(Optional<Draft> changed) {
    return new ServiceModel(
        endsAccessTokens, now, disabled, changed, accounts, users, sessions, accessTokens, keys);
  }

  ServiceModel withAccounts(Map<String, Account> changed) {
    return new ServiceModel(
        endsAccessTokens, now, disabled, draft, changed, users, sessions, accessTokens, keys);
  }

  ServiceModel withUsers(Map<String, User> changed) {
    return new ServiceModel(
        endsAccessTokens, now, disabled, draft, accounts, changed, sessions, accessTokens, keys);
  }

  ServiceModel withSessions(Map<Integer, Session> changed) {
    return new ServiceModel(
        endsAccessTokens, now, disabled, draft, accounts, users, changed, accessTokens, keys);
  }

  ServiceModel withAccessToken(int label, int session, String userId) {
    AccessToken token = new AccessToken(session, userId, now + ACCESS_SECONDS);
    return new ServiceModel(
        endsAccessTokens,
        now,
        disabled,
        draft,
        accounts,
        users,
        sessions,
        with(accessTokens, label, token),
        keys);
  }

  ServiceModel withKeys(Map<Integer, Key> changed) {
    return new ServiceModel(
        endsAccessTokens, now, disabled, draft, accounts, users, sessions, accessTokens, changed);
  }

  /** Returns the model at a later time: what expired meanwhile is gone. */
  ServiceModel at(long later) {
    Map<String, User> left =
        without(users, (id, user) -> user.isAnonymous() && user.anonymousUntil() <= later);
    Map<Integer, Session> kept =
        without(sessions, (label, session) -> session.until() + ACCESS_SECONDS <= later);
    return new ServiceModel(
        endsAccessTokens, later, disabled, draft, accounts, left, kept, accessTokens, keys);
  }

  static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> changed = new HashMap<>(map);
    changed.put(key, value);
    return Map.copyOf(changed);
  }

  static <K, V> Map<K, V> change(Map<K, V> map, K key, UnaryOperator<V> change) {
    return with(map, key, change.apply(map.get(key)));
  }

  static <K, V> Map<K, V> without(Map<K, V> map, BiPredicate<K, V> gone) {
    return map.entrySet().stream()
        .filter(entry -> !gone.test(entry.getKey(), entry.getValue()))
        .collect(Collectors.toUnmodifiableMap(Entry::getKey, Entry::getValue));
  }
}
