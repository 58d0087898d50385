package io.appservices.emulator;

import io.appservices.emulator.api.UserImport;
import io.appservices.emulator.assembly.KeptSettings;
import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.assembly.TlsParts;
import io.appservices.emulator.assembly.WarmUp;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.NetworkSettings;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.console.ConsoleApi;
import io.appservices.emulator.http.message.TrustedProxies;
import io.appservices.emulator.http.server.HttpServer;
import io.appservices.emulator.http.server.Listening;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.runtime.Closing;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.tls.Tls;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The parts of an emulator while it runs, from the start to the close. */
final class Running implements AutoCloseable {

  final EmulatorConfig config;
  final ObjectId groupId;
  final Wiring wiring;
  final AppFolders folders;
  private volatile List<UserImport> userImports;
  final ExportFile exports;
  private final HttpServer server;
  private final int port;
  private volatile @Nullable EmulatedApp app;
  private final boolean again;
  private final OpenedState opened;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch drained = new CountDownLatch(1);
  private final Optional<X509Certificate> certificate;

  /** Starts on a storage, which is closed with it, also if it does not start. */
  Running(EmulatorConfig given, KeptState state) {
    Storage storage = state.storage();
    KeptSettings kept = new KeptSettings(storage.settings());
    this.opened = closingAfterFailure(storage, () -> OpenedState.of(given, kept));
    this.config = closingAfterFailure(storage, () -> begin(storage, kept, opened.applyTo(given)));
    this.groupId = new ObjectId(config.apps().groupId());
    this.again = kept.isStarted() || opened.isThere();
    Optional<Tls> tls = closingAfterFailure(storage, () -> TlsParts.of(config));
    this.certificate = tls.flatMap(Tls::authority);
    this.wiring = new Wiring(config, this::baseUrl, this::firstApp, state, tls);
    this.exports = wiring.exports;
    try {
      if (!again) {
        wiring.dropAll();
      }
      opened.addTo(wiring, config);
      this.folders = AppFolders.load(wiring, config, again);
      this.app = new FirstApp(wiring, config, again).find().map(this::handle).orElse(null);
      exports.check();
      this.userImports = again ? List.of() : new FirstUsers(wiring, config).loadInto(app().app());
      kept.started();
      wiring.state.startsWith(this::seedAgain);
      HttpServer started = listen(tls);
      this.port = started.port();
      this.server = started;
    } catch (RuntimeException | Error e) {
      // Nothing listens and nothing is watched yet, but triggers and data sources may have started.
      closeAfter(e);
      throw e;
    }
    wiring.followOthers();
    wiring.code.resumeSchedules();
    folders.watch(config.apps().watchFolders());
  }

  private static EmulatorConfig begin(Storage storage, KeptSettings kept, EmulatorConfig given) {
    if (storage instanceof SharedStorage shared) {
      shared.awaitFirstStart(kept::isStarted);
    }
    return kept.applyTo(given);
  }

  private static <T> T closingAfterFailure(Storage storage, Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      storage.close();
      throw e;
    }
  }

  /** Makes what it starts with, after everything was removed. */
  private void seedAgain() {
    folders.makeAgain(wiring, groupId);
    opened.addTo(wiring, config);
    boolean with = opened.isThere();
    app = new FirstApp(wiring, config, with).find().map(this::handle).orElse(null);
    userImports = with ? List.of() : new FirstUsers(wiring, config).loadInto(app().app());
    wiring.code.resumeSchedules();
  }

  List<UserImport> userImports() {
    return userImports;
  }

  /** Returns whether it goes on with what an earlier one kept. */
  boolean goesOn() {
    return again;
  }

  /** Returns an address that signs a browser in to the console, once. */
  String consoleLink() {
    if (config.operator().noConsole()) {
      throw new IllegalStateException("no console is served: the emulator was started without one");
    }
    return baseUrl() + ConsoleApi.SIGN_IN + wiring.console().newCode();
  }

  private HttpServer listen(Optional<Tls> tls) {
    NetworkSettings network = config.network();
    Listening listening =
        new Listening(
            network.addresses(),
            network.port(),
            tls.map(Tls::context),
            network.tlsPort(),
            TrustedProxies.of(network.trustedProxies()));
    WarmUp warmUp = WarmUp.begin();
    try {
      return HttpServer.start(listening, wiring.apis(), callers(network), wiring.calls);
    } finally {
      warmUp.end();
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      wiring.close();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
  }

  private static CallerPolicy callers(NetworkSettings network) {
    return CallerPolicy.of(
        network.hosts().isEmpty() ? List.of(network.host()) : network.hosts(),
        network.allowedHosts(),
        network.allowedOrigins());
  }

  private EmulatedApp handle(App first) {
    return new EmulatedApp(wiring, first, new Registrations());
  }

  String baseUrl() {
    if (server == null) {
      // Such as for a function that a schedule runs while users are still being read.
      throw new IllegalStateException("the emulator does not listen yet");
    }
    return "http://" + urlHost(config.network().host()) + ":" + port;
  }

  int port() {
    return port;
  }

  /** Returns the base URL by TLS, if it listens so. */
  Optional<String> tlsUrl() {
    return server.tlsPort().stream()
        .mapToObj(tlsPort -> "https://" + urlHost(config.network().host()) + ":" + tlsPort)
        .findFirst();
  }

  /** Returns the certificate of its own authority, if it has one. */
  Optional<X509Certificate> certificate() {
    return certificate;
  }

  EmulatedApp app() {
    EmulatedApp first = app;
    return first == null ? folders.apps().get(0) : first;
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    drain();
    Closing closing = new Closing();
    try {
      closing.step("the HTTP server", config.network().drain(), this::closeServer);
    } finally {
      try {
        exports.write();
      } finally {
        closing.step("functions and data sources", wiring::close);
      }
    }
  }

  /** Goes on answering for a while, so that whoever asks whether it is ready can go elsewhere. */
  private void drain() {
    wiring.calls.load().drain();
    try {
      drained.await(config.network().drain().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeServer() {
    try {
      folders.close();
    } finally {
      server.closeWithin(config.network().drain());
    }
  }

  private String firstApp() {
    return app().clientAppId();
  }

  /**
   * Returns the host to call. An address to listen on every interface cannot be called; IPv6
   * addresses go into brackets.
   */
  private static String urlHost(String host) {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::", "[::]" -> "[::1]";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
