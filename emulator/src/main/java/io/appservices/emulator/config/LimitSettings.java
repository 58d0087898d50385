package io.appservices.emulator.config;

import io.appservices.emulator.option.LimitsOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;

/** Limits on what an emulator keeps. Immutable. */
public final class LimitSettings extends Settings {

  LimitSettings(OptionValues values) {
    super(OptionGroup.LIMITS, values);
  }

  /** Returns the limit on sessions of a user, which is that on devices, too. */
  public int sessionsPerUser() {
    return get(LimitsOptions.SESSIONS_PER_USER);
  }

  /** Returns the limit on users of an app that have only an anonymous identity. */
  public int anonymousUsersPerApp() {
    return get(LimitsOptions.ANONYMOUS_USERS_PER_APP);
  }

  /** Returns the number of answered requests that the journal keeps. */
  public int journalSize() {
    return get(LimitsOptions.JOURNAL_SIZE);
  }

  /** Returns the number of events of users that are kept. */
  public int eventsSize() {
    return get(LimitsOptions.EVENTS_SIZE);
  }

  /**
   * Returns the share of the memory for what is kept, in percent, above which calls that add
   * something are refused; 100 if none are.
   */
  public int heapLimit() {
    return get(LimitsOptions.HEAP_LIMIT);
  }

  /** Sets how much is kept. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * Sets the limit on sessions of a user, and on devices; {@value
     * EmulatorConfig#DEFAULT_SESSIONS_PER_USER} by default. One more ends the oldest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder sessionsPerUser(int most) {
      config.put(LimitsOptions.SESSIONS_PER_USER, most);
      return this;
    }

    /**
     * Sets the limit on users of an app that have only an anonymous identity; {@value
     * EmulatorConfig#DEFAULT_ANONYMOUS_USERS_PER_APP} by default. One more deletes the oldest.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder anonymousUsersPerApp(int most) {
      config.put(LimitsOptions.ANONYMOUS_USERS_PER_APP, most);
      return this;
    }

    /**
     * Sets the number of answered requests that the journal keeps; {@value
     * EmulatorConfig#DEFAULT_JOURNAL_SIZE} by default. With 0 there is no journal.
     *
     * @throws IllegalArgumentException if it is negative or more than 1 000 000
     */
    public Builder journalSize(int requests) {
      config.put(LimitsOptions.JOURNAL_SIZE, requests);
      return this;
    }

    /**
     * Sets the number of events of users that are kept; {@value EmulatorConfig#DEFAULT_EVENTS_SIZE}
     * by default. With 0 there is no list of events; listeners are told of them all the same.
     *
     * @throws IllegalArgumentException if it is negative or more than 1 000 000
     */
    public Builder eventsSize(int events) {
      config.put(LimitsOptions.EVENTS_SIZE, events);
      return this;
    }

    /**
     * Sets how much of the memory for what is kept may be in use, after a garbage collection,
     * before calls over HTTP that add something are refused with 503; 100, which is no limit, by
     * default.
     *
     * @param percent 1 to 100
     * @throws IllegalArgumentException if it is not from 1 to 100
     */
    public Builder heapLimit(int percent) {
      config.put(LimitsOptions.HEAP_LIMIT, percent);
      return this;
    }
  }
}
