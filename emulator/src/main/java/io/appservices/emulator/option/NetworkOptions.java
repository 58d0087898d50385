package io.appservices.emulator.option;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
          .told("localhost, by IPv4 and IPv6")
          .ordered()
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

  public static final Option<String> TRUSTED_PROXY =
      Option.named("--trusted-proxy", "trustedProxy", Formats.addressRange())
          .description(
              "A proxy whose Forwarded and X-Forwarded-* headers are believed: how it was called is"
                  + " what clients are told to call.")
          .unordered()
          .in(OptionGroup.NETWORK);

  public static final Option<Duration> DRAIN =
      Option.named("--drain-seconds", "drain", Formats.secondsOrNone())
          .description(
              "How long all calls are still answered when told to stop, but for /ready, which says"
                  + " no, so that a load balancer sends nothing more. Calls that are in flight then"
                  + " get as long again, and half a second at least.")
          .standard(Duration.ZERO)
          .in(OptionGroup.NETWORK);

  static final List<Option<?>> ALL =
      Stream.of(
              List.of(PORT, HOST, ALLOW_HOST, ALLOW_ORIGIN, TRUSTED_PROXY),
              TlsOptions.ALL,
              List.of(DRAIN))
          .<Option<?>>flatMap(List::stream)
          .toList();

  private NetworkOptions() {}
}
