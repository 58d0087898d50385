package io.appservices.emulator.assembly;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.appfolder.Findings;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.FullHeap;
import io.appservices.emulator.http.admin.AdminServices;
import io.appservices.emulator.http.control.journal.CallRecorder;
import io.appservices.emulator.http.control.journal.OperationIndex;
import io.appservices.emulator.option.LimitsOptions;
import io.appservices.emulator.runtime.HeapUse;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.AuthProviderService;
import io.appservices.emulator.service.config.DeploymentService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.folder.AppFolderService;
import io.appservices.emulator.service.journal.Journal;
import io.appservices.emulator.service.journal.JournalEntry;
import io.appservices.emulator.service.session.SessionEnds;
import io.appservices.emulator.service.transfer.ExportFile;
import io.appservices.emulator.storage.Storage;
import java.util.List;
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

  private final EmulatorConfig config;
  private final SessionEnds sessionEnds;
  public final Journal journal;
  public final OperationIndex operations;
  private final AtomicBoolean recording = new AtomicBoolean();
  private final List<Api> apis;
  private final ApiParts parts;

  public Wiring(
      EmulatorConfig config, Supplier<String> baseUrl, Supplier<String> firstApp, KeptState state) {
    this.config = config;
    this.storage = state.storage();
    runtime = RuntimeParts.of(new KeptSettings(storage.settings()), config);
    calls = new CallChain(runtime.clock());
    UserEvents events = new UserEvents(runtime.clock());
    states = new AppStates(storage.apps(), runtime.clock(), runtime.ids());
    sessionEnds = new SessionEnds(storage, runtime.clock(), events);
    code = new AppParts(config, baseUrl, state, states, runtime);
    apps =
        new AppService(
            storage.apps(),
            states,
            runtime.clock(),
            runtime.ids(),
            runtime.secrets(),
            this::forget);
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
    events.subscribe(code.userListeners);
    events.subscribe(code.triggers);
    code.publishCustomData(events);
    users = new UserParts(config, baseUrl, storage, sessionEnds, events, runtime, code, apps);
    journal = new Journal(config.limits().journalSize());
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
    apis = parts.all(journal);
    operations = new OperationIndex(apis);
    if (journal.isKept()) {
      record();
    }
  }

  /** Returns what an import of a folder is to collect its findings in. */
  public Findings newFindings() {
    return config.apps().strictFolders() ? Findings.strict() : Findings.lenient();
  }

  /** Forgets a deleted app. */
  private void forget(App deleted) {
    sessionEnds.appDeleted(deleted);
    code.drop(deleted.id());
    storage.sessions().deleteAll(deleted.id());
  }

  /** Removes what a first start left that did not come to its end: nobody was told of it. */
  public void dropAll() {
    storage.apps().list().forEach(apps::delete);
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
