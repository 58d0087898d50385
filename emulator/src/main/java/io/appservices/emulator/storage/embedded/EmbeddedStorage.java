package io.appservices.emulator.storage.embedded;

import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.UserStore;

/** A storage in maps of this process. Starting and closing it costs nothing. */
public final class EmbeddedStorage implements Storage {

  private final AppDataMap appData = new AppDataMap();
  private final AppStore apps = new EmbeddedApps(appData);
  private final UserStore users = new EmbeddedUsers(appData);
  private final RegistrationStore registrations = new EmbeddedRegistrations(appData);
  private final EmbeddedSessions sessions;
  private final DeviceStore devices = new EmbeddedDevices(appData);
  private final ApiKeyStore apiKeys = new EmbeddedApiKeys(appData);
  private final EmbeddedDatabaseUsers databaseUsers = new EmbeddedDatabaseUsers();
  private final EmbeddedSettings settings = new EmbeddedSettings();
  private final MailStore mails = new EmbeddedMails(appData);
  private final LogStore logs = new EmbeddedLogs(appData);
  private final ScheduleStore schedules = new EmbeddedSchedules(appData);
  private final DependencyStore dependencies = new EmbeddedDependencies(appData);

  public EmbeddedStorage() {
    this(new EmbeddedSessions());
  }

  EmbeddedStorage(EmbeddedSessions sessions) {
    this.sessions = sessions;
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
  public void close() {
    appData.clear();
    sessions.clear();
    databaseUsers.clear();
    settings.clear();
  }
}
