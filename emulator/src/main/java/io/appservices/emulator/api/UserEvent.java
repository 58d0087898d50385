package io.appservices.emulator.api;

import java.util.List;

/**
 * What happened to a user.
 *
 * @param clientAppId the app of the user
 * @param providers the one that was used; for a deletion all that were linked
 * @param user as it was right after, or for a deletion right before
 */
public record UserEvent(Type type, String clientAppId, List<String> providers, EmulatedUser user) {

  /** What it was, by the names of authentication triggers. */
  public enum Type {
    /** The user was made. */
    CREATE,
    /** The user logged in. */
    LOGIN,
    /** The user was deleted. */
    DELETE
  }
}
