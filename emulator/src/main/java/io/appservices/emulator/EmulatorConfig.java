package io.appservices.emulator;

import io.appservices.emulator.domain.AccessTokenRevocation;
import io.appservices.emulator.domain.AuthErrors;
import io.appservices.emulator.domain.LinkConflicts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final int MAX_PORT = 65_535;
  private static final Pattern CLIENT_APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Builder settings;

  private EmulatorConfig(Builder settings) {
    this.settings = settings.copy();
  }

  public static Builder builder() {
    return new Builder();
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

  /** How long a function may run. */
  public Duration functionTimeLimit() {
    return settings.functionTimeLimit;
  }

  /** A builder that starts from these settings. */
  public Builder toBuilder() {
    return settings.copy();
  }

  /** Collects settings; {@link #build()} may be called more than once. */
  public static final class Builder {

    private String host = DEFAULT_HOST;
    private int port;
    private String clientAppId = DEFAULT_CLIENT_APP_ID;
    private ObjectId appId = new ObjectId(DEFAULT_APP_ID);
    private ObjectId groupId = new ObjectId(DEFAULT_GROUP_ID);
    private String publicKey = DEFAULT_PUBLIC_KEY;
    private String privateKey = DEFAULT_PRIVATE_KEY;
    private String adminUsername = DEFAULT_ADMIN_USERNAME;
    private String adminPassword = DEFAULT_ADMIN_PASSWORD;
    private AccessTokenRevocation accessTokenRevocation = AccessTokenRevocation.IMMEDIATE;

    private LinkConflicts linkConflicts = LinkConflicts.GUARDED;
    private Duration customTokenSkew = Duration.ZERO;
    private AuthErrors authErrors = AuthErrors.MASKED;
    private boolean lenientOAuth;

    private Set<String> dataSources = Set.of(DEFAULT_DATA_SOURCE);
    private Map<String, String> dataSourceUris = Map.of();
    private Set<String> allowedHttpHosts = Set.of();
    private Duration functionTimeLimit = Duration.ofSeconds(300);

    private Builder() {}

    /** The name or address to listen on; by default the loopback interface only. */
    public Builder host(String newHost) {
      host = notBlank("host", newHost);
      return this;
    }

    /**
     * The port to listen on, 0 (the default) for any that is free.
     *
     * @throws IllegalArgumentException if it is not between 0 and 65535
     */
    public Builder port(int newPort) {
      if (newPort < 0 || newPort > MAX_PORT) {
        throw new IllegalArgumentException(
            "port must be between 0 and " + MAX_PORT + ", not " + newPort);
      }
      port = newPort;
      return this;
    }

    /**
     * The id that clients name the first app by, such as {@code myapp-abcde}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 letters, digits, underscores and
     *     hyphens
     */
    public Builder clientAppId(String newClientAppId) {
      if (!CLIENT_APP_ID.matcher(newClientAppId).matches()) {
        throw new IllegalArgumentException(
            "a client app id has 1 to 64 letters, digits, '_' and '-', not '"
                + newClientAppId
                + "'");
      }
      clientAppId = newClientAppId;
      return this;
    }

    /**
     * The {@code _id} of the first app, 24 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is no such id
     */
    public Builder appId(String newAppId) {
      appId = id("app id", newAppId);
      return this;
    }

    /**
     * The group (project) that apps belong to, 24 hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is no such id
     */
    public Builder groupId(String newGroupId) {
      groupId = id("group id", newGroupId);
      return this;
    }

    /**
     * The key pair that opens the Admin API.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder adminKey(String newPublicKey, String newPrivateKey) {
      publicKey = notBlank("public key", newPublicKey);
      privateKey = notBlank("private key", newPrivateKey);
      return this;
    }

    /**
     * The account that opens the Admin API with {@code local-userpass}, as SDK test suites do.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public Builder adminAccount(String username, String password) {
      adminUsername = notBlank("username", username);
      adminPassword = notBlank("password", password);
      return this;
    }

    /** When access tokens of ended sessions stop working; at once, unless set. */
    public Builder accessTokenRevocation(AccessTokenRevocation newRevocation) {
      accessTokenRevocation = Objects.requireNonNull(newRevocation, "accessTokenRevocation");
      return this;
    }

    /** How a link is refused whose identity belongs to another user; guarded, unless set. */
    public Builder linkConflicts(LinkConflicts newLinkConflicts) {
      linkConflicts = Objects.requireNonNull(newLinkConflicts, "linkConflicts");
      return this;
    }

    /**
     * How far the clock of an issuer of custom tokens may be off; not at all, unless set.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder customTokenSkew(Duration skew) {
      if (skew.isNegative()) {
        throw new IllegalArgumentException("the skew must not be negative, as " + skew);
      }
      customTokenSkew = skew;
      return this;
    }

    /** Whether refused logins say why; they do not, unless set. */
    public Builder authErrors(AuthErrors newAuthErrors) {
      authErrors = Objects.requireNonNull(newAuthErrors, "authErrors");
      return this;
    }

    /**
     * Whether OAuth providers take JSON that nobody signed, such as {@code {"sub": "1", "email":
     * "a@b.c"}}, for a token; not unless set.
     */
    public Builder lenientOAuth(boolean lenient) {
      lenientOAuth = lenient;
      return this;
    }

    /**
     * Gives every app one more data source, an embedded MongoDB; there is {@value
     * EmulatorConfig#DEFAULT_DATA_SOURCE} anyway.
     */
    public Builder dataSource(String name) {
      dataSources = with(dataSources, notBlank("name of a data source", name));
      return this;
    }

    /**
     * Uses a real cluster for a data source, in all apps.
     *
     * @param uri {@code mongodb://...} or {@code mongodb+srv://...}
     * @throws IllegalArgumentException if it is no such URI
     */
    public Builder dataSource(String name, String uri) {
      if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
        throw new IllegalArgumentException(
            "a data source needs a mongodb:// or mongodb+srv:// URI, not '" + uri + "'");
      }
      dataSources = with(dataSources, notBlank("name of a data source", name));
      Map<String, String> uris = new LinkedHashMap<>(dataSourceUris);
      uris.put(name, uri);
      dataSourceUris = Map.copyOf(uris);
      return this;
    }

    /** Lets functions call a host, by its name alone; none, unless set. */
    public Builder allowHttp(String host) {
      allowedHttpHosts = with(allowedHttpHosts, notBlank("host", host));
      return this;
    }

    /**
     * How long a function may run; 300 seconds as on the service, unless set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder functionTimeLimit(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("the time limit must be positive, not " + limit);
      }
      functionTimeLimit = limit;
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

    private Builder copy() {
      Builder copy = new Builder();
      copy.host = host;
      copy.port = port;
      copy.clientAppId = clientAppId;
      copy.appId = appId;
      copy.groupId = groupId;
      copy.publicKey = publicKey;
      copy.privateKey = privateKey;
      copy.adminUsername = adminUsername;
      copy.adminPassword = adminPassword;
      copy.accessTokenRevocation = accessTokenRevocation;
      copy.linkConflicts = linkConflicts;
      copy.customTokenSkew = customTokenSkew;
      copy.authErrors = authErrors;
      copy.dataSources = dataSources;
      copy.dataSourceUris = dataSourceUris;
      copy.allowedHttpHosts = allowedHttpHosts;
      copy.functionTimeLimit = functionTimeLimit;
      copy.lenientOAuth = lenientOAuth;
      return copy;
    }

    private static ObjectId id(String what, String text) {
      if (!ObjectId.isValid(Objects.requireNonNull(text, what))) {
        throw new IllegalArgumentException(
            "the " + what + " must be 24 hexadecimal digits, not '" + text + "'");
      }
      return new ObjectId(text);
    }

    private static String notBlank(String what, String text) {
      if (Objects.requireNonNull(text, what).isBlank()) {
        throw new IllegalArgumentException("the " + what + " must not be blank");
      }
      return text;
    }
  }
}
