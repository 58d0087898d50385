package io.appservices.emulator.assembly;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.FullHeap;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.http.control.CertificateHandler;
import io.appservices.emulator.http.control.fault.FaultInjection;
import io.appservices.emulator.http.control.fault.FaultOrders;
import io.appservices.emulator.http.control.fault.FaultTargets;
import io.appservices.emulator.http.control.journal.CallRecorder;
import io.appservices.emulator.http.control.journal.OperationIndex;
import io.appservices.emulator.http.control.metrics.CallCounters;
import io.appservices.emulator.http.control.metrics.MetricsHandler;
import io.appservices.emulator.option.LimitsOptions;
import io.appservices.emulator.runtime.heap.HeapUse;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.event.EventLog;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.fault.FaultService;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.journal.JournalEntry;
import io.appservices.emulator.service.journal.RequestLog;
import io.appservices.emulator.service.operator.ConsoleSessions;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.state.StateService;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.storage.SharedStorage;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.tls.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.types.ObjectId;

/**
 * Puts one emulator together: the only place, with the parts that it is made of, that knows which
 * class does what.
 */
public final class Wiring implements AutoCloseable {

  public final RuntimeParts runtime;
  public final CallChain calls;
  public final Storage storage;
  public final AppStates states;
  public final AppParts code;
  public final AppService apps;
  public final AuthProviderService authProviders;
  public final AppFolderService folders;
  public final UserParts users;
  public final ExportFile exports;
  public final FaultService faults = new FaultService();
  public final FaultOrders faultOrders;

  public final StateService state;
  public final EventLog events;

  final EmulatorConfig config;
  private final SessionEnds sessionEnds;
  public final Journal journal;
  public final OperationIndex operations;
  private final AtomicBoolean recording = new AtomicBoolean();
  private final CallCounters counters = new CallCounters();
  private final AtomicBoolean counting = new AtomicBoolean();
  private final List<Api> apis;
  private final ApiParts parts;

  /** Puts one together that does not listen by TLS. */
  public Wiring(
      EmulatorConfig config, Supplier<String> baseUrl, Supplier<String> firstApp, KeptState kept) {
    this(config, baseUrl, firstApp, kept, Optional.empty());
  }

  /**
   * Puts one together.
   *
   * @param tls what it listens with, beside the port without TLS
   */
  public Wiring(
      EmulatorConfig config,
      Supplier<String> baseUrl,
      Supplier<String> firstApp,
      KeptState kept,
      Optional<Tls> tls) {
    this.config = config;
    this.storage = kept.storage();
    KeptSettings settings = new KeptSettings(storage.settings());
    runtime = RuntimeParts.of(settings, config, storage instanceof SharedStorage);
    UserEvents published = new UserEvents(runtime.clock());
    events = new EventLog(config.limits().eventsSize());
    published.subscribe(events);
    states = new AppStates(storage.apps(), runtime.clock(), runtime.ids());
    sessionEnds = new SessionEnds(storage, runtime.clock(), published);
    code = new AppParts(config, baseUrl, kept, states, runtime);
    calls = new CallChain(runtime.clock(), new FaultInjection(faults, code.data.outage()));
    apps =
        new AppService(
            storage.apps(),
            states,
            runtime.clock(),
            runtime.ids(),
            runtime.secrets(),
            this::forget,
            !config.apps().noAutoConfirm());
    authProviders = new AuthProviderService(states, runtime.clock(), runtime.ids());
    folders =
        new AppFolderService(
            code.config,
            code.customUserData,
            code.functions,
            code.data,
            apps,
            authProviders,
            states.deployments(),
            code.dependencies);
    if (config.limits().heapLimit() < LimitsOptions.DEFAULT_HEAP_LIMIT) {
      calls.add(new FullHeap(new HeapUse(config.limits().heapLimit())));
    }
    published.subscribe(code.userListeners);
    published.subscribe(code.triggers);
    code.publishCustomData(published);
    users = new UserParts(config, baseUrl, storage, sessionEnds, published, runtime, code, apps);
    journal = new Journal(config.limits().journalSize());
    state =
        new StateService(
            storage,
            runtime.identity(),
            runtime.clock(),
            new StateParts(this, sessionEnds),
            calls.gate()::alone);
    state.onReset(() -> faults.remove(fault -> true));
    code.log.requests(new RequestLog(journal)::list);
    exports = new ExportFile(config.apps().exportUsersOnClose(), users.transfer, firstApp);
    parts =
        new ApiParts(
            config,
            runtime,
            storage,
            new AdminServices.Apps(apps, new DeploymentService(states, runtime.ids()), folders),
            authProviders,
            code,
            users,
            exports);
    apis =
        parts.all(
            journal, state, events, faults, new Readiness(calls, storage)::obstacle, ofServer(tls));
    operations = new OperationIndex(apis);
    faultOrders = new FaultOrders(faults, new FaultTargets(apis), apps, users.users);
    if (journal.isKept()) {
      record();
      count();
    }
  }

  /** Returns the rows about the server itself. */
  private List<Route<?>> ofServer(Optional<Tls> tls) {
    List<Route<?>> rows =
        new ArrayList<>(new CertificateHandler(tls.flatMap(Tls::authority).map(Tls::pem)).routes());
    Metrics metrics = new Metrics(config, storage, calls.load());
    rows.addAll(new MetricsHandler(counters, this::count, metrics.all()).routes());
    return rows;
  }

  /** Returns what an import of a folder is to collect its findings in. */
  public Findings newFindings() {
    return config.apps().strictFolders() ? Findings.strict() : Findings.lenient();
  }

  /** Forgets a deleted app. */
  void forget(App deleted) {
    sessionEnds.appDeleted(deleted);
    code.drop(deleted.id());
    faults.drop(deleted.id());
    storage.sessions().deleteAll(deleted.id());
  }

  /** Removes what a first start left that did not come to its end: nobody was told of it. */
  public void dropAll() {
    storage.apps().list().forEach(apps::delete);
  }

  /** Follows what other emulators do to a storage that is shared. */
  public void followOthers() {
    if (storage instanceof SharedStorage shared) {
      shared.watch(new OtherEmulators(this, new KeptSettings(storage.settings())));
    }
  }

  /** Returns the browsers that are signed in to the console. */
  public ConsoleSessions console() {
    return parts.console;
  }

  /** Does once what requests do, so that the first real ones are fast. */
  void warmUp() {
    parts.warmUp(
        apps.createReady(
            new ObjectId(config.apps().appId()),
            new ObjectId(config.apps().groupId()),
            config.apps().clientAppId()));
    runtime.hasher().matches("", runtime.hasher().hash(""));
  }

  /** Calls a listener with every request from now on, also if there is no journal. */
  public ListenerRegistration onRequest(Consumer<JournalEntry> listener) {
    record();
    return journal.onRequest(listener);
  }

  /** Begins to count calls; it costs more where nothing else observes them. */
  private void count() {
    if (!counting.getAndSet(true)) {
      calls.add(counters);
    }
  }

  private void record() {
    if (!recording.getAndSet(true)) {
      calls.add(new CallRecorder(journal));
    }
  }

  /** Returns everything that one port serves. */
  public List<Api> apis() {
    return apis;
  }

  /** Frees what it holds. */
  @Override
  public void close() {
    try (storage) {
      code.close();
    }
  }
}
