package io.appservices.emulator.storage.sqlite;

import static io.appservices.emulator.storage.Samples.id;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.ConfigParts;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.RegistrationStore.Deletable;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Changes to one app, each made by one call and determined by its number: so whoever makes the same
 * ones on another storage has what has to be there.
 */
final class Deeds {

  private static final int USERS = 6;
  private static final int MOST_SESSIONS = 3;
  private static final ObjectId DRAFT = id(0xD1);

  private final Storage storage;
  private final int app;
  private final ObjectId appId;

  Deeds(Storage storage, int app) {
    this.storage = storage;
    this.app = app;
    this.appId = id(app);
  }

  /** Makes the app, unless it is there. */
  void begin() {
    storage.apps().insert(Samples.app(app, "app-" + app));
  }

  /** Makes one change. */
  void make(int number) {
    Random random = new Random(31L * number + app);
    int n = random.nextInt(USERS);
    ObjectId user = id(1000 * app + n);
    switch (random.nextInt(14)) {
      case 0, 1 -> storage.users().insert(appId, Samples.user(1000 * app + n));
      case 2 -> storage.users().update(appId, user, Update.to(User::disable));
      case 3 -> storage.users().update(appId, user, Update.to(User::revokeSessions));
      case 4 ->
          storage
              .users()
              .update(
                  appId,
                  user,
                  Update.to(u -> u.link(Samples.identity(ProviderType.API_KEY, "k" + n))));
      case 5 -> storage.users().delete(appId, user);
      case 6 -> storage.registrations().insert(appId, Samples.pending(1000 * app + n, "e" + n));
      case 7 -> storage.registrations().update(appId, user, Update.to(Registration::confirm));
      case 8 -> storage.registrations().delete(appId, user, Deletable.ANY);
      case 9 -> storage.sessions().insert(session(number), MOST_SESSIONS);
      case 10 -> storage.devices().save(appId, Samples.device(number, 1000 * app + n, "x"), 2);
      case 11 -> storage.apiKeys().insert(appId, Samples.userKey(number, 1000 * app + n), 3);
      case 12 -> storage.sessions().update(sessionId(number - n), Update.to(s -> s.close(number)));
      default -> configure(number, n);
    }
  }

  private Session session(int number) {
    return Samples.session(1_000_000 * app + number, app, 1000 * app);
  }

  private ObjectId sessionId(int number) {
    return id(1_000_000 * app + number);
  }

  private void configure(int number, int n) {
    Versioned<AppState> read = storage.apps().state(appId).orElseThrow();
    AppState state = read.value();
    Deployment now = new Deployment(id(number), number);
    ConfigDocument part =
        new ConfigDocument(
            id(n), ConfigKind.VALUE, "v" + n, new Document("value", "x".repeat(500)), number);
    ConfigParts parts = state.parts(Edition.EDITED, ConfigKind.VALUE).with(part);
    Optional<AppState> next =
        switch (number % 4) {
          case 0 -> state.openDraft(DRAFT);
          case 1 -> state.deploy(DRAFT, now);
          default -> state.edit(Edition.EDITED, ConfigKind.VALUE, parts, now);
        };
    next.ifPresent(changed -> storage.apps().replace(appId, read.version(), changed));
  }

  /** All that is there of the app, after so many changes at most. */
  List<Object> all(int changes) {
    List<Object> all = new ArrayList<>();
    all.add(storage.apps().state(appId).map(Versioned::value));
    all.add(storage.users().list(appId, UserQuery.first(100)));
    all.add(storage.users().count(appId));
    all.add(storage.registrations().listPending(appId, Optional.empty(), 100));
    for (int n = 0; n < USERS; n++) {
      ObjectId user = id(1000 * app + n);
      all.add(storage.users().findByIdentity(appId, ProviderType.API_KEY, "k" + n));
      all.add(storage.registrations().find(appId, user));
      all.add(storage.registrations().find(appId, "e" + n));
      all.add(storage.devices().list(appId, user));
      all.add(storage.apiKeys().listOfUser(appId, user));
    }
    for (int number = 0; number <= changes; number++) {
      storage.sessions().find(sessionId(number)).ifPresent(all::add);
    }
    return all;
  }
}
