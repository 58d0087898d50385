package io.appservices.emulator.domain.user;

import io.appservices.emulator.domain.ProviderType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * An account of an app.
 *
 * @param identities in the order they were linked; the first is the original one
 * @param createdAt seconds since 1970
 * @param lastAuthenticatedAt seconds since 1970, 0 for never
 * @param sessionEpoch sessions of another epoch are dead: raising it ends all sessions at once
 */
public record User(
    ObjectId id,
    UserType type,
    List<Identity> identities,
    long createdAt,
    long lastAuthenticatedAt,
    boolean disabled,
    int sessionEpoch) {

  /** The lifetime of a user that stays anonymous, in seconds (docs: anonymous authentication). */
  public static final long ANONYMOUS_LIFETIME_SECONDS = 90L * 24 * 60 * 60;

  public User {
    identities = List.copyOf(identities);
  }

  /** Returns a user that was just made from its first identity and never logged in. */
  public static User create(ObjectId id, UserType type, Identity identity, long now) {
    return new User(id, type, List.of(identity), now, 0, false, 0);
  }

  /**
   * Returns the user disabled, with all sessions ended. They stay ended when it is enabled again.
   */
  public User disable() {
    return new User(id, type, identities, createdAt, lastAuthenticatedAt, true, sessionEpoch + 1);
  }

  public User enable() {
    return new User(id, type, identities, createdAt, lastAuthenticatedAt, false, sessionEpoch);
  }

  /** Returns the user with all sessions ended that were opened until now. */
  public User revokeSessions() {
    return new User(
        id, type, identities, createdAt, lastAuthenticatedAt, disabled, sessionEpoch + 1);
  }

  /**
   * Returns the user as logged in through an identity; what its provider says about the user
   * replaces what was known. Of an email/password identity nothing is new: its email changes when
   * an operator changes it, and a login that read the old one before must not bring it back.
   *
   * @return this user itself if there is nothing new about it
   */
  public User loggedIn(Identity through, long now) {
    boolean known = through.providerType() == ProviderType.LOCAL_USERPASS && has(through);
    List<Identity> renewed = known ? identities : with(through);
    if (renewed == identities && now == lastAuthenticatedAt) {
      return this;
    }
    return new User(id, type, renewed, createdAt, now, disabled, sessionEpoch);
  }

  /** Returns an identity as the user has it, so that what refers to it keeps no copy. */
  public Identity shared(Identity identity) {
    for (Identity known : identities) {
      if (known.equals(identity)) {
        return known;
      }
    }
    return identity;
  }

  /** Returns the user with an identity added, or renewed if the user has it already. */
  public User link(Identity identity) {
    return new User(
        id, type, with(identity), createdAt, lastAuthenticatedAt, disabled, sessionEpoch);
  }

  /** Returns the user without an identity that was linked and must not stay. */
  public User unlink(Identity identity) {
    List<Identity> rest = identities.stream().filter(i -> !i.sameAs(identity)).toList();
    return new User(id, type, rest, createdAt, lastAuthenticatedAt, disabled, sessionEpoch);
  }

  public Optional<Identity> identity(ProviderType providerType) {
    for (Identity identity : identities) {
      if (identity.providerType() == providerType) {
        return Optional.of(identity);
      }
    }
    return Optional.empty();
  }

  /** Returns whether the user has only an anonymous identity. */
  public boolean isAnonymous() {
    return identities.size() == 1 && identities.get(0).providerType() == ProviderType.ANON_USER;
  }

  /** Returns whether it is an anonymous user whose lifetime is over. */
  public boolean isExpired(long now) {
    return isAnonymous() && now >= createdAt + ANONYMOUS_LIFETIME_SECONDS;
  }

  public boolean has(Identity wanted) {
    for (Identity identity : identities) {
      if (wanted.sameAs(identity)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the metadata of all identities, merged; where two give the same field, the later one
   * counts.
   */
  public Map<String, Object> data() {
    if (identities.size() == 1) {
      return identities.get(0).data();
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    identities.forEach(identity -> merged.putAll(identity.data()));
    return merged;
  }

  private List<Identity> with(Identity renewed) {
    List<Identity> result = new ArrayList<>(identities);
    for (int i = 0; i < result.size(); i++) {
      if (renewed.sameAs(result.get(i))) {
        if (renewed.equals(result.get(i))) {
          return identities;
        }
        result.set(i, renewed);
        return result;
      }
    }
    result.add(renewed);
    return result;
  }
}
