package io.appservices.emulator.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The reason why the tokens of a session are refused. Answers never say it: there the service masks
 * all of these alike.
 *
 * @param at the time of the end; empty where that is not known
 * @param by the actor that ended it; empty where that is not known
 */
public record SessionEnd(Cause cause, Optional<Instant> at, Optional<Actor> by) {

  /** The causes of the end of a session. */
  public enum Cause {
    /** The user logged out. Access tokens work until they expire. */
    LOGGED_OUT("logged out"),
    /** The token's time is over. */
    EXPIRED("token expired"),
    /** All sessions of the user were revoked. */
    REVOKED("sessions revoked"),
    USER_DISABLED("user disabled"),
    USER_DELETED("user deleted"),
    APP_DELETED("app deleted"),
    /** The token is signed, but not by this emulator since it was started. */
    OTHER_EMULATOR("signed by another emulator, or by this one before it was started again"),
    /** The user opened too many later sessions. */
    EVICTED("session ended, as too many later ones were opened"),
    /** The session ended so long ago that the reason was forgotten. */
    UNKNOWN("session ended, the reason is not remembered");

    private final String text;

    Cause(String text) {
      this.text = text;
    }
  }

  /** The parties that can end a session. */
  public enum Actor {
    OPERATOR("an operator"),
    /** The user that the session belongs to. */
    USER("the user itself"),
    /** The emulator, because a lifetime is over or a limit reached. */
    EMULATOR("the emulator");

    private final String text;

    Actor(String text) {
      this.text = text;
    }
  }

  public SessionEnd {
    Objects.requireNonNull(cause);
    Objects.requireNonNull(at);
    Objects.requireNonNull(by);
  }

  /** Returns an end of which neither the time nor the actor is known. */
  public static SessionEnd of(Cause cause) {
    return new SessionEnd(cause, Optional.empty(), Optional.empty());
  }

  public static SessionEnd of(Cause cause, Instant at, Actor by) {
    return new SessionEnd(cause, Optional.of(at), Optional.of(by));
  }

  /** Describes the reason for logs, such as {@code user disabled at ... by an operator}. */
  public String describe() {
    return cause.text
        + at.map(time -> String.format(Locale.ROOT, " at %s", time)).orElse("")
        + by.map(actor -> " by " + actor.text).orElse("");
  }
}
