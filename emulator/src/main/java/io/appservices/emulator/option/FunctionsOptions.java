package io.appservices.emulator.option;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The options of functions: reachable hosts, time limits and packages. */
public final class FunctionsOptions {

  public static final int DEFAULT_TIME_LIMIT_SECONDS = 300;

  private static final int SERVER_IDLE_TIMEOUT_SECONDS = 30;

  public static final Option<String> ALLOW_HTTP =
      Option.named("--allow-http", "allowHttp", Formats.httpHost())
          .description(
              "A host that functions may call by context.http, on all ports unless one is given.")
          .note("; the hosts of App Services are always answered by the emulator itself")
          .unordered()
          .in(OptionGroup.FUNCTIONS);

  public static final Option<Duration> TIME_LIMIT =
      Option.named("--function-time-limit", "timeLimit", Formats.seconds())
          .description("How long a function may run.")
          .standard(Duration.ofSeconds(DEFAULT_TIME_LIMIT_SECONDS))
          .note(", as on the service")
          .in(OptionGroup.FUNCTIONS);

  public static final Option<Duration> IDLE_TIMEOUT =
      Option.named("--function-idle-timeout", "idleTimeout", Formats.secondsOrNone())
          .description(
              "After how long without a function the JavaScript engine is unloaded; the next call"
                  + " loads it again. 0 for never. A server with nothing to do gives memory back 10"
                  + " seconds later, with 0 after 10 seconds.")
          .standard(Duration.ZERO)
          .ofServer(Duration.ofSeconds(SERVER_IDLE_TIMEOUT_SECONDS))
          .in(OptionGroup.FUNCTIONS);

  public static final Option<URI> NPM_REGISTRY =
      Option.named("--npm-registry", "npmRegistry", Formats.httpUrl())
          .description("The registry of npm that packages are fetched from by name.")
          .note("; without it nothing is fetched")
          .in(OptionGroup.FUNCTIONS);

  public static final Option<Path> NPM_CACHE =
      Option.named("--npm-cache", "npmCache", Formats.readableDirectory())
          .description(
              "The cache of npm, such as ~/.npm, that packages are taken from by name before any"
                  + " registry is asked.")
          .in(OptionGroup.FUNCTIONS);

  static final List<Option<?>> ALL =
      List.of(ALLOW_HTTP, TIME_LIMIT, IDLE_TIMEOUT, NPM_REGISTRY, NPM_CACHE);

  private FunctionsOptions() {}
}
