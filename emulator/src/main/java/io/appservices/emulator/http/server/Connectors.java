package io.appservices.emulator.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The listening ends of one server: some addresses, and one port on all of them; by TLS another.
 */
final class Connectors implements AutoCloseable {

  /** A port that is free on one address may be taken on another. */
  private static final int ATTEMPTS = 20;

  private final AddressesConnector connector;
  private @Nullable Connectors byTls;
  private int port;

  private Connectors(AddressesConnector connector) {
    this.connector = connector;
  }

  /**
   * Starts to listen; connections wait until the server is started.
   *
   * @throws UncheckedIOException as {@link HttpServer#start} says; then nothing listens
   */
  static Connectors open(Server server, Listening listening) {
    Connectors plain = open(server, listening.hosts(), listening.port(), null);
    try {
      plain.byTls =
          listening
              .tls()
              .map(tls -> open(server, listening.hosts(), listening.tlsPort(), tls))
              .orElse(null);
      return plain;
    } catch (UncheckedIOException e) {
      plain.remove(server);
      throw e;
    }
  }

  /** Opens one port, 0 for any that is free on all the addresses. */
  private static Connectors open(
      Server server, List<String> hosts, int port, @Nullable SSLContext tls) {
    for (int attempt = 1; ; attempt++) {
      Connectors opened = new Connectors(JettyAssembly.connector(server, hosts.size(), port, tls));
      int listening = 0;
      try {
        for (String host : hosts) {
          opened.listen(host);
          listening++;
        }
        return opened;
      } catch (UncheckedIOException e) {
        opened.remove(server);
        if (listening == 0 || port != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Returns the port without TLS that all of them listen on, or did until the close. */
  int port() {
    return port;
  }

  /** Returns the port by TLS, if there is one. */
  OptionalInt tlsPort() {
    return byTls == null ? OptionalInt.empty() : OptionalInt.of(byTls.port);
  }

  /** Ends listening at once. */
  @Override
  public void close() {
    connector.close();
    if (byTls != null) {
      byTls.close();
    }
  }

  private void listen(String host) {
    try {
      connector.open(host);
      port = connector.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(explained(e, connector));
    }
  }

  private void remove(Server server) {
    close();
    server.removeConnector(connector);
  }

  /** Unwraps the cause: Jetty wraps what went wrong, whatever it is, in a plain IOException. */
  private static IOException explained(IOException wrapped, ServerConnector connector) {
    Throwable cause = wrapped.getCause();
    String host = connector.getHost();
    String text =
        "cannot listen on "
            + (host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]")
            + ":"
            + connector.getPort();
    if (cause instanceof BindException) {
      return (IOException) new BindException(text + ": " + cause.getMessage()).initCause(cause);
    }
    return cause instanceof UnresolvedAddressException
        ? (IOException) new UnknownHostException(text + ": unknown host").initCause(cause)
        : wrapped;
  }
}
