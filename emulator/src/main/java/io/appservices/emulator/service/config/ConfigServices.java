package io.appservices.emulator.service.config;

import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;

/** The services that read and change the configuration of apps, over the same states. */
public record ConfigServices(
    ConfigService config,
    SettingService settings,
    SecretService secrets,
    ValueService values,
    SyncService sync) {

  /** Makes all of them. */
  public static ConfigServices of(AppStates states, EmulatorClock clock, Ids ids) {
    ConfigService config = new ConfigService(states, clock, ids);
    SecretService secrets = new SecretService(states, clock, ids);
    return new ConfigServices(
        config,
        new SettingService(config),
        secrets,
        new ValueService(config, secrets),
        new SyncService(config));
  }
}
