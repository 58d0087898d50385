package io.appservices.emulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The running server: some APIs on one port, until it is closed. */
public final class HttpServer implements AutoCloseable {

  private static final long GRACE_MILLIS = 200;

  private final Server server;
  private final ServerConnector connector;
  private final int port;
  private final InFlight inFlight;
  private final Streams streams;

  private HttpServer(Server server, ServerConnector connector, InFlight inFlight, Streams streams) {
    this.server = server;
    this.connector = connector;
    this.port = connector.getLocalPort();
    this.inFlight = inFlight;
    this.streams = streams;
  }

  /**
   * Starts to serve the APIs. When it returns, the port accepts connections.
   *
   * @param host the name or address to listen on
   * @param port the port, or 0 for any that is free
   * @throws UncheckedIOException if it cannot listen there; the cause is a {@link BindException}
   *     when the port is taken or not permitted, an {@link UnknownHostException} when the host is
   *     unknown
   * @throws IllegalArgumentException if two routes are the same
   */
  public static HttpServer start(String host, int port, List<Api> apis) {
    InFlight inFlight = new InFlight();
    Streams streams = new Streams();
    Dispatcher dispatcher = new Dispatcher(Router.of(apis));
    Server server =
        JettyAssembly.server(new JavalinPipeline(dispatcher, inFlight, streams).servlet());
    ServerConnector connector = JettyAssembly.connector(server, host, port);
    listen(connector);
    start(server);
    return new HttpServer(server, connector, inFlight, streams);
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /**
   * Stops listening, lets requests that are being answered finish for a short time, and ends all
   * threads. A second close does nothing.
   */
  @Override
  public void close() {
    connector.close();
    try {
      inFlight.awaitNone(GRACE_MILLIS);
      streams.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(server);
  }

  // Before anything is started, so that a port that is taken leaves nothing to clean up.
  private static void listen(ServerConnector connector) {
    try {
      connector.open();
    } catch (UnresolvedAddressException e) {
      throw new UncheckedIOException(new UnknownHostException(connector.getHost()));
    } catch (IOException e) {
      // Jetty wraps it to name the address.
      throw new UncheckedIOException(
          e.getCause() instanceof BindException bind ? named(bind, connector) : e);
    }
  }

  private static BindException named(BindException cause, ServerConnector connector) {
    BindException named =
        new BindException(
            "cannot listen on "
                + connector.getHost()
                + ":"
                + connector.getPort()
                + ": "
                + cause.getMessage());
    named.initCause(cause);
    return named;
  }

  private static void start(Server server) {
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      throw new IllegalStateException("the HTTP server did not start", e);
    }
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }
}
