package io.appservices.emulator.option;

import java.time.Duration;
import java.util.List;

/** The data sources of apps. */
public final class DataOptions {

  /** The name that Atlas gives the linked cluster. */
  public static final String DEFAULT_SOURCE = "mongodb-atlas";

  public static final int DEFAULT_TIME_LIMIT_SECONDS = 30;

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

  static final List<Option<?>> ALL = List.of(SOURCE, TIME_LIMIT);

  private DataOptions() {}
}
