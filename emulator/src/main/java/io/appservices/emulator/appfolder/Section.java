package io.appservices.emulator.appfolder;

import java.util.Locale;

/**
 * The sections of an app's configuration, in an order in which parts refer only to earlier ones.
 */
public enum Section {
  /** Body: {@code value}. Read from folders, never written. */
  SECRET,
  VALUE,
  /** Body: its configuration, and its {@code source}. */
  FUNCTION,
  /** A data source or a third-party service. */
  SERVICE,
  /**
   * A rule for the collection {@code database.collection}, or for the action, of the service that
   * owns it.
   */
  RULE,
  /** The default rule of the service that owns it. */
  DEFAULT_RULE,
  /** Body: {@code metadata}, {@code schema}, {@code relationships}. */
  SCHEMA,
  /** Body: its configuration, and its {@code source}; a service owns it. */
  INCOMING_WEBHOOK,
  /** An authentication provider; its name is its type. */
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

  /**
   * Returns whether nothing else of an app is any the worse for a part that does not work: it is
   * called, or runs, by itself.
   */
  public boolean standsAlone() {
    return switch (this) {
      case FUNCTION, INCOMING_WEBHOOK, TRIGGER, ENDPOINT, CUSTOM_RESOLVER -> true;
      default -> false;
    };
  }

  /** Returns the noun for messages. */
  public String noun() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
