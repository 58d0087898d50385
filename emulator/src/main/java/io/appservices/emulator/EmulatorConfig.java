package io.appservices.emulator;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  public static final int DEFAULT_SESSIONS_PER_USER = 1_000;

  public static final int DEFAULT_ANONYMOUS_USERS_PER_APP = 100_000;

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

  /**
   * The name or address to listen on; if none was given, {@value #DEFAULT_HOST}, which then stands
   * for the loopback interface by IPv4 and IPv6.
   */
  public String host() {
    return settings.host == null ? DEFAULT_HOST : settings.host;
  }

  /** What to listen on, with the same port; {@code localhost} is more than one address. */
  List<String> addresses() {
    return settings.host == null || settings.host.equalsIgnoreCase("localhost")
        ? LoopbackHosts.find()
        : List.of(settings.host);
  }

  /** Whether other machines may reach it: it listens on more than the loopback interface. */
  public boolean isReachableFromOutside() {
    try {
      return settings.host != null
          && Arrays.stream(InetAddress.getAllByName(settings.host))
              .anyMatch(address -> !address.isLoopbackAddress());
    } catch (UnknownHostException e) {
      // Then it listens nowhere.
      return false;
    }
  }

  /** Whether the Admin API opens with a key pair or an account that is known to all. */
  public boolean hasDefaultCredentials() {
    return settings.privateKey.equals(DEFAULT_PRIVATE_KEY)
        || settings.adminPassword.equals(DEFAULT_ADMIN_PASSWORD);
  }

  /** The port to listen on; 0 for any that is free. */
  public int port() {
    return settings.port;
  }

  /** The id that clients name the first app by. */
  public String clientAppId() {
    return settings.clientAppId;
  }

  /** The {@code _id} of the first app: 24 hexadecimal digits. */
  public String appId() {
    return settings.appId;
  }

  /** The group (project) that apps belong to: 24 hexadecimal digits. */
  public String groupId() {
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

  /** How many sessions of a user are kept, and how many devices. */
  public int sessionsPerUser() {
    return settings.sessionsPerUser;
  }

  /** How many users that are anonymous and nothing else an app keeps. */
  public int anonymousUsersPerApp() {
    return settings.anonymousUsersPerApp;
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

  /** What functions may call beside the service's own hosts: {@code host} or {@code host:port}. */
  public Set<String> allowedHttpHosts() {
    return settings.allowedHttpHosts;
  }

  /** The names and addresses that the server is called by, beside the one it listens on. */
  public Set<String> allowedHosts() {
    return settings.allowedHosts;
  }

  /** The origins whose pages may call what is not open to all of them. */
  public Set<String> allowedOrigins() {
    return settings.allowedOrigins;
  }

  /** Whether the Atlas Administration API offers HTTP Digest with SHA-256, beside MD5. */
  public boolean atlasSha256() {
    return settings.atlasSha256;
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

  /** Whether an app was named, or is made from a folder: there is one that a test may mean. */
  public boolean configuresApp() {
    return settings.appNamed || !settings.appFolders.isEmpty();
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

  /** Whether all settings are the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EmulatorConfig config
        && settings.values().equals(config.settings.values());
  }

  @Override
  public int hashCode() {
    return settings.values().hashCode();
  }

  /** Where it listens, and which apps it has; no secrets. */
  @Override
  public String toString() {
    return "EmulatorConfig[host=%s, port=%d, clientAppId=%s, appFolders=%s]"
        .formatted(host(), port(), clientAppId(), appFolders());
  }
}
