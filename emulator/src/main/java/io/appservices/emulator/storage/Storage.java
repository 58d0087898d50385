package io.appservices.emulator.storage;

import io.appservices.emulator.domain.Edition;

/** The stores of one emulator. */
public interface Storage extends AutoCloseable {

  AppStore apps();

  UserStore users();

  RegistrationStore registrations();

  SessionStore sessions();

  DeviceStore devices();

  ApiKeyStore apiKeys();

  /** One edition of the configuration; kinds that are not deployed are the same in all. */
  ConfigStore config(Edition edition);

  DeploymentStore deployments();

  DatabaseUserStore databaseUsers();

  /** Gives up what the storage holds; no store may be used afterwards. */
  @Override
  void close();
}
