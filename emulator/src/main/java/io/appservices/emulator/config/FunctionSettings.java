package io.appservices.emulator.config;

import io.appservices.emulator.option.FunctionsOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Settings of functions: the hosts they can reach, and their time limit. Immutable. */
public final class FunctionSettings extends Settings {

  FunctionSettings(OptionValues values) {
    super(OptionGroup.FUNCTIONS, values);
  }

  /**
   * Returns the hosts that functions may call beside the service's own: {@code host} or {@code
   * host:port}.
   */
  public Set<String> allowedHttpHosts() {
    return set(FunctionsOptions.ALLOW_HTTP);
  }

  /** Returns the registry that npm packages are fetched from by name; empty if none are. */
  public Optional<URI> npmRegistry() {
    return find(FunctionsOptions.NPM_REGISTRY);
  }

  /** Returns the cache of npm that packages are taken from by name; empty if none is read. */
  public Optional<Path> npmCache() {
    return find(FunctionsOptions.NPM_CACHE);
  }

  /** Returns the time limit of a function. */
  public Duration timeLimit() {
    return get(FunctionsOptions.TIME_LIMIT);
  }

  /**
   * Returns after how long without a function the JavaScript engine is unloaded; zero if it never
   * is.
   */
  public Duration idleTimeout() {
    return get(FunctionsOptions.IDLE_TIMEOUT);
  }

  /** Sets what functions can reach, and for how long they may run. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Lets functions call a host; none, unless set.
     *
     * @param host {@code host} for all its ports, or {@code host:port}
     * @throws IllegalArgumentException if it is neither
     */
    public Builder allowHttp(String host) {
      config.put(FunctionsOptions.ALLOW_HTTP, host);
      return this;
    }

    /**
     * Lets npm packages be fetched by name, from this registry; none are, unless set.
     *
     * @throws IllegalArgumentException if it is no address with {@code http} or {@code https}
     */
    public Builder npmRegistry(URI registry) {
      config.put(FunctionsOptions.NPM_REGISTRY, registry);
      return this;
    }

    /**
     * Lets npm packages be taken by name from what npm has downloaded before; none are, unless set.
     *
     * @param directory the cache of npm, such as {@code .npm} in a home directory; only read
     */
    public Builder npmCache(Path directory) {
      config.put(FunctionsOptions.NPM_CACHE, directory);
      return this;
    }

    /**
     * Sets the time limit of a function; {@value FunctionsOptions#DEFAULT_TIME_LIMIT_SECONDS}
     * seconds by default, as on the service.
     *
     * @throws IllegalArgumentException if it is not positive, or more than 365 days
     */
    public Builder timeLimit(Duration limit) {
      config.put(FunctionsOptions.TIME_LIMIT, limit);
      return this;
    }

    /**
     * Unloads the JavaScript engine once no function ran for so long; zero, which is the default,
     * for never. The memory comes back with the next garbage collection, and the next call takes as
     * long as the first one did.
     *
     * @throws IllegalArgumentException if it is negative, or more than 365 days
     */
    public Builder idleTimeout(Duration timeout) {
      config.put(FunctionsOptions.IDLE_TIMEOUT, timeout);
      return this;
    }
  }
}
