package io.appservices.emulator.http;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The parts of Jetty that are needed, and no others. Javalin's own assembly adds a session handler,
 * statistics, a low-resource monitor, WebSockets and log lines, which cost time at every start.
 */
final class JettyAssembly {

  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 2;
  private static final int THREAD_IDLE_MILLIS = 10_000;
  private static final int STOP_MILLIS = 400;
  private static final int CONNECTION_IDLE_MILLIS = 60_000;
  private static final int BACKLOG = 256;
  private static final int LONGEST_HEAD = 32 * 1024;

  private JettyAssembly() {}

  /** A server with one servlet for everything, not started. */
  static Server server(Servlet servlet) {
    Server server =
        new Server(threads(), new ScheduledExecutorScheduler("appservices-http-timer", true), null);
    server.setErrorHandler(new JettyErrors());
    server.setHandler(context(servlet));
    return server;
  }

  /** The server's listening end, not opened. */
  static ServerConnector connector(Server server, String host, int port) {
    // No acceptor thread: the selector accepts.
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(CONNECTION_IDLE_MILLIS);
    server.addConnector(connector);
    return connector;
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, THREAD_IDLE_MILLIS);
    threads.setName("appservices-http");
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MILLIS);
    return threads;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    // SDKs put an access token and the arguments of a watch into the query string.
    configuration.setRequestHeaderSize(LONGEST_HEAD);
    // A preflight is answered with what it asked for, and some more.
    configuration.setMaxResponseHeaderSize(2 * LONGEST_HEAD);
    // Jetty refuses %2F and the like, because it decodes paths; the router does not, before it
    // split.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  private static ServletContextHandler context(Servlet servlet) {
    ServletContextHandler context =
        new ServletContextHandler(
            "/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    context.setErrorHandler(new JettyErrors());
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    return context;
  }
}
