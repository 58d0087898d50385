package io.appservices.emulator;

import io.appservices.emulator.domain.AccessTokenRevocation;
import io.appservices.emulator.domain.AuthErrors;
import io.appservices.emulator.domain.LinkConflicts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;

/**
 * How an emulator is set up. Immutable; {@link #builder()} starts from settings that suit a test: a
 * free port on the loopback interface and one app that can be used at once.
 */
public final class EmulatorConfig {

  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final String DEFAULT_CLIENT_APP_ID = "myapp-abcde";
  public static final String DEFAULT_APP_ID = "5f60207f14dfb25d24511201";
  public static final String DEFAULT_GROUP_ID = "5f60207f14dfb25d23101102";
  public static final String DEFAULT_PUBLIC_KEY = "emulator";
  public static final String DEFAULT_PRIVATE_KEY = "emulator-private-key";

  /** The account that SDK test suites log in to the Admin API with. */
  public static final String DEFAULT_ADMIN_USERNAME = "unique_user@domain.com";

  public static final String DEFAULT_ADMIN_PASSWORD = "password";

  /** The name that Atlas gives the linked cluster. */
  public static final String DEFAULT_DATA_SOURCE = "mongodb-atlas";

  private final EmulatorConfigBuilder settings;

  EmulatorConfig(EmulatorConfigBuilder settings) {
    this.settings = settings.copy();
  }

  public static EmulatorConfigBuilder builder() {
    return new EmulatorConfigBuilder();
  }

  /** What {@code builder().build()} makes. */
  public static EmulatorConfig defaults() {
    return builder().build();
  }

  /** The name or address to listen on. */
  public String host() {
    return settings.host;
  }

  /** The port to listen on; 0 for any that is free. */
  public int port() {
    return settings.port;
  }

  /** The id that clients name the first app by. */
  public String clientAppId() {
    return settings.clientAppId;
  }

  /** The {@code _id} of the first app. */
  public ObjectId appId() {
    return settings.appId;
  }

  /** The group (project) that apps belong to. */
  public ObjectId groupId() {
    return settings.groupId;
  }

  public String adminPublicKey() {
    return settings.publicKey;
  }

  public String adminPrivateKey() {
    return settings.privateKey;
  }

  public String adminUsername() {
    return settings.adminUsername;
  }

  public String adminPassword() {
    return settings.adminPassword;
  }

  /** When access tokens of ended sessions stop working. */
  public AccessTokenRevocation accessTokenRevocation() {
    return settings.accessTokenRevocation;
  }

  /** How a link is refused whose identity belongs to another user. */
  public LinkConflicts linkConflicts() {
    return settings.linkConflicts;
  }

  /** How far the clock of an issuer of custom tokens may be off. */
  public Duration customTokenSkew() {
    return settings.customTokenSkew;
  }

  /** Whether refused logins say why. */
  public AuthErrors authErrors() {
    return settings.authErrors;
  }

  /** Whether OAuth providers take JSON that nobody signed for a token. */
  public boolean lenientOAuth() {
    return settings.lenientOAuth;
  }

  /** The data sources that every app has. */
  public Set<String> dataSources() {
    return settings.dataSources;
  }

  /** Where data sources are that the emulator does not embed, by their names. */
  public Map<String, String> dataSourceUris() {
    return settings.dataSourceUris;
  }

  /** The hosts that functions may call, beside the service's own. */
  public Set<String> allowedHttpHosts() {
    return settings.allowedHttpHosts;
  }

  /** How long one operation of a data source may take. */
  public Duration dataSourceTimeLimit() {
    return settings.dataSourceTimeLimit;
  }

  /** How long a function may run. */
  public Duration functionTimeLimit() {
    return settings.functionTimeLimit;
  }

  /** The folders that apps are made from. */
  public List<Path> appFolders() {
    return settings.appFolders;
  }

  /** Whether apps follow the folders that they were made from. */
  public boolean watchAppFolders() {
    return settings.watchAppFolders;
  }

  /** Whether there is an app of the ids given here, beside those that are made from folders. */
  public boolean makesApp() {
    return settings.appFolders.isEmpty() || settings.appNamed;
  }

  /** The files of users that are imported before it listens, in their order. */
  public List<Path> users() {
    return settings.users;
  }

  /** Where the users of all apps are written to when it is closed, if anywhere. */
  public Optional<Path> exportUsersOnClose() {
    return Optional.ofNullable(settings.exportUsersOnClose);
  }

  /** A builder that starts from these settings. */
  public EmulatorConfigBuilder toBuilder() {
    return settings.copy();
  }
}
