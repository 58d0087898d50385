package io.appservices.emulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of a user, its sessions, its email/password account or its API keys.
 *
 * @param time when, by the emulator's clock; of a session that expired, when its time was over
 * @param clientAppId the app that it happened in
 * @param userId the user that it happened to; empty for an account that no user was made from yet
 * @param providers the one that was used; for a deleted user all that were linked; empty where none
 *     matters
 * @param user as it was right after, or for a deletion right before; empty where the event is about
 *     a session, an account or an API key
 * @param name the email of the account or the name of the API key that the event is about; empty
 *     for others
 * @param cause the cause of the end of a session, or of the deletion of an anonymous user by the
 *     emulator; empty for others
 * @param by the originator
 */
public record UserEvent(
    Kind kind,
    Instant time,
    String clientAppId,
    Optional<String> userId,
    List<String> providers,
    Optional<EmulatedUser> user,
    Optional<String> name,
    Optional<Cause> cause,
    Actor by) {

  /** The kind of event. */
  public enum Kind {
    /**
     * A user was made: by its first login, by an operator, for a server API key, or by an import,
     * which runs no trigger.
     */
    CREATED,
    /** A user logged in. */
    LOGGED_IN,
    /** A user got one more identity. */
    IDENTITY_LINKED,
    /** An operator gave a user another email to log in with. */
    EMAIL_CHANGED,
    /** The custom data of a user was written or removed, in an embedded data source. */
    CUSTOM_DATA_CHANGED,
    /** A user was disabled, and its sessions ended. */
    DISABLED,
    /** A disabled user may log in again. */
    ENABLED,
    /** All sessions of a user ended. */
    SESSIONS_REVOKED,
    /** A session ended for another reason; {@link UserEvent#cause} names it. */
    SESSION_ENDED,
    /** A user was deleted, with its sessions, API keys and account. */
    DELETED,
    /** An email/password account was made. */
    REGISTERED,
    /** An account can be logged in with. */
    CONFIRMED,
    /** An account was removed before a user was made from it. */
    REGISTRATION_DELETED,
    /** An account has a new password. */
    PASSWORD_RESET,
    /** An API key was made. */
    API_KEY_CREATED,
    /** An API key was disabled. */
    API_KEY_DISABLED,
    /** An API key was enabled again. */
    API_KEY_ENABLED,
    /** An API key was deleted. */
    API_KEY_DELETED
  }

  /** The cause of the end of a session, or of the deletion of an anonymous user. */
  public enum Cause {
    /** The user logged out. */
    LOGGED_OUT,
    /** The lifetime was over. */
    EXPIRED,
    /** It was the oldest of too many. */
    EVICTED
  }

  /** The originator of an event. */
  public enum Actor {
    /** The user itself, or whoever called the client API on the way to become it. */
    USER,
    /** An operator, by the Admin API or in process. */
    OPERATOR,
    /**
     * The emulator, as a time was over, a limit reached, or the app set up to confirm; also where
     * it is not known who changed custom data.
     */
    EMULATOR
  }
}
