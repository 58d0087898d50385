package io.appservices.emulator.http.server;

import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.ServerLoad;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.http.message.CallTimeouts;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.http.server.limit.Delays;
import io.appservices.emulator.http.server.limit.InFlight;
import io.appservices.emulator.http.server.limit.Workers;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.ParallelClose;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: some APIs on one port, until it is closed. */
public final class HttpServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** The least time that calls in flight are given to end. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** The limit on the stop of Jetty; its own ones end all of the usual waits sooner. */
  private static final Duration STOP_LIMIT = Duration.ofMillis(1_000);

  private final Server server;
  private final Connectors connectors;
  private final InFlight inFlight = new InFlight();
  private final Timer timer = new Timer();
  private final Workers workers;
  private final Delays delays;

  private HttpServer(
      Listening listening,
      Router router,
      CallerPolicy callers,
      CallChain chain,
      CallTimeouts timeouts) {
    workers = new Workers(timer.executor(), timeouts.queue());
    delays = new Delays(timer.executor(), workers.threads(), inFlight);
    BodyReads reads = new BodyReads(timer.executor(), this::execute, timeouts.body());
    JavalinPipeline pipeline =
        new JavalinPipeline(
            new Exchange.Parts(
                new Dispatcher(router, callers, listening.proxies(), chain),
                chain,
                reads,
                workers,
                delays,
                inFlight));
    server = JettyAssembly.server(pipeline.servlet(), timer.scheduler());
    // Before anything is started, so that a port that is taken leaves nothing to clean up.
    connectors = Connectors.open(server, listening);
    chain.load().comesFrom(new Load());
  }

  private void execute(Runnable task) {
    server.getThreadPool().execute(task);
  }

  private final class Load implements ServerLoad.Source {

    @Override
    public int inFlight() {
      return inFlight.count();
    }

    @Override
    public Map<Work, ServerLoad.Use> work() {
      return workers.use();
    }
  }

  /**
   * Starts to serve the APIs, for web pages of its own origin alone where an API asks for that.
   *
   * @see #start(Listening, List, CallerPolicy, CallChain)
   */
  public static HttpServer start(String host, int port, List<Api> apis) {
    return start(host, port, apis, CallTimeouts.DEFAULT);
  }

  /**
   * Starts to serve the APIs, without TLS.
   *
   * @see #start(Listening, List, CallerPolicy, CallChain)
   */
  public static HttpServer start(
      List<String> hosts, int port, List<Api> apis, CallerPolicy callers, CallChain chain) {
    return start(Listening.at(hosts, port), apis, callers, chain);
  }

  /**
   * Starts to serve the APIs. When it returns, the ports accept connections.
   *
   * @param callers the policy of APIs that are not open to pages of every origin
   * @param chain the filters and observers of calls
   * @throws UncheckedIOException if it cannot listen there; the cause is a {@link BindException}
   *     when the port is taken or not permitted, an {@link UnknownHostException} when the host is
   *     unknown
   */
  public static HttpServer start(
      Listening listening, List<Api> apis, CallerPolicy callers, CallChain chain) {
    return start(
        new HttpServer(listening, Router.onDemand(apis), callers, chain, CallTimeouts.DEFAULT));
  }

  public static HttpServer start(String host, int port, List<Api> apis, CallTimeouts timeouts) {
    return start(host, port, apis, CallerPolicy.of(host, List.of(), List.of()), timeouts);
  }

  public static HttpServer start(
      String host, List<Api> apis, CallerPolicy callers, CallTimeouts timeouts) {
    return start(host, 0, apis, callers, timeouts);
  }

  private static HttpServer start(
      String host, int port, List<Api> apis, CallerPolicy callers, CallTimeouts timeouts) {
    CallChain chain = new CallChain(new EmulatorClock());
    Listening listening = Listening.at(List.of(host), port);
    return start(new HttpServer(listening, Router.onDemand(apis), callers, chain, timeouts));
  }

  /**
   * Stops Jetty. It waits for its selectors without a limit: for as long as the thread of one is
   * busy with a request, or misses its wake-up. After the limit its threads are interrupted and
   * left.
   */
  private void stopJetty() {
    ParallelClose.all(STOP_LIMIT, List.of(this::stopServer));
    if (!server.isStopped()) {
      LOG.warn("closed without waiting for requests that do not end");
      LifeCycle.stop(server.getThreadPool());
    }
  }

  private void stopServer() {
    LifeCycle.stop(server);
  }

  private static HttpServer start(HttpServer http) {
    try {
      http.server.start();
    } catch (Exception e) {
      http.close();
      throw new IllegalStateException("the HTTP server did not start", e);
    }
    return http;
  }

  /** Returns the port that it listens on, or did before it was closed. */
  public int port() {
    return connectors.port();
  }

  /** Returns the port that it listens on by TLS, or did; empty if there is none. */
  public OptionalInt tlsPort() {
    return connectors.tlsPort();
  }

  /**
   * Stops listening, lets calls that are being answered finish for a short time, and ends all
   * threads. A second close does nothing.
   */
  @Override
  public void close() {
    closeWithin(GRACE);
  }

  /**
   * Closes, as {@link #close()} does.
   *
   * @param grace how long calls that are being answered may take to end, if that is longer than
   *     they are given anyway
   */
  public void closeWithin(Duration grace) {
    Duration longest = grace.compareTo(GRACE) > 0 ? grace : GRACE;
    AutoCloseable lastly = timer::close;
    AutoCloseable jetty = this::stopJetty;
    AutoCloseable threads = workers::close;
    AutoCloseable waits = delays::close;
    // From the last to the first, also if one fails.
    try (lastly;
        jetty;
        threads;
        waits) {
      connectors.close();
      delays.cancelAfter(longest);
      inFlight.awaitNone(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }
}
