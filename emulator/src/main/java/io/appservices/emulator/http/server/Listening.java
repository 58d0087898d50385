package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.TrustedProxies;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a server listens, and whom it believes where it was called.
 *
 * @param hosts the names or addresses, the same for all ports
 * @param port the port, or 0 for any that is free
 * @param tls what the other port makes connections with; without it there is none
 * @param tlsPort the port by TLS, or 0 for any that is free
 * @param proxies the proxies that are believed when they say how they were called
 */
public record Listening(
    List<String> hosts, int port, Optional<SSLContext> tls, int tlsPort, TrustedProxies proxies) {

  public Listening {
    hosts = List.copyOf(hosts);
  }

  /** Returns a server's without TLS and proxies. */
  static Listening at(List<String> hosts, int port) {
    return new Listening(hosts, port, Optional.empty(), 0, TrustedProxies.NONE);
  }
}
