package io.appservices.emulator.domain.user;

import io.appservices.emulator.api.UserEvent.Kind;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.SessionEnd.Cause;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/** An event of a user, its sessions, its account or its API keys. */
public sealed interface UserEvent
    permits UserEvent.OfUser, UserEvent.OfRegistration, UserEvent.SessionEnded, ApiKeyEvent {

  EventOrigin origin();

  Kind kind();

  /** Returns the user that it happened to; empty where no user was made yet. */
  Optional<ObjectId> userId();

  /**
   * Returns the providers that matter: the one that was used, or all identities of a deleted user.
   */
  default List<ProviderType> providers() {
    return List.of();
  }

  /** An event of a user as a whole. */
  sealed interface OfUser extends UserEvent {

    /** Returns the user right after the event, or right before a deletion. */
    User user();

    @Override
    default Optional<ObjectId> userId() {
      return Optional.of(user().id());
    }
  }

  /** An event of an email/password account. */
  sealed interface OfRegistration extends UserEvent {

    /** Returns the account right after the event, or right before a deletion. */
    Registration registration();

    @Override
    default Optional<ObjectId> userId() {
      return Optional.ofNullable(registration().userId());
    }

    @Override
    default List<ProviderType> providers() {
      return List.of(ProviderType.LOCAL_USERPASS);
    }
  }

  /** A user was made. */
  record Created(EventOrigin origin, User user, ProviderType provider) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.CREATED;
    }

    @Override
    public List<ProviderType> providers() {
      return List.of(provider);
    }
  }

  /**
   * A user came with an import, or was taken out again as the import failed. No trigger runs.
   *
   * @param kept false if it was taken out again
   */
  record Imported(EventOrigin origin, User user, boolean kept) implements OfUser {
    @Override
    public Kind kind() {
      return kept ? Kind.CREATED : Kind.DELETED;
    }

    @Override
    public List<ProviderType> providers() {
      return user.identities().stream().map(Identity::providerType).distinct().toList();
    }
  }

  /** A session was opened. */
  record LoggedIn(EventOrigin origin, User user, ProviderType provider) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.LOGGED_IN;
    }

    @Override
    public List<ProviderType> providers() {
      return List.of(provider);
    }
  }

  /** The user has one more identity. */
  record IdentityLinked(EventOrigin origin, User user, ProviderType provider) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.IDENTITY_LINKED;
    }

    @Override
    public List<ProviderType> providers() {
      return List.of(provider);
    }
  }

  /** The user logs in with another email. */
  record EmailChanged(EventOrigin origin, User user) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.EMAIL_CHANGED;
    }

    @Override
    public List<ProviderType> providers() {
      return List.of(ProviderType.LOCAL_USERPASS);
    }
  }

  /** The document with the custom data of the user was written or removed. */
  record CustomDataChanged(EventOrigin origin, User user) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.CUSTOM_DATA_CHANGED;
    }
  }

  /** The user cannot log in, and its sessions ended. */
  record Disabled(EventOrigin origin, User user) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.DISABLED;
    }
  }

  /** The user can log in again. */
  record Enabled(EventOrigin origin, User user) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.ENABLED;
    }
  }

  /** All sessions of the user ended. */
  record SessionsRevoked(EventOrigin origin, User user) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.SESSIONS_REVOKED;
    }
  }

  /**
   * The user is gone, with its sessions.
   *
   * @param cause why the emulator deleted an anonymous user: {@code EXPIRED} or {@code EVICTED};
   *     empty if somebody asked for it
   */
  record Deleted(EventOrigin origin, User user, Optional<Cause> cause) implements OfUser {
    @Override
    public Kind kind() {
      return Kind.DELETED;
    }

    @Override
    public List<ProviderType> providers() {
      return user.identities().stream().map(Identity::providerType).distinct().toList();
    }
  }

  /**
   * One session ended by itself. Sessions that end with their user have no events of their own.
   *
   * @param end {@code LOGGED_OUT}, {@code EXPIRED} or {@code EVICTED}
   */
  record SessionEnded(EventOrigin origin, Session session, SessionEnd end) implements UserEvent {
    @Override
    public Kind kind() {
      return Kind.SESSION_ENDED;
    }

    @Override
    public Optional<ObjectId> userId() {
      return Optional.of(session.userId());
    }

    @Override
    public List<ProviderType> providers() {
      return List.of(session.identity().providerType());
    }
  }

  /** An account was made; its user comes with the first login. */
  record Registered(EventOrigin origin, Registration registration) implements OfRegistration {
    @Override
    public Kind kind() {
      return Kind.REGISTERED;
    }
  }

  /** An account can be logged in with. */
  record Confirmed(EventOrigin origin, Registration registration) implements OfRegistration {
    @Override
    public Kind kind() {
      return Kind.CONFIRMED;
    }
  }

  /** An account was removed before a user was made from it. */
  record RegistrationDeleted(EventOrigin origin, Registration registration)
      implements OfRegistration {
    @Override
    public Kind kind() {
      return Kind.REGISTRATION_DELETED;
    }
  }

  /** An account has a new password. */
  record PasswordReset(EventOrigin origin, Registration registration) implements OfRegistration {
    @Override
    public Kind kind() {
      return Kind.PASSWORD_RESET;
    }
  }
}
