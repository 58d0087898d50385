package io.appservices.emulator.appfolder;

import java.util.Locale;

/** What an app's configuration consists of, in the order in which parts may name earlier ones. */
public enum Section {
  /** Body: {@code value}. Read from folders, never written. */
  SECRET,
  VALUE,
  /** Body: its configuration, and its {@code source}. */
  FUNCTION,
  /** A data source or a third-party service. */
  SERVICE,
  /** Of the collection {@code database.collection}, or the action, of the service that owns it. */
  RULE,
  /** Of the service that owns it. */
  DEFAULT_RULE,
  /** Body: {@code metadata}, {@code schema}, {@code relationships}. */
  SCHEMA,
  /** Body: its configuration, and its {@code source}; a service owns it. */
  INCOMING_WEBHOOK,
  /** Its name is its type. */
  AUTH_PROVIDER,
  CUSTOM_USER_DATA,
  TRIGGER,
  ENDPOINT,
  DATA_API_CONFIG,
  GRAPHQL_CONFIG,
  CUSTOM_RESOLVER,
  SYNC_CONFIG,
  /** Body: {@code values}, by the names of environments. */
  ENVIRONMENT_VALUE,
  LOG_FORWARDER,
  HOSTING_CONFIG;

  /** As people call it. */
  public String noun() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
