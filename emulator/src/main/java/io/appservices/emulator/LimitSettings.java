package io.appservices.emulator;

import io.appservices.emulator.option.LimitsOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;

/** How much an emulator keeps. Immutable. */
public final class LimitSettings extends Settings {

  LimitSettings(OptionValues values) {
    super(OptionGroup.LIMITS, values);
  }

  /** How many sessions of a user are kept, and how many devices. */
  public int sessionsPerUser() {
    return get(LimitsOptions.SESSIONS_PER_USER);
  }

  /** How many users that are anonymous and nothing else an app keeps. */
  public int anonymousUsersPerApp() {
    return get(LimitsOptions.ANONYMOUS_USERS_PER_APP);
  }

  /** Sets how much is kept. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /**
     * How many sessions of a user are kept, and how many devices; {@value
     * EmulatorConfig#DEFAULT_SESSIONS_PER_USER}, unless set. With one more the oldest ends.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder sessionsPerUser(int most) {
      config.put(LimitsOptions.SESSIONS_PER_USER, most);
      return this;
    }

    /**
     * How many users that are anonymous and nothing else an app keeps; {@value
     * EmulatorConfig#DEFAULT_ANONYMOUS_USERS_PER_APP}, unless set. With one more the first is
     * deleted.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder anonymousUsersPerApp(int most) {
      config.put(LimitsOptions.ANONYMOUS_USERS_PER_APP, most);
      return this;
    }
  }
}
