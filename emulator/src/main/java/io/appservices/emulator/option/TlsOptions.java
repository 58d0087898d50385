package io.appservices.emulator.option;

import java.nio.file.Path;
import java.util.List;

/** The options of the port that speaks TLS. */
public final class TlsOptions {

  public static final Option<Boolean> TLS =
      Option.named("--tls", "tls", Formats.bool())
          .description(
              "Listen on a second port, by TLS (https), with a certificate of an authority that the"
                  + " emulator makes once.")
          .standard(false)
          .in(OptionGroup.NETWORK);

  public static final Option<Integer> PORT =
      Option.named("--tls-port", "tlsPort", Formats.number("<port>", 0, Formats.MAX_PORT))
          .description("Port to listen on by TLS, 0 for any that is free; with --tls.")
          .standard(0)
          .ofServer(9443)
          .in(OptionGroup.NETWORK);

  public static final Option<Path> CERTIFICATE =
      Option.named("--tls-certificate", "tlsCertificate", Formats.path("<file>", "a file"))
          .description(
              "A certificate of your own for --tls, in PEM, with those that lead to one that"
                  + " clients trust; takes --tls-key.")
          .told("none, one is made")
          .in(OptionGroup.NETWORK);

  public static final Option<Path> KEY =
      Option.named("--tls-key", "tlsKey", Formats.path("<file>", "a file"))
          .description("The private key of --tls-certificate, in PEM, not encrypted.")
          .in(OptionGroup.NETWORK);

  public static final Option<Path> DIRECTORY =
      Option.named("--tls-directory", "tlsDirectory", Formats.path("<directory>", "a directory"))
          .description(
              "Where the certificate authority of --tls is kept, so that clients trust it once;"
                  + " made if it is missing.")
          .told(
              "tls below the directory of --data; without one,"
                  + " ~/.config/appservices-emulator/tls. Embedded it is in memory then")
          .in(OptionGroup.NETWORK);

  static final List<Option<?>> ALL = List.of(TLS, PORT, CERTIFICATE, KEY, DIRECTORY);

  private TlsOptions() {}
}
