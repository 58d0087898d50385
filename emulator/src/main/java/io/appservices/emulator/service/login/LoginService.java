package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserType;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.account.UserEvents;
import io.appservices.emulator.service.account.UserEvents.Type;
import io.appservices.emulator.service.account.UserService;
import io.appservices.emulator.service.session.DeviceService;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UserStore;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The course that every login takes; only the verifying differs from provider to provider. */
public final class LoginService {

  private final Storage storage;
  private final UserStore users;
  private final SessionService sessions;
  private final DeviceService devices;
  private final UserService operations;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Verifiers verifiers;
  private final UserEvents events;

  public LoginService(
      Storage storage,
      SessionService sessions,
      DeviceService devices,
      UserService operations,
      EmulatorClock clock,
      Ids ids,
      Verifiers verifiers,
      UserEvents events) {
    this.events = events;
    this.storage = storage;
    this.users = storage.users();
    this.sessions = sessions;
    this.devices = devices;
    this.operations = operations;
    this.clock = clock;
    this.ids = ids;
    this.verifiers = verifiers;
  }

  /**
   * Logs in as a client does.
   *
   * @param provider enabled in the app
   * @param body the credentials, and in its {@code options} how the client describes the device
   */
  public LoginResult logIn(App app, AuthProvider provider, Document body) {
    Optional<Document> device =
        Members.of(body)
            .document("options")
            .flatMap(options -> Members.of(options).document("device"));
    return logIn(app, provider, Credentials.parse(provider.type(), body), device);
  }

  /**
   * Logs in, making the user if the credentials are good and nobody has the identity yet.
   *
   * @param provider enabled in the app
   * @param credentials of this provider
   * @param device how the client describes the device, if it does
   */
  public LoginResult logIn(
      App app, AuthProvider provider, Credentials credentials, Optional<Document> device) {
    CredentialVerifier<?> verifier = verifiers.get(provider.type());
    VerifiedIdentity verified = verifiers.verify(app, provider, credentials);
    User user = findOrCreate(app, verifier, verified);
    return open(app, user, verified.identity(), device);
  }

  /** Logs a user in whose credentials nobody asks for, by its first identity. */
  public LoginResult logInAs(App app, User user) {
    Identity identity = user.identities().get(0);
    User current = touch(app, user.id(), identity).orElseThrow(Refusals::userNotFound);
    return open(app, current, identity, Optional.empty());
  }

  private LoginResult open(App app, User user, Identity identity, Optional<Document> device) {
    if (user.disabled()) {
      throw Refusals.userDisabled();
    }
    ObjectId deviceId = devices.record(app, user, device);
    LoginResult result = sessions.open(app, user, identity, deviceId);
    events.publish(app, Type.LOGIN, List.of(identity.providerType()), user);
    return result;
  }

  private User findOrCreate(App app, CredentialVerifier<?> verifier, VerifiedIdentity verified) {
    if (verified.owner().isPresent()) {
      return touch(app, verified.owner().get(), verified.identity()).orElseThrow(verifier::gone);
    }
    // Somebody else may make or delete the user in between: then look again. Each turn means that
    // another call got ahead, so this ends; and where the app is gone, nobody can be made.
    while (storage.apps().find(app.id()).isPresent()) {
      Optional<User> user = existing(app, verified.identity());
      if (user.isEmpty()) {
        user = create(app, verifier, verified.identity());
      }
      if (user.isPresent()) {
        return user.get();
      }
    }
    throw Refusals.unknownApp(app.clientAppId());
  }

  private Optional<User> existing(App app, Identity identity) {
    return users
        .findByIdentity(app.id(), identity.providerType(), identity.id())
        .flatMap(user -> touch(app, user.id(), identity));
  }

  private Optional<User> touch(App app, ObjectId userId, Identity identity) {
    long now = clock.seconds();
    return users
        .update(
            app.id(),
            userId,
            Update.to(user -> user.disabled() ? user : user.loggedIn(identity, now)))
        .changed();
  }

  private Optional<User> create(App app, CredentialVerifier<?> verifier, Identity identity) {
    long now = clock.seconds();
    User user = User.create(ids.next(), UserType.NORMAL, identity, now).loggedIn(identity, now);
    events.beforeCreation(app, user);
    if (!users.insert(app.id(), user)) {
      return Optional.empty();
    }
    if (!verifier.claim(app, identity, user.id())) {
      users.delete(app.id(), user.id());
      throw verifier.gone();
    }
    events.publish(app, Type.CREATE, List.of(verifier.type()), user);
    if (user.isAnonymous()) {
      operations.boundAnonymous(app);
    }
    return Optional.of(user);
  }
}
