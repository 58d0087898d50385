package io.appservices.emulator.cli.start;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.NetworkSettings;
import java.nio.file.Path;
import java.util.Map;

/** The directory of the user's own settings, which keeps what clients trust over restarts. */
final class UserDirectory {

  private static final String NAME = "appservices-emulator";

  private UserDirectory() {}

  /**
   * Returns the configuration with a directory for the certificate authority, where it needs one
   * and nothing says which.
   */
  static EmulatorConfig addTo(EmulatorConfig config, Map<String, String> environment) {
    NetworkSettings network = config.network();
    boolean needed =
        network.tls()
            && network.tlsCertificate().isEmpty()
            && network.tlsDirectory().isEmpty()
            && config.data().directory().isEmpty();
    return needed
        ? config.toBuilder().network(n -> n.tlsDirectory(of(environment).resolve("tls"))).build()
        : config;
  }

  /** Returns the directory by the XDG Base Directory Specification. */
  private static Path of(Map<String, String> environment) {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path parent =
        configured.startsWith("/") ? Path.of(configured) : home(environment).resolve(".config");
    return parent.resolve(NAME);
  }

  /** Asks the environment first: Java knows no home of a user that the system does not list. */
  private static Path home(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home"));
  }
}
