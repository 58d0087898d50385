package io.appservices.emulator.option;

import io.appservices.emulator.runtime.PasswordHasher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The data sources of apps, and where the state of the emulator is kept. */
public final class DataOptions {

  /** The name that Atlas gives the linked cluster. */
  public static final String DEFAULT_SOURCE = "mongodb-atlas";

  public static final int DEFAULT_TIME_LIMIT_SECONDS = 30;

  /**
   * The rounds of PBKDF2-HMAC-SHA256 that the OWASP Password Storage Cheat Sheet (2023) asks for.
   */
  public static final int DURABLE_PASSWORD_ITERATIONS = 600_000;

  /** The rounds where hashes never leave memory: logins of a test double have to be fast. */
  public static final int IN_MEMORY_PASSWORD_ITERATIONS = PasswordHasher.IN_MEMORY_ITERATIONS;

  public static final Option<Path> DIRECTORY =
      Option.named("--data", "directory", Formats.path("<directory>", "a directory"))
          .description(
              "Directory that the state is kept in, so that it is there again after a restart; made"
                  + " if it is missing. One emulator at a time may use it.")
          .told("none, the state is in memory")
          .in(OptionGroup.DATA);

  public static final Option<StorageUri> STORAGE =
      Option.named("--storage", "storage", StorageUri.format())
          .description(
              "MongoDB deployment that the state is kept in; any number of emulators share it. Not"
                  + " together with --data.")
          .told("none, the state is in memory")
          .in(OptionGroup.DATA);

  public static final Option<Path> STATE =
      Option.named("--state", "state", Formats.path("<file>", "a file"))
          .description(
              "File of a state to start with, as a test that failed leaves it, and as GET"
                  + " /__emulator/v1/apps/<client app id>/state answers it; it is not changed. Not"
                  + " together with --data or --storage.")
          .told("none")
          .in(OptionGroup.DATA);

  public static final Option<Integer> PASSWORD_ITERATIONS =
      Option.named(
              "--password-iterations",
              "passwordIterations",
              Formats.number("<number>", 1, PasswordHasher.MOST_ITERATIONS))
          .description("Rounds of PBKDF2-HMAC-SHA256 for the hash of a new password.")
          .told(
              DURABLE_PASSWORD_ITERATIONS
                  + " with --data or --storage, as OWASP asks for, and "
                  + IN_MEMORY_PASSWORD_ITERATIONS
                  + " in memory")
          .in(OptionGroup.DATA);

  public static final Option<DataSource> SOURCE =
      Option.named("--data-source", "source", DataSource.format())
          .description(
              "A data source that every app has, embedded or at the URI of a real cluster.")
          .standard(new DataSource(DEFAULT_SOURCE, null))
          .note(", embedded")
          .unordered()
          .key(DataSource::name)
          .separator(DataSource::separate)
          .in(OptionGroup.DATA);

  public static final Option<Duration> TIME_LIMIT =
      Option.named("--data-source-time-limit", "timeLimit", Formats.seconds())
          .description("How long one operation of a data source may take.")
          .standard(Duration.ofSeconds(DEFAULT_TIME_LIMIT_SECONDS))
          .in(OptionGroup.DATA);

  static final List<Option<?>> ALL =
      List.of(DIRECTORY, STORAGE, STATE, PASSWORD_ITERATIONS, SOURCE, TIME_LIMIT);

  private DataOptions() {}
}
