package io.appservices.emulator;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.http.server.CallerPolicy;
import io.appservices.emulator.runtime.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects the settings of an {@link EmulatorConfig}; {@link #build()} may be called more than
 * once.
 */
public final class EmulatorConfigBuilder implements Cloneable {

  private static final int RANDOM_KEY_BYTES = 16;

  /** {@code null} for the loopback interface. */
  String host;

  int port;
  String clientAppId = EmulatorConfig.DEFAULT_CLIENT_APP_ID;
  String appId = EmulatorConfig.DEFAULT_APP_ID;
  String groupId = EmulatorConfig.DEFAULT_GROUP_ID;
  String publicKey = EmulatorConfig.DEFAULT_PUBLIC_KEY;
  String privateKey = EmulatorConfig.DEFAULT_PRIVATE_KEY;
  String adminUsername = EmulatorConfig.DEFAULT_ADMIN_USERNAME;
  String adminPassword = EmulatorConfig.DEFAULT_ADMIN_PASSWORD;
  AccessTokenRevocation accessTokenRevocation = AccessTokenRevocation.IMMEDIATE;

  int sessionsPerUser = EmulatorConfig.DEFAULT_SESSIONS_PER_USER;
  int anonymousUsersPerApp = EmulatorConfig.DEFAULT_ANONYMOUS_USERS_PER_APP;

  LinkConflicts linkConflicts = LinkConflicts.GUARDED;
  Duration customTokenSkew = Duration.ZERO;
  AuthErrors authErrors = AuthErrors.MASKED;
  boolean lenientOAuth;
  boolean atlasSha256;

  Set<String> allowedHosts = Set.of();
  Set<String> allowedOrigins = Set.of();

  Set<String> dataSources = Set.of(EmulatorConfig.DEFAULT_DATA_SOURCE);
  Map<String, String> dataSourceUris = Map.of();
  Set<String> allowedHttpHosts = Set.of();
  Duration functionTimeLimit = Duration.ofSeconds(300);
  Duration dataSourceTimeLimit = Duration.ofSeconds(30);

  boolean appNamed;
  List<Path> appFolders = List.of();
  boolean watchAppFolders;
  List<Path> users = List.of();
  Path exportUsersOnClose;

  EmulatorConfigBuilder() {}

  /**
   * The name or address to listen on; unless set, the loopback interface by IPv4 and, if the
   * machine has it, IPv6, which is also what {@code localhost} stands for.
   */
  public EmulatorConfigBuilder host(String newHost) {
    host = Check.notBlank("host", newHost);
    return this;
  }

  /**
   * The port to listen on, 0 (the default) for any that is free.
   *
   * @throws IllegalArgumentException if it is not between 0 and 65535
   */
  public EmulatorConfigBuilder port(int newPort) {
    port = Check.port(newPort);
    return this;
  }

  /**
   * The id that clients name the first app by, such as {@code myapp-abcde}.
   *
   * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, underscores and hyphens
   */
  public EmulatorConfigBuilder clientAppId(String newClientAppId) {
    clientAppId = Check.clientAppId(newClientAppId);
    appNamed = true;
    return this;
  }

  /**
   * The {@code _id} of the first app, 24 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is no such id
   */
  public EmulatorConfigBuilder appId(String newAppId) {
    appId = Check.id("app id", newAppId);
    appNamed = true;
    return this;
  }

  /**
   * The group (project) that apps belong to, 24 hexadecimal digits.
   *
   * @throws IllegalArgumentException if it is no such id
   */
  public EmulatorConfigBuilder groupId(String newGroupId) {
    groupId = Check.id("group id", newGroupId);
    return this;
  }

  /**
   * The key pair that opens the Admin API.
   *
   * @throws IllegalArgumentException if one of them is blank
   */
  public EmulatorConfigBuilder adminKey(String newPublicKey, String newPrivateKey) {
    publicKey = Check.notBlank("public key", newPublicKey);
    privateKey = Check.notBlank("private key", newPrivateKey);
    return this;
  }

  /**
   * Lets nobody open the Admin API by a key that is known to all: the private key, and the password
   * of the account unless {@link #adminAccount} gave one, are made up.
   */
  public EmulatorConfigBuilder randomAdminKey() {
    Secrets secrets = new Secrets();
    privateKey = secrets.hex(RANDOM_KEY_BYTES);
    if (adminPassword.equals(EmulatorConfig.DEFAULT_ADMIN_PASSWORD)) {
      adminPassword = secrets.hex(RANDOM_KEY_BYTES);
    }
    return this;
  }

  /**
   * The account that opens the Admin API with {@code local-userpass}, as SDK test suites do.
   *
   * @throws IllegalArgumentException if one of them is blank
   */
  public EmulatorConfigBuilder adminAccount(String username, String password) {
    adminUsername = Check.notBlank("username", username);
    adminPassword = Check.notBlank("password", password);
    return this;
  }

  /** When access tokens of ended sessions stop working; at once, unless set. */
  public EmulatorConfigBuilder accessTokenRevocation(AccessTokenRevocation newRevocation) {
    accessTokenRevocation = Objects.requireNonNull(newRevocation, "accessTokenRevocation");
    return this;
  }

  /**
   * How many sessions of a user are kept, and how many devices; {@value
   * EmulatorConfig#DEFAULT_SESSIONS_PER_USER}, unless set. With one more the oldest ends.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EmulatorConfigBuilder sessionsPerUser(int most) {
    sessionsPerUser = Check.positive("number of sessions", most);
    return this;
  }

  /**
   * How many users that are anonymous and nothing else an app keeps; {@value
   * EmulatorConfig#DEFAULT_ANONYMOUS_USERS_PER_APP}, unless set. With one more the first is
   * deleted.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EmulatorConfigBuilder anonymousUsersPerApp(int most) {
    anonymousUsersPerApp = Check.positive("number of anonymous users", most);
    return this;
  }

  /** How a link is refused whose identity belongs to another user; guarded, unless set. */
  public EmulatorConfigBuilder linkConflicts(LinkConflicts newLinkConflicts) {
    linkConflicts = Objects.requireNonNull(newLinkConflicts, "linkConflicts");
    return this;
  }

  /**
   * How far the clock of an issuer of custom tokens may be off; not at all, unless set.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public EmulatorConfigBuilder customTokenSkew(Duration skew) {
    customTokenSkew = Check.notNegative("skew", skew);
    return this;
  }

  /** Whether refused logins say why; they do not, unless set. */
  public EmulatorConfigBuilder authErrors(AuthErrors newAuthErrors) {
    authErrors = Objects.requireNonNull(newAuthErrors, "authErrors");
    return this;
  }

  /**
   * Whether OAuth providers take JSON that nobody signed, such as {@code {"sub": "1", "email":
   * "a@b.c"}}, for a token; not unless set.
   */
  public EmulatorConfigBuilder lenientOAuth(boolean lenient) {
    lenientOAuth = lenient;
    return this;
  }

  /**
   * Gives every app one more data source, an embedded MongoDB; there is {@value
   * EmulatorConfig#DEFAULT_DATA_SOURCE} anyway.
   */
  public EmulatorConfigBuilder dataSource(String name) {
    dataSources = with(dataSources, Check.notBlank("name of a data source", name));
    return this;
  }

  /**
   * Uses a real cluster for a data source, in all apps.
   *
   * @param uri {@code mongodb://...} or {@code mongodb+srv://...}
   * @throws IllegalArgumentException if it is no such URI
   */
  public EmulatorConfigBuilder dataSource(String name, String uri) {
    Check.clusterUri(uri);
    dataSources = with(dataSources, Check.notBlank("name of a data source", name));
    Map<String, String> uris = new LinkedHashMap<>(dataSourceUris);
    uris.put(name, uri);
    dataSourceUris = Map.copyOf(uris);
    return this;
  }

  /**
   * Lets the emulator's own API and those of operators be called at a host, beside the one that it
   * listens on; may be given more than once. The client API answers at every host.
   *
   * @param name a name or an address, without port; {@code *.example.com} for all below a name
   * @throws IllegalArgumentException if it is neither
   */
  public EmulatorConfigBuilder allowHost(String name) {
    allowedHosts = with(allowedHosts, CallerPolicy.checkHost(name));
    return this;
  }

  /**
   * Lets web pages of an origin call the emulator's own API and those of operators; may be given
   * more than once. The client API can be called by pages of every origin.
   *
   * @param origin such as {@code http://localhost:3000}
   * @throws IllegalArgumentException if it is no {@code http[s]://host[:port]}
   */
  public EmulatorConfigBuilder allowOrigin(String origin) {
    allowedOrigins = with(allowedOrigins, CallerPolicy.checkOrigin(origin));
    return this;
  }

  /**
   * Whether the Atlas Administration API offers HTTP Digest with SHA-256, beside MD5; not unless
   * set, as the service does not.
   */
  public EmulatorConfigBuilder atlasSha256(boolean offered) {
    atlasSha256 = offered;
    return this;
  }

  /**
   * Lets functions call a host; none, unless set.
   *
   * @param host {@code host} for all its ports, or {@code host:port}
   * @throws IllegalArgumentException if it is neither
   */
  public EmulatorConfigBuilder allowHttp(String host) {
    allowedHttpHosts = with(allowedHttpHosts, Check.httpHost(host));
    return this;
  }

  /**
   * How long one operation of a data source may take, such as a query; 30 seconds, unless set. The
   * caller then gets an error, and others are not disturbed.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EmulatorConfigBuilder dataSourceTimeLimit(Duration limit) {
    dataSourceTimeLimit = Check.positive("time limit", limit);
    return this;
  }

  /**
   * How long a function may run; 300 seconds as on the service, unless set.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EmulatorConfigBuilder functionTimeLimit(Duration limit) {
    functionTimeLimit = Check.positive("time limit", limit);
    return this;
  }

  /**
   * Makes an app from a folder as App Services exports it; may be given more than once. The app
   * that there is otherwise is then made only if {@link #clientAppId} or {@link #appId} is given.
   *
   * @param folder the one with {@code root_config.json}, or what older versions have in its place
   */
  public EmulatorConfigBuilder appFolder(Path folder) {
    appFolders =
        Stream.concat(appFolders.stream(), Stream.of(Objects.requireNonNull(folder, "appFolder")))
            .toList();
    return this;
  }

  /** Whether apps follow the folders that they were made from; they do not, unless set. */
  public EmulatorConfigBuilder watchAppFolders(boolean watch) {
    watchAppFolders = watch;
    return this;
  }

  /**
   * Imports a file of users (docs/users.md) before the emulator listens, after those given before.
   * If a line of it cannot be used, the emulator does not start. A file that is not there is no
   * mistake if it is also the one of {@link #exportUsersOnClose}: then there are no users yet.
   */
  public EmulatorConfigBuilder users(Path file) {
    users = Stream.concat(users.stream(), Stream.of(file)).toList();
    return this;
  }

  /**
   * Writes the users of all apps to a file when the emulator is closed, in the format that {@link
   * #users} takes. Without password in clear text, but with hashes that are quickly broken.
   *
   * @throws IllegalArgumentException if it is a directory, or in a directory that does not exist
   */
  public EmulatorConfigBuilder exportUsersOnClose(Path file) {
    exportUsersOnClose = Check.writable(file);
    return this;
  }

  private static Set<String> with(Set<String> set, String more) {
    Set<String> both = new LinkedHashSet<>(set);
    both.add(more);
    return Set.copyOf(both);
  }

  public EmulatorConfig build() {
    return new EmulatorConfig(this);
  }

  /** Everything that is set but for secrets, and then these. */
  List<Object> values() {
    return Arrays.asList(
        host,
        port,
        allowedHosts,
        allowedOrigins,
        clientAppId,
        appId,
        groupId,
        appNamed,
        appFolders,
        watchAppFolders,
        users,
        exportUsersOnClose,
        accessTokenRevocation,
        authErrors,
        linkConflicts,
        customTokenSkew,
        lenientOAuth,
        atlasSha256,
        sessionsPerUser,
        anonymousUsersPerApp,
        dataSources,
        allowedHttpHosts,
        functionTimeLimit,
        dataSourceTimeLimit,
        secrets());
  }

  private List<Object> secrets() {
    return List.of(publicKey, privateKey, adminUsername, adminPassword, dataSourceUris);
  }

  EmulatorConfigBuilder copy() {
    try {
      return (EmulatorConfigBuilder) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
