package io.appservices.emulator.option;

import java.util.List;

/** The options of addresses to listen on, and of callers of what is not open to every web page. */
public final class NetworkOptions {

  public static final String DEFAULT_HOST = "127.0.0.1";

  public static final Option<Integer> PORT =
      Option.named("--port", "port", Formats.number("<port>", 0, Formats.MAX_PORT))
          .description("Port to listen on, 0 for any that is free.")
          .standard(0)
          .ofServer(9090)
          .in(OptionGroup.NETWORK);

  public static final Option<String> HOST =
      Option.named("--host", "host", Formats.address())
          .description("Name or address to listen on.")
          .standard(DEFAULT_HOST)
          .told("localhost, by IPv4 and IPv6")
          .matters()
          .in(OptionGroup.NETWORK);

  public static final Option<String> ALLOW_HOST =
      Option.named("--allow-host", "allowHost", Formats.calledHost())
          .description(
              "Where the emulator's own API and those of operators are called, beside the name or"
                  + " address it listens on; *.example.com for all below a name.")
          .unordered()
          .in(OptionGroup.NETWORK);

  public static final Option<String> ALLOW_ORIGIN =
      Option.named("--allow-origin", "allowOrigin", Formats.origin())
          .description(
              "An origin whose web pages may call the emulator's own API and those of operators.")
          .unordered()
          .in(OptionGroup.NETWORK);

  static final List<Option<?>> ALL = List.of(PORT, HOST, ALLOW_HOST, ALLOW_ORIGIN);

  private NetworkOptions() {}
}
