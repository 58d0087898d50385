package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfig;
import io.appservices.emulator.EmulatorConfigBuilder;
import picocli.CommandLine.Option;

/** Options for how much is kept. */
final class LimitOptions {

  @Option(
      names = "--sessions-per-user",
      paramLabel = "<number>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_SESSIONS_PER_USER:-"
              + EmulatorConfig.DEFAULT_SESSIONS_PER_USER
              + "}",
      description =
          "How many sessions of a user are kept, and how many devices; with one more the oldest"
              + " ends. Default: "
              + EmulatorConfig.DEFAULT_SESSIONS_PER_USER
              + ".")
  private int sessionsPerUser;

  @Option(
      names = "--anonymous-users-per-app",
      paramLabel = "<number>",
      defaultValue =
          "${env:APPSERVICES_EMULATOR_ANONYMOUS_USERS_PER_APP:-"
              + EmulatorConfig.DEFAULT_ANONYMOUS_USERS_PER_APP
              + "}",
      description =
          "How many anonymous users an app keeps; with one more the first is deleted. Default: "
              + EmulatorConfig.DEFAULT_ANONYMOUS_USERS_PER_APP
              + ".")
  private int anonymousUsersPerApp;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    taker.take(
        "--sessions-per-user",
        String.valueOf(sessionsPerUser),
        text -> builder.sessionsPerUser(sessionsPerUser));
    taker.take(
        "--anonymous-users-per-app",
        String.valueOf(anonymousUsersPerApp),
        text -> builder.anonymousUsersPerApp(anonymousUsersPerApp));
  }
}
