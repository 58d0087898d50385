package io.appservices.emulator.storage.sqlite;

import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.sqlite.Row;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.ApiKeyStore;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.DatabaseUserStore;
import io.appservices.emulator.storage.DependencyStore;
import io.appservices.emulator.storage.DeviceStore;
import io.appservices.emulator.storage.ImportStore;
import io.appservices.emulator.storage.LogStore;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.MailStore;
import io.appservices.emulator.storage.RegistrationStore;
import io.appservices.emulator.storage.ScheduleStore;
import io.appservices.emulator.storage.SessionStore;
import io.appservices.emulator.storage.SettingStore;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.UserStore;
import io.appservices.emulator.storage.codec.BsonBytes;
import io.appservices.emulator.storage.sqlite.table.AppNumbers;
import io.appservices.emulator.storage.sqlite.table.DroppedApps;
import io.appservices.emulator.storage.sqlite.table.RecordTables;
import io.appservices.emulator.storage.sqlite.table.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A storage in the database of a data directory. There is one for a database: it remembers what it
 * has written, and would not see what another one writes.
 */
public final class SqliteStorage implements Storage {

  private final SqliteDatabase database;
  private final AppStore apps;
  private final SqliteUsers users;
  private final SqliteRegistrations registrations;
  private final SqliteSessions sessions;
  private final SqliteDevices devices;
  private final LoginStore logins;
  private final ImportStore imports;
  private final SqliteApiKeys apiKeys;
  private final DatabaseUserStore databaseUsers;
  private final SettingStore settings;
  private final MailStore mails;
  private final LogStore logs;
  private final ScheduleStore schedules;
  private final DependencyStore dependencies;

  /**
   * Makes the storage of a database, and its tables if they are not there.
   *
   * @param database closed with the storage
   * @throws io.appservices.emulator.domain.StorageException if the tables are those of a newer
   *     version, or cannot be made
   */
  public SqliteStorage(SqliteDatabase database) {
    this.database = database;
    database.prepare(Tables.SCHEMA);
    database.prepare(RecordTables.SCHEMA);
    AppNumbers numbers = new AppNumbers(database);
    DroppedApps dropped = new DroppedApps(database);
    apps = new SqliteApps(database, numbers, dropped);
    users = new SqliteUsers(database, numbers);
    registrations = new SqliteRegistrations(database, numbers);
    sessions = new SqliteSessions(database);
    devices = new SqliteDevices(database, numbers);
    logins = new SqliteLogins(database, numbers, LoginStore.of(this), users, devices, sessions);
    apiKeys = new SqliteApiKeys(database, numbers);
    imports =
        new SqliteImports(database, numbers, ImportStore.of(this), users, registrations, apiKeys);
    databaseUsers = new SqliteDatabaseUsers(database);
    settings = new SqliteSettings(database);
    mails = new SqliteMails(database, numbers);
    logs = new SqliteLogs(database, numbers);
    schedules = new SqliteSchedules(database);
    dependencies = new SqliteDependencies(database);
    dropped.sweepLater();
  }

  /**
   * Checks the database and every value of the stores, at a cost that grows with them.
   *
   * @return the problems, each in a line; none if everything is sound
   */
  public List<String> check() {
    List<String> problems = new ArrayList<>(database.check());
    for (String table : Tables.WITH_BODY) {
      List<String> damaged =
          database.read(
              sql -> sql.all("SELECT number, body FROM " + table, row -> problem(table, row)));
      damaged.stream().filter(problem -> !problem.isEmpty()).forEach(problems::add);
    }
    return problems;
  }

  private static String problem(String table, Row row) throws SQLException {
    try {
      BsonBytes.read(row.sealed(2));
      return "";
    } catch (StorageException e) {
      return table + " " + row.number(1) + ": " + e.getMessage();
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
  public LoginStore logins() {
    return logins;
  }

  @Override
  public ImportStore imports() {
    return imports;
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
  public void requireReachable() {
    database.requireInPlace();
  }

  @Override
  public void close() {
    database.close();
  }
}
