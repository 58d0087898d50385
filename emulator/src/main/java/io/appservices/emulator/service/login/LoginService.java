package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.event.UserEvents.Order;
import io.appservices.emulator.service.login.verifier.CredentialVerifier;
import io.appservices.emulator.service.login.verifier.VerifiedIdentity;
import io.appservices.emulator.service.login.verifier.Verifiers;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.UserStore;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The course that every login takes; only the verifying differs from provider to provider. */
public final class LoginService {

  private final Storage storage;
  private final UserStore users;
  private final LoginStore logins;
  private final SessionService sessions;
  private final DeviceService devices;
  private final Verifiers verifiers;
  private final UserCreation creation;
  private final UserEvents events;
  private final EmulatorClock clock;

  public LoginService(
      Storage storage,
      SessionService sessions,
      DeviceService devices,
      Verifiers verifiers,
      UserCreation creation,
      UserEvents events,
      EmulatorClock clock) {
    this.storage = storage;
    this.users = storage.users();
    this.logins = storage.logins();
    this.sessions = sessions;
    this.devices = devices;
    this.verifiers = verifiers;
    this.creation = creation;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The credentials and the device that a client sends to log in.
   *
   * @param device how it describes the device that it runs on, if it does
   */
  public record Request(Credentials credentials, Optional<Document> device) {

    /** Reads the body of a login; a member that is missing or has another type is refused. */
    public static Request of(ProviderType provider, Document body) {
      Optional<Document> device =
          Members.of(body)
              .document("options")
              .flatMap(options -> Members.of(options).document("device"));
      return new Request(Credentials.parse(provider, body), device);
    }
  }

  /**
   * Logs in as a client does.
   *
   * @param provider enabled in the app
   * @param mayWait as in {@link #logIn(App, AuthProvider, Credentials, Optional, boolean)}
   */
  public LoginResult logIn(App app, AuthProvider provider, Request request, boolean mayWait) {
    return logIn(app, provider, request.credentials(), request.device(), mayWait);
  }

  /**
   * Logs in, making the user if the credentials are good and nobody has the identity yet. It may
   * wait for a function of the app.
   *
   * @param provider enabled in the app
   * @param credentials of this provider
   * @param device the client's description of the device, if there is one
   */
  public LoginResult logIn(
      App app, AuthProvider provider, Credentials credentials, Optional<Document> device) {
    return logIn(app, provider, credentials, device, true);
  }

  /**
   * Logs in; {@code mayWait} is whether the function that is asked about new users may be waited
   * for. If not, a login that {@link #mayCreateUser} did not foresee to need it is refused, to be
   * tried again.
   */
  public LoginResult logIn(
      App app,
      AuthProvider provider,
      Credentials credentials,
      Optional<Document> device,
      boolean mayWait) {
    CredentialVerifier<?> verifier = verifiers.get(provider.type());
    VerifiedIdentity verified = verifiers.verify(app, provider, credentials);
    while (true) {
      ReadUser user = findOrCreate(app, verifier, verified, mayWait);
      Optional<LoginResult> opened = open(app, user, verified.identity(), device);
      if (opened.isPresent()) {
        return opened.get();
      }
      // Somebody ended the user's sessions: what was good before may be so no more.
      if (verifier.keepsCredentials()) {
        verified = verifiers.verify(app, provider, credentials);
      }
    }
  }

  /**
   * Returns whether a login may make a user; true if in doubt. Takes a moment and verifies nothing.
   */
  public boolean mayCreateUser(App app, ProviderType provider, Credentials credentials) {
    return verifiers.mayBeNew(app, provider, credentials);
  }

  /**
   * Returns the user whose credentials come with a single request: as a login does, but without a
   * session. It may wait for a function of the app.
   *
   * @param provider enabled in the app
   * @param mayCreate whether a user is made if the credentials are good and nobody has the identity
   */
  public User identify(App app, AuthProvider provider, Credentials credentials, boolean mayCreate) {
    CredentialVerifier<?> verifier = verifiers.get(provider.type());
    VerifiedIdentity verified = verifiers.verify(app, provider, credentials);
    ReadUser found =
        mayCreate || verified.owner().isPresent()
            ? findOrCreate(app, verifier, verified, true)
            : existing(app, verified.identity()).orElseThrow(Refusals::userNotFound);
    Order order = events.order(app, found.user().id());
    try {
      User user =
          touch(app, found.user().id(), verified.identity()).orElseThrow(Refusals::userNotFound);
      if (user.disabled()) {
        throw sessions.disabled(user);
      }
      events.loggedIn(app, user, provider.type());
      return user;
    } finally {
      order.end();
    }
  }

  /** Logs a user in whose credentials nobody asks for, by its first identity. */
  public LoginResult logInAs(App app, User user) {
    Identity identity = user.identities().get(0);
    ReadUser current = logins.find(app.id(), user.id()).orElseThrow(Refusals::userNotFound);
    return open(app, current, identity, Optional.empty())
        .orElseGet(() -> logInAs(app, current.user()));
  }

  /** Opens a session; empty if sessions of the user were ended since it was read. */
  private Optional<LoginResult> open(
      App app, ReadUser read, Identity identity, Optional<Document> described) {
    if (read.user().disabled()) {
      throw sessions.disabled(read.user());
    }
    long now = clock.seconds();
    User user = read.user().loggedIn(identity, now);
    Optional<Device> device = devices.read(user, described);
    Session session =
        sessions.prepare(app, user, identity, device.map(Device::id).orElse(Device.NONE));
    // The tokens first: what they carry may have to be waited for, or be refused.
    LoginResult result = sessions.tokens(app, user, session);
    Update<User> note = Update.when(session::belongsTo, current -> current.loggedIn(identity, now));
    LoginStore.Opened opened = open(app, session, () -> sessions.open(read, note, session, device));
    sessions.endRemoved(opened.removed());
    sessions.removeEnded();
    return opened.user() instanceof UpdateResult.Refused ? Optional.empty() : Optional.of(result);
  }

  /** Opens the session of a user as it is by now: it may have been changed or deleted meanwhile. */
  private LoginStore.Opened open(App app, Session session, Supplier<LoginStore.Opened> opening) {
    Order order = events.order(app, session.userId());
    try {
      LoginStore.Opened opened = opening.get();
      Optional<User> user = opened.user().changed();
      if (user.isPresent()) {
        events.loggedIn(app, user.get(), session.identity().providerType());
      }
      return opened;
    } finally {
      order.end();
    }
  }

  private ReadUser findOrCreate(
      App app, CredentialVerifier<?> verifier, VerifiedIdentity verified, boolean mayWait) {
    if (verified.owner().isPresent()) {
      return verified
          .user()
          .or(() -> logins.find(app.id(), verified.owner().get()))
          .orElseThrow(verifier::gone);
    }
    // Somebody else may make or delete the user in between: then look again. Each repetition means
    // that another call got ahead, so this ends; and where the app is gone, nobody can be made.
    while (storage.apps().find(app.id()).isPresent()) {
      Optional<ReadUser> user = existing(app, verified.identity());
      if (user.isEmpty()) {
        user = creation.create(app, verifier, verified.identity(), mayWait).map(ReadUser::of);
      }
      if (user.isPresent()) {
        return user.get();
      }
    }
    throw Refusals.unknownApp(app.clientAppId());
  }

  private Optional<ReadUser> existing(App app, Identity identity) {
    return logins.findByIdentity(app.id(), identity.providerType(), identity.id());
  }

  /** Notes a login on its user; what is noted already, as within a second, is not written again. */
  private Optional<User> touch(App app, ObjectId userId, Identity identity) {
    long now = clock.seconds();
    UnaryOperator<User> change = user -> user.disabled() ? user : user.loggedIn(identity, now);
    Optional<User> before = users.find(app.id(), userId);
    return before.filter(user -> change.apply(user).equals(user)).isPresent()
        ? before
        : users.update(app.id(), userId, Update.to(change)).changed();
  }
}
