package io.appservices.emulator.assembly;

import io.appservices.emulator.api.error.TlsException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.NetworkSettings;
import io.appservices.emulator.tls.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the settings of TLS in a configuration. */
public final class TlsParts {

  private static final String DIRECTORY = "tls";

  private TlsParts() {}

  /**
   * Checks what can be checked before anything is started or made.
   *
   * @throws TlsException if settings do not fit together, or a certificate cannot be used
   */
  public static void check(EmulatorConfig config) {
    NetworkSettings network = config.network();
    boolean hasCertificate = network.tlsCertificate().isPresent();
    if (hasCertificate != network.tlsKey().isPresent()) {
      throw new TlsException("--tls-certificate and --tls-key go together: one of them is missing");
    }
    if (!network.tls() && (hasCertificate || network.tlsDirectory().isPresent())) {
      throw new TlsException(
          (hasCertificate ? "--tls-certificate" : "--tls-directory")
              + " is of no use without --tls");
    }
    if (hasCertificate && network.tlsDirectory().isPresent()) {
      throw new TlsException(
          "--tls-directory is where an authority is kept, which --tls-certificate is in place of:"
              + " leave out one of them");
    }
    if (network.tls() && network.port() != 0 && network.port() == network.tlsPort()) {
      throw new TlsException(
          "--port and --tls-port are both " + network.port() + ": give one of them another");
    }
    if (hasCertificate) {
      own(network);
    }
  }

  /**
   * Returns what the port by TLS takes; empty if there is to be none.
   *
   * @throws TlsException if the certificate, or the directory of the authority, cannot be used
   */
  public static Optional<Tls> of(EmulatorConfig config) {
    NetworkSettings network = config.network();
    if (!network.tls()) {
      return Optional.empty();
    }
    return Optional.of(
        network.tlsCertificate().isPresent()
            ? own(network)
            : Tls.issued(directory(config), listening(network), network.allowedHosts()));
  }

  private static Tls own(NetworkSettings network) {
    return Tls.own(network.tlsCertificate().orElseThrow(), network.tlsKey().orElseThrow());
  }

  private static Optional<Path> directory(EmulatorConfig config) {
    return config
        .network()
        .tlsDirectory()
        .or(() -> config.data().directory().map(state -> state.resolve(DIRECTORY)));
  }

  private static List<String> listening(NetworkSettings network) {
    List<String> all = new ArrayList<>(network.hosts());
    all.addAll(network.addresses());
    return all;
  }
}
