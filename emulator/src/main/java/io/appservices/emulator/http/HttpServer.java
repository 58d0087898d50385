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

  private static final long GRACE_MILLIS = 500;

  private final Server server;
  private final ServerConnector connector;
  private final int port;
  private final InFlight inFlight = new InFlight();
  private final Timer timer = new Timer();
  private final Workers workers;

  private HttpServer(String host, int wantedPort, Router router, Patience patience) {
    workers = new Workers(timer.executor(), patience.turn());
    BodyReads reads = new BodyReads(timer.executor(), patience.body());
    JavalinPipeline pipeline =
        new JavalinPipeline(new Exchange.Parts(new Dispatcher(router), reads, workers, inFlight));
    server = JettyAssembly.server(pipeline.servlet(), timer.scheduler());
    connector = JettyAssembly.connector(server, host, wantedPort);
    // Before anything is started, so that a port that is taken leaves nothing to clean up.
    listen(connector);
    port = connector.getLocalPort();
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
    return start(host, port, apis, Patience.DEFAULT);
  }

  static HttpServer start(String host, int port, List<Api> apis, Patience patience) {
    HttpServer http = new HttpServer(host, port, Router.of(apis), patience);
    try {
      http.server.start();
    } catch (Exception e) {
      http.close();
      throw new IllegalStateException("the HTTP server did not start", e);
    }
    return http;
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
      workers.close();
      server.stop();
      timer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }

  private static void listen(ServerConnector connector) {
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(explained(e, connector));
    }
  }

  /** Jetty wraps what went wrong, whatever it is, in a plain IOException. */
  private static IOException explained(IOException wrapped, ServerConnector connector) {
    Throwable cause = wrapped.getCause();
    String text = "cannot listen on " + connector.getHost() + ":" + connector.getPort();
    if (cause instanceof BindException) {
      return (IOException) new BindException(text + ": " + cause.getMessage()).initCause(cause);
    }
    return cause instanceof UnresolvedAddressException
        ? (IOException) new UnknownHostException(text + ": unknown host").initCause(cause)
        : wrapped;
  }
}
