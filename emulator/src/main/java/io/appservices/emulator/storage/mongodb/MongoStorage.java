package io.appservices.emulator.storage.mongodb;

import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.runtime.Threads;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.SessionUserStore;
import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.UserStore;
import io.appservices.emulator.storage.mongodb.deployment.Apps;
import io.appservices.emulator.storage.mongodb.deployment.Changes;
import io.appservices.emulator.storage.mongodb.deployment.Collections;
import io.appservices.emulator.storage.mongodb.deployment.FirstStart;
import io.appservices.emulator.storage.mongodb.deployment.Format;
import io.appservices.emulator.storage.mongodb.deployment.SharedDatabase;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BooleanSupplier;

/** A storage in a MongoDB deployment. Any number of them, in any processes, share a database. */
public final class MongoStorage implements SharedStorage {

  /**
   * The time for which an app that was read may be used; a change of an app takes as much longer.
   */
  public static final Duration AGE = Duration.ofMillis(100);

  private final SharedDatabase database;
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(1, Threads.numbered("shared-state"));
  private final Changes changes;
  private final FirstStart firstStart;
  private final AppStore apps;
  private final MongoUsers users;
  private final RegistrationStore registrations;
  private final MongoSessions sessions;
  private final SessionUserStore sessionUsers;
  private final MongoDevices devices;
  private final LoginStore logins;
  private final ApiKeyStore apiKeys;
  private final DatabaseUserStore databaseUsers;
  private final SettingStore settings;
  private final MailStore mails;
  private final LogStore logs;
  private final ScheduleStore schedules;
  private final DependencyStore dependencies;

  private MongoStorage(SharedDatabase database, Duration age) {
    this.database = database;
    Format.check(database);
    Collections.prepare(database);
    Sequence sequence = new Sequence();
    Apps read = new Apps(database, age);
    changes = new Changes(database);
    firstStart = new FirstStart(database, sequence, threads);
    DroppedApps dropped = new DroppedApps(database, threads);
    apps = new MongoApps(database, read, sequence, dropped, changes);
    users = new MongoUsers(database, read, sequence);
    registrations = new MongoRegistrations(database, read, sequence);
    sessions = new MongoSessions(database, read, sequence);
    sessionUsers = new MongoSessionUsers(database, read);
    devices = new MongoDevices(database, read, sequence);
    logins = new MongoLogins(database, read, users, devices, sessions);
    apiKeys = new MongoApiKeys(database, read, sequence);
    databaseUsers = new MongoDatabaseUsers(database, sequence);
    settings = new MongoSettings(database, changes);
    mails = new MongoMails(database, read, sequence);
    logs = new MongoLogs(database, read, sequence);
    schedules = new MongoSchedules(database, read);
    dependencies = new MongoDependencies(database, read);
    dropped.sweepAllLater();
  }

  /**
   * Connects to a deployment, and makes the indexes that are missing.
   *
   * @param uri {@code mongodb://...} or {@code mongodb+srv://...}; the database is the one that it
   *     names
   * @param age how long an app that was read may be used
   * @throws io.appservices.emulator.domain.StorageException if it cannot be reached, refuses the
   *     credentials, or has a database of a newer version; no password is in the message
   */
  public static MongoStorage open(String uri, Duration age) {
    SharedDatabase database = SharedDatabase.open(uri);
    try {
      return new MongoStorage(database, age);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  @Override
  public AppStore apps() {
    return apps;
  }

  @Override
  public UserStore users() {
    return users;
  }

  @Override
  public RegistrationStore registrations() {
    return registrations;
  }

  @Override
  public SessionStore sessions() {
    return sessions;
  }

  @Override
  public SessionUserStore sessionUsers() {
    return sessionUsers;
  }

  @Override
  public LoginStore logins() {
    return logins;
  }

  @Override
  public DeviceStore devices() {
    return devices;
  }

  @Override
  public ApiKeyStore apiKeys() {
    return apiKeys;
  }

  @Override
  public DatabaseUserStore databaseUsers() {
    return databaseUsers;
  }

  @Override
  public SettingStore settings() {
    return settings;
  }

  @Override
  public MailStore mails() {
    return mails;
  }

  @Override
  public LogStore logs() {
    return logs;
  }

  @Override
  public ScheduleStore schedules() {
    return schedules;
  }

  @Override
  public DependencyStore dependencies() {
    return dependencies;
  }

  @Override
  public void awaitFirstStart(BooleanSupplier done) {
    firstStart.await(done);
  }

  @Override
  public void watch(Listener listener) {
    changes.watch(threads, listener);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    firstStart.close();
    database.close();
  }
}
