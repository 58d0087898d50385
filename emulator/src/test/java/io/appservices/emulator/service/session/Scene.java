package io.appservices.emulator.service.session;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.SessionEnd;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import io.appservices.emulator.token.TokenCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** One app with one user, whose sessions are opened and ended while the clock stands. */
final class Scene {

  static final long NOW = 1_700_000_000;

  final EmulatorClock clock = new EmulatorClock();
  final Storage storage = new EmbeddedStorage();
  final App app = Samples.app(1, "app-abcde");
  final List<UserEvent> told = new ArrayList<>();
  final SessionEnds ends;
  final SessionService sessions;
  User user = Samples.user(2, Samples.identity(ProviderType.LOCAL_USERPASS, "account"));

  /** Whether anybody hears what happens to users. */
  boolean heard = true;

  Scene() {
    this(AccessTokenRevocation.IMMEDIATE, key(1));
  }

  Scene(AccessTokenRevocation revocation, byte[] key) {
    clock.move().freeze().set(Instant.ofEpochSecond(NOW)).apply();
    storage.apps().insert(app);
    storage.users().insert(app.id(), user);
    UserEvents events = new UserEvents(clock);
    events.subscribe(
        new UserEvents.Subscriber() {
          @Override
          public boolean hears(App of) {
            return heard;
          }

          @Override
          public void tell(App of, UserEvent event) {
            told.add(event);
          }
        });
    ends = new SessionEnds(storage, clock, events);
    sessions =
        new SessionService(
            storage,
            new TokenCodec(key),
            clock,
            new Ids(clock, new Secrets()),
            new ServiceSettings(revocation, 3, 100),
            ends,
            (of, whom) -> Optional.of(new Document("name", "blue")));
  }

  static byte[] key(int seed) {
    byte[] key = new byte[TokenCodec.KEY_BYTES];
    key[0] = (byte) seed;
    return key;
  }

  /** Opens a session of the user and returns its tokens. */
  LoginResult logIn() {
    Session session = prepare();
    sessions.open(session, 3);
    return sessions.tokens(app, user, session);
  }

  Session prepare() {
    return sessions.prepare(app, user, user.identities().get(0), Device.NONE);
  }

  /** Changes the user, as operators do. */
  void change(UnaryOperator<User> change) {
    user = change.apply(user);
    storage.users().update(app.id(), user.id(), Update.to(before -> user));
  }

  /** Puts another user in the place of the one that is there. */
  void replaceUser(User other) {
    storage.users().delete(app.id(), user.id());
    user = other;
    storage.users().insert(app.id(), user);
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** Returns the refusal of a call. */
  static AppServicesException refusal(Runnable call) {
    try {
      call.run();
    } catch (AppServicesException refusal) {
      return refusal;
    }
    throw new AssertionError("it was not refused");
  }

  /** Returns why a refresh token is refused. */
  SessionEnd endOf(LoginResult login) {
    return refusal(() -> sessions.authenticateRefresh(login.refreshToken()))
        .sessionEnd()
        .orElseThrow();
  }

  /** Returns why an access token is refused. */
  SessionEnd endOfAccess(LoginResult login) {
    return refusal(() -> sessions.authenticate(login.accessToken())).sessionEnd().orElseThrow();
  }
}
