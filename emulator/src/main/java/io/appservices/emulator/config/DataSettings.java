package io.appservices.emulator.config;

import io.appservices.emulator.option.DataOptions;
import io.appservices.emulator.option.DataSource;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import io.appservices.emulator.option.StorageUri;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The data sources of apps, and where the state is kept. Immutable; {@code toString} shows no URI,
 * which may hold a password.
 */
public final class DataSettings extends Settings {

  DataSettings(OptionValues values) {
    super(OptionGroup.DATA, values);
    if (directory().isPresent() && storage().isPresent()) {
      throw new IllegalArgumentException(
          "the state is kept in a directory or in a deployment, not in both: leave out "
              + DataOptions.DIRECTORY
              + " or "
              + DataOptions.STORAGE);
    }
    if (state().isPresent() && (directory().isPresent() || storage().isPresent())) {
      throw new IllegalArgumentException(
          "a state that is opened from a file is in memory: leave out "
              + DataOptions.STATE
              + ", or "
              + DataOptions.DIRECTORY
              + " and "
              + DataOptions.STORAGE);
    }
  }

  /** Returns the names of the data sources that every app has. */
  public Set<String> sources() {
    return list(DataOptions.SOURCE).stream()
        .map(DataSource::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the connection strings of the data sources that are not embedded, by name. */
  public Map<String, String> uris() {
    return list(DataOptions.SOURCE).stream()
        .filter(source -> source.uri() != null)
        .collect(Collectors.toUnmodifiableMap(DataSource::name, DataSource::uri));
  }

  /** Returns the directory that the state is kept in; empty if it is in memory. */
  public Optional<Path> directory() {
    return find(DataOptions.DIRECTORY);
  }

  /**
   * Returns the URI of the MongoDB deployment that the state is kept in; empty if it is in none. It
   * may hold a password.
   */
  public Optional<String> storage() {
    return find(DataOptions.STORAGE).map(StorageUri::uri);
  }

  /** Returns the file of the state to start with; empty if it starts with none. */
  public Optional<Path> state() {
    return find(DataOptions.STATE);
  }

  /**
   * Returns the rounds for the hash of a new password: if none were set, {@value
   * EmulatorConfig#DEFAULT_PASSWORD_ITERATIONS} where the state is kept in a directory or a
   * deployment, and one in memory.
   */
  public int passwordIterations() {
    return find(DataOptions.PASSWORD_ITERATIONS)
        .orElseGet(
            () ->
                directory().isPresent() || storage().isPresent()
                    ? DataOptions.DURABLE_PASSWORD_ITERATIONS
                    : DataOptions.IN_MEMORY_PASSWORD_ITERATIONS);
  }

  /** Returns the time limit of one operation of a data source. */
  public Duration timeLimit() {
    return get(DataOptions.TIME_LIMIT);
  }

  /** Sets the data sources that every app has, and where the state is kept. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Keeps the state in a directory: what an operator or a client was told is done is there again
     * after a restart. It is made if it is missing; one emulator at a time may use it. By default
     * the state is in memory. {@code docs/durability.md} says what is kept, and what the settings
     * of apps and users do where it is there already.
     *
     * @throws IllegalArgumentException if the path is empty
     */
    public Builder directory(Path directory) {
      config.put(DataOptions.DIRECTORY, directory);
      return this;
    }

    /**
     * Keeps the state in a MongoDB deployment, which any number of emulators share: a disable,
     * revoke or delete that one of them answered is obeyed by the next request at any other. Not
     * together with {@link #directory}. {@code docs/shared-state.md} says what is shared.
     *
     * @param uri {@code mongodb://...} or {@code mongodb+srv://...}, with the name of a database
     * @throws IllegalArgumentException if it is no such URI
     */
    public Builder storage(String uri) {
      config.put(DataOptions.STORAGE, new StorageUri(Objects.requireNonNull(uri, "uri")));
      return this;
    }

    /**
     * Starts with the state of a file, as {@link io.appservices.emulator.EmulatedApp#saveState}
     * writes it: with its app, users, sessions, documents, time and the key that tokens are signed
     * with. It stays in memory; not together with {@link #directory} or {@link #storage}.
     *
     * @throws IllegalArgumentException if the path is empty
     */
    public Builder state(Path file) {
      config.put(DataOptions.STATE, file);
      return this;
    }

    /**
     * Sets the rounds of PBKDF2-HMAC-SHA256 for the hash of a new password; {@value
     * EmulatorConfig#DEFAULT_PASSWORD_ITERATIONS} by default with {@link #directory} or {@link
     * #storage}, else one. A hash that is there already is checked with its own.
     *
     * @throws IllegalArgumentException if it is not positive, or more than 1 000 000
     */
    public Builder passwordIterations(int rounds) {
      config.put(DataOptions.PASSWORD_ITERATIONS, rounds);
      return this;
    }

    /**
     * Gives every app one more data source, an embedded MongoDB, in place of one of the same name;
     * there is {@value EmulatorConfig#DEFAULT_DATA_SOURCE} anyway.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder source(String name) {
      config.put(DataOptions.SOURCE, new DataSource(Objects.requireNonNull(name, "name"), null));
      return this;
    }

    /**
     * Uses a real cluster for a data source, in all apps, in place of one of the same name.
     *
     * @param uri {@code mongodb://...} or {@code mongodb+srv://...}
     * @throws IllegalArgumentException if it is no such URI, or the name is blank
     */
    public Builder source(String name, String uri) {
      config.put(
          DataOptions.SOURCE,
          new DataSource(Objects.requireNonNull(name, "name"), Objects.requireNonNull(uri, "uri")));
      return this;
    }

    /**
     * Sets the time limit of one operation of a data source, such as a query; {@value
     * DataOptions#DEFAULT_TIME_LIMIT_SECONDS} seconds by default. Beyond it the caller gets an
     * error, and others are not disturbed.
     *
     * @throws IllegalArgumentException if it is not positive, or more than 365 days
     */
    public Builder timeLimit(Duration limit) {
      config.put(DataOptions.TIME_LIMIT, limit);
      return this;
    }
  }
}
