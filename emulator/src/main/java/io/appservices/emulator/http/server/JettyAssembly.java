package io.appservices.emulator.http.server;

import jakarta.servlet.Servlet;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The parts of Jetty that are needed, and no others. Javalin's own assembly adds a session handler,
 * statistics, a low-resource monitor, WebSockets and log lines, which cost time at every start.
 */
public final class JettyAssembly {

  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 2;
  private static final int THREAD_IDLE_MILLIS = 10_000;
  private static final int STOP_MILLIS = 400;
  private static final int CONNECTION_IDLE_MILLIS = 60_000;
  private static final int BACKLOG = 256;
  private static final int LONGEST_HEAD = 32 * 1024;
  // Made anew for each request, and cleared: as small as most heads and bodies allow.
  private static final int INPUT_BUFFER = 2 * 1024;
  private static final int USUAL_ANSWER_HEAD = 512;

  private JettyAssembly() {}

  /** Returns a server with one servlet for everything, not started. */
  static Server server(Servlet servlet, Scheduler scheduler) {
    Server server = new Server(threads(), scheduler, buffers());
    JettyErrors errors = new JettyErrors();
    server.setErrorHandler(errors);
    server.setHandler(context(servlet, errors));
    return server;
  }

  /**
   * Returns a listening end of the server for so many addresses, not opened.
   *
   * @param tls what connections are made with; null for connections without TLS
   */
  static AddressesConnector connector(
      Server server, int addresses, int port, @Nullable SSLContext tls) {
    HttpConfiguration configuration = configuration();
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    http.setInputBufferSize(INPUT_BUFFER);
    // With an acceptor thread, closing the connector ends listening at once; a selector that
    // accepts holds on to the port.
    AddressesConnector connector =
        tls == null
            ? new AddressesConnector(server, addresses, http)
            : new AddressesConnector(server, addresses, overTls(tls, configuration), http);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(CONNECTION_IDLE_MILLIS);
    server.addConnector(connector);
    return connector;
  }

  private static SslConnectionFactory overTls(SSLContext tls, HttpConfiguration configuration) {
    // It tells requests that they came by https. Which name the client asked for does not matter:
    // who may call is decided by Host, as without TLS.
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(tls);
    SslConnectionFactory ssl = new SslConnectionFactory(factory, HttpVersion.HTTP_1_1.asString());
    ssl.setDirectBuffersForDecryption(false);
    ssl.setDirectBuffersForEncryption(false);
    return ssl;
  }

  /**
   * Returns a source of new buffers, without a pool. After a malformed request Jetty may release
   * the buffer of the connection twice (jetty.project#12939), and a pool then lends one buffer to
   * two connections: one client gets the answer to another's request. Buffers in the heap cost
   * little to make.
   */
  private static ByteBufferPool buffers() {
    return new ByteBufferPool.NonPooling();
  }

  private static QueuedThreadPool threads() {
    // Jetty's own queue asks the platform's MBean server for the width of a reference; bringing
    // that up is a quarter of the first start.
    QueuedThreadPool threads =
        new QueuedThreadPool(
            MAX_THREADS, MIN_THREADS, THREAD_IDLE_MILLIS, new LinkedBlockingQueue<>());
    threads.setName("appservices-http");
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MILLIS);
    return threads;
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(new ExpectationOfOldClient());
    configuration.setSendServerVersion(false);
    configuration.setUseInputDirectByteBuffers(false);
    configuration.setUseOutputDirectByteBuffers(false);
    // It would tell the machine's time, which is not the time that the emulator lives in.
    configuration.setSendDateHeader(false);
    // SDKs put an access token and the arguments of a watch into the query string.
    configuration.setRequestHeaderSize(LONGEST_HEAD);
    // Each connection would keep the header fields it has seen; every token is one of them, and
    // looking them up takes longer than reading them.
    configuration.setHeaderCacheSize(0);
    configuration.setResponseHeaderSize(USUAL_ANSWER_HEAD);
    // An endpoint is answered with what its function sets, which is limited, and a preflight with
    // what it asked for; each with some more.
    configuration.setMaxResponseHeaderSize(4 * LONGEST_HEAD);
    // Jetty refuses %2F and the like, because it decodes paths; the router does not, before it
    // split.
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    return configuration;
  }

  private static ServletContextHandler context(Servlet servlet, JettyErrors errors) {
    ServletContextHandler context =
        new ServletContextHandler(
            "/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    context.setErrorHandler(errors);
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    return context;
  }
}
