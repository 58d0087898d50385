package io.appservices.emulator.service.state;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Dependencies;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.domain.emulator.LogEntry;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import io.appservices.emulator.domain.user.ApiKey;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/** One app with all that a storage keeps of it. */
record AppCopy(
    AppState state,
    List<User> users,
    List<Registration> accounts,
    Credentials credentials,
    List<LogEntry> log,
    Map<ObjectId, ScheduleMark> marks,
    Optional<Packages> packages) {

  /** The sessions, devices and keys of the users of the app. */
  record Credentials(List<ApiKey> keys, List<Device> devices, List<Session> sessions) {}

  /** What is said about the npm packages of the app, and their files as one archive. */
  record Packages(Dependencies dependencies, Optional<byte[]> archive) {}

  private static final int PAGE = 1_000;

  static AppCopy of(Storage storage, AppState state) {
    ObjectId id = state.id();
    List<User> users = users(storage, id);
    return new AppCopy(
        state,
        users,
        accounts(storage, id, users),
        credentials(storage, id, users),
        storage.logs().list(id),
        marks(storage, state),
        packages(storage, id));
  }

  private static List<User> users(Storage storage, ObjectId app) {
    List<User> users = new ArrayList<>();
    List<User> page = storage.users().list(app, UserQuery.first(PAGE));
    while (!page.isEmpty()) {
      users.addAll(page);
      ObjectId last = page.get(page.size() - 1).id();
      page = storage.users().list(app, UserQuery.first(PAGE).after(last));
    }
    return users;
  }

  private static List<Registration> accounts(Storage storage, ObjectId app, List<User> users) {
    List<Registration> accounts = new ArrayList<>(storage.registrations().listWithoutUser(app));
    users.stream()
        .flatMap(user -> user.identity(ProviderType.LOCAL_USERPASS).stream())
        .map(identity -> storage.registrations().find(app, new ObjectId(identity.id())))
        .flatMap(Optional::stream)
        .filter(account -> account.userId() != null)
        .forEach(accounts::add);
    return accounts;
  }

  private static Credentials credentials(Storage storage, ObjectId app, List<User> users) {
    List<ApiKey> keys = new ArrayList<>(storage.apiKeys().listOfServers(app));
    List<Device> devices = new ArrayList<>();
    for (User user : users) {
      keys.addAll(storage.apiKeys().listOfUser(app, user.id()));
      devices.addAll(storage.devices().list(app, user.id()));
    }
    return new Credentials(keys, devices, storage.sessions().list(app));
  }

  private static Map<ObjectId, ScheduleMark> marks(Storage storage, AppState state) {
    Map<ObjectId, ScheduleMark> marks = new HashMap<>();
    for (ConfigDocument trigger :
        state.parts(Edition.DEPLOYED, ConfigKind.TRIGGER).list(ConfigKind.TRIGGER)) {
      storage
          .schedules()
          .find(state.id(), trigger.id())
          .ifPresent(mark -> marks.put(trigger.id(), mark));
    }
    return marks;
  }

  private static Optional<Packages> packages(Storage storage, ObjectId app) {
    return storage
        .dependencies()
        .find(app)
        .map(found -> new Packages(found, storage.dependencies().archive(app)));
  }

  App app() {
    return state.app(Edition.DEPLOYED);
  }

  /** Adds the app to a storage that does not have it. */
  void addTo(Storage storage) {
    ObjectId id = state.id();
    storage.apps().insert(state);
    users.forEach(user -> storage.users().insert(id, user));
    accounts.forEach(account -> storage.registrations().insert(id, account));
    credentials.keys().forEach(key -> storage.apiKeys().insert(id, key, Integer.MAX_VALUE));
    credentials.devices().forEach(device -> storage.devices().save(id, device));
    credentials.sessions().forEach(storage.sessions()::insert);
    // Listed newest first.
    for (int i = log.size() - 1; i >= 0; i--) {
      storage.logs().add(id, log.get(i), Integer.MAX_VALUE);
    }
    marks.forEach((trigger, mark) -> storage.schedules().put(id, trigger, mark));
    packages.ifPresent(kept -> add(storage, kept));
  }

  private void add(Storage storage, Packages kept) {
    kept.archive()
        .ifPresentOrElse(
            archive -> storage.dependencies().put(state.id(), kept.dependencies(), archive),
            () -> storage.dependencies().describe(state.id(), kept.dependencies()));
  }
}
