package io.appservices.emulator.service.state;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.atlas.DatabaseUser;
import io.appservices.emulator.domain.emulator.EmulatorIdentity;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;

/**
 * The content of a storage at one time, but for what the emulator keeps of itself. Immutable; it
 * shares the values with the storage, which never change.
 */
public final class StateCopy {

  private final List<AppCopy> apps;
  private final List<Mail> mails;
  private final List<Session> operatorSessions;
  private final List<DatabaseUser> databaseUsers;

  StateCopy(
      List<AppCopy> apps,
      List<Mail> mails,
      List<Session> operatorSessions,
      List<DatabaseUser> databaseUsers) {
    this.apps = apps;
    this.mails = mails;
    this.operatorSessions = operatorSessions;
    this.databaseUsers = databaseUsers;
  }

  static StateCopy of(Storage storage, EmulatorIdentity identity) {
    return new StateCopy(
        storage.apps().list().stream()
            .flatMap(app -> storage.apps().state(app.id()).stream())
            .map(Versioned::value)
            .map(state -> AppCopy.of(storage, state))
            .toList(),
        storage.mails().list(),
        storage.sessions().list(identity.domainId()),
        storage.databaseUsers().list(identity.groupId()));
  }

  /** Returns what a storage has of one app, and of no app. */
  static StateCopy of(Storage storage, EmulatorIdentity identity, App app) {
    return new StateCopy(
        storage.apps().state(app.id()).stream()
            .map(state -> AppCopy.of(storage, state.value()))
            .toList(),
        storage.mails().list().stream()
            .filter(mail -> mail.clientAppId().equals(app.clientAppId()))
            .toList(),
        storage.sessions().list(identity.domainId()),
        storage.databaseUsers().list(identity.groupId()));
  }

  List<AppCopy> apps() {
    return apps;
  }

  List<Mail> mails() {
    return mails;
  }

  List<Session> operatorSessions() {
    return operatorSessions;
  }

  List<DatabaseUser> databaseUsers() {
    return databaseUsers;
  }

  /** Adds everything to a storage that has nothing of it. */
  void addTo(Storage storage) {
    apps.forEach(app -> app.addTo(storage));
    Map<String, ObjectId> ids =
        apps.stream()
            .map(AppCopy::app)
            .collect(Collectors.toMap(App::clientAppId, App::id, (first, second) -> first));
    for (Mail mail : mails) {
      ObjectId app = ids.get(mail.clientAppId());
      if (app != null) {
        storage.mails().add(app, mail, Integer.MAX_VALUE);
      }
    }
    operatorSessions.forEach(storage.sessions()::insert);
    databaseUsers.forEach(user -> storage.databaseUsers().insert(user, Integer.MAX_VALUE));
  }

  boolean has(ObjectId appId) {
    return apps.stream().anyMatch(app -> app.app().id().equals(appId));
  }

  List<ObjectId> appIds() {
    return apps.stream().map(app -> app.app().id()).toList();
  }

  long users() {
    return apps.stream().mapToLong(app -> app.users().size()).sum();
  }
}
