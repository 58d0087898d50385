package io.appservices.emulator.domain.app;

/**
 * The whole configuration of an app at one moment. Immutable.
 *
 * @param revision tells apart the configurations of an app: no two of them have the same
 * @param app the settings that are not kept in parts, such as the auth providers
 */
public record Configuration(long revision, App app, ConfigParts parts) {

  /**
   * Returns the configuration with other parts; it gets a revision of its own when it is put into
   * an app.
   */
  public Configuration with(ConfigParts newParts) {
    return new Configuration(revision, app, newParts);
  }

  /**
   * Returns the configuration with another app; it gets a revision of its own when it is put into
   * an app.
   */
  public Configuration with(App newApp) {
    return new Configuration(revision, newApp, parts);
  }

  /** Returns the configuration as another revision. */
  Configuration as(long newRevision) {
    return new Configuration(newRevision, app, parts);
  }
}
