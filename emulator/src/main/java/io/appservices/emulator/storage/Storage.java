package io.appservices.emulator.storage;

/** The stores of one emulator. */
public interface Storage extends AutoCloseable {

  AppStore apps();

  UserStore users();

  RegistrationStore registrations();

  SessionStore sessions();

  /** Returns the sessions with their users. */
  default SessionUserStore sessionUsers() {
    return SessionUserStore.of(sessions(), users());
  }

  /** Returns what logins read and write, all at once where that takes less. */
  default LoginStore logins() {
    return LoginStore.of(this);
  }

  /** Returns what adds many users, all at once where that takes less. */
  default ImportStore imports() {
    return ImportStore.of(this);
  }

  DeviceStore devices();

  ApiKeyStore apiKeys();

  DatabaseUserStore databaseUsers();

  SettingStore settings();

  MailStore mails();

  LogStore logs();

  ScheduleStore schedules();

  DependencyStore dependencies();

  /**
   * Looks whether changes can reach what keeps them, as far as that costs little and reading does
   * not show it.
   *
   * @throws io.appservices.emulator.domain.StorageException if they cannot
   */
  default void requireReachable() {}

  /** Gives up what the storage holds; no store may be used afterwards. */
  @Override
  void close();
}
