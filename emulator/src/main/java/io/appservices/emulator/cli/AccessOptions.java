package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfigBuilder;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for who may call what is not open to every web page, and how. */
final class AccessOptions {

  @Option(
      names = "--allow-host",
      paramLabel = "<host>",
      split = ",",
      defaultValue = "${env:APPSERVICES_EMULATOR_ALLOW_HOST:-" + Option.NULL_VALUE + "}",
      description =
          "A name or an address at which the emulator's own API and those of operators are called,"
              + " beside the one it listens on; *.example.com for all below a name. May be given"
              + " more than once. Default: none.")
  private List<String> hosts = List.of();

  @Option(
      names = "--allow-origin",
      paramLabel = "<origin>",
      split = ",",
      defaultValue = "${env:APPSERVICES_EMULATOR_ALLOW_ORIGIN:-" + Option.NULL_VALUE + "}",
      description =
          "An origin, such as http://localhost:3000, whose web pages may call the emulator's own"
              + " API and those of operators. May be given more than once. Default: none.")
  private List<String> origins = List.of();

  @Option(
      names = "--atlas-sha256",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      defaultValue = "${env:APPSERVICES_EMULATOR_ATLAS_SHA256:-false}",
      description =
          "Offer HTTP Digest with SHA-256 beside MD5 at the Atlas Administration API. Default:"
              + " false.")
  private boolean atlasSha256;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    given(hosts).forEach(host -> taker.take("--allow-host", host, builder::allowHost));
    given(origins).forEach(origin -> taker.take("--allow-origin", origin, builder::allowOrigin));
    builder.atlasSha256(atlasSha256);
  }

  private static List<String> given(List<String> values) {
    return values == null ? List.of() : values;
  }
}
