package io.appservices.emulator.assembly;

import io.appservices.emulator.cluster.DataCopies;
import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.ChangeListener;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.cluster.transaction.Transactions;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.idle.ScriptEngines;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.ParallelClose;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.ConfigServices;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.data.RuleScopes;
import io.appservices.emulator.service.data.RuleStrictness;
import io.appservices.emulator.service.dependency.DependencyService;
import io.appservices.emulator.service.event.UserEvents;
import io.appservices.emulator.service.function.AppLog;
import io.appservices.emulator.service.function.ExecutionUsers;
import io.appservices.emulator.service.function.FunctionFinder;
import io.appservices.emulator.service.function.FunctionResources;
import io.appservices.emulator.service.function.FunctionRunner;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.function.HttpFunctions;
import io.appservices.emulator.service.function.RunLog;
import io.appservices.emulator.service.outside.AppHttp;
import io.appservices.emulator.service.outside.LocalHttp;
import io.appservices.emulator.service.outside.OutsideServices;
import io.appservices.emulator.service.outside.ServiceOutbox;
import io.appservices.emulator.service.script.ScriptedQueries;
import io.appservices.emulator.service.trigger.CustomDataChanges;
import io.appservices.emulator.service.trigger.SerialExecutor;
import io.appservices.emulator.service.trigger.TriggerService;
import io.appservices.emulator.service.trigger.UserCreationFunction;
import io.appservices.emulator.service.trigger.UserEventListeners;
import io.appservices.emulator.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Puts together what apps are set up with, what they run and what they keep. */
public final class AppParts implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofMillis(1500);

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(5);

  private static final String TRIGGERS_DROPPED =
      "triggers fall behind: more events wait for them than the emulator keeps, at most "
          + SerialExecutor.MOST_WAITING
          + " and an eighth of the heap; what happens until they caught up is not told to them";

  public final JavaFunctions javaFunctions = new JavaFunctions();
  final AppLog log;
  public final ConfigServices config;
  public final DataService data;
  public final CustomUserDataService customUserData;
  public final FunctionService functions;
  final HttpFunctions httpFunctions;
  final RuleScopes scopes;
  public final ServiceOutbox serviceCalls;
  public final OutsideServices outside;
  final DependencyService dependencies;
  final TriggerService triggers;
  public final UserEventListeners userListeners;
  final UserCreationFunction userCreation;

  private final ScriptEngines engines;
  private final SerialExecutor triggerThreads = new SerialExecutor(this::triggersAreDropped);
  private final Storage storage;
  private final LinkedClusters clusters;
  private final TriggerParts ownTriggers;
  private final Transactions transactions;

  /**
   * Makes the parts; nothing is started before it is used.
   *
   * @param baseUrl the URL of the emulator, for functions that call it
   */
  AppParts(
      EmulatorConfig settings,
      Supplier<String> baseUrl,
      KeptState kept,
      AppStates states,
      RuntimeParts runtime) {
    this.storage = kept.storage();
    log = new AppLog(storage.logs());
    engines = ScriptEngines.of(settings.functions().idleTimeout());
    EmulatorClock clock = runtime.clock();
    Ids ids = runtime.ids();
    Duration dataLimit = settings.data().timeLimit();
    QueryScripts scripts = new ScriptedQueries(engines.queries(), ids, clock, dataLimit);
    clusters =
        new LinkedClusters(settings.data().uris(), clock, dataLimit, kept.documents(), scripts);
    clusters.dropUnless(id -> storage.apps().state(id).isPresent());
    config = ConfigServices.of(states, clock, ids);
    transactions = new Transactions(ids, clock, dataLimit, scripts);
    scopes = new RuleScopes(config.values(), this::callForRule);
    data =
        new DataService(
            config,
            clusters,
            new RemoteOperations(ids),
            scopes,
            transactions,
            new RuleStrictness(config.config(), config.settings(), settings.behaviour().rules()),
            settings.data().sources());
    customUserData = new CustomUserDataService(config.config(), data);
    serviceCalls = new ServiceOutbox(clock);
    dependencies =
        new DependencyService(
            storage.dependencies(),
            states.deployments(),
            clock,
            ids,
            PackageInstallers.of(settings.functions()));
    AppHttp http = new LocalHttp(baseUrl, settings.functions().allowedHttpHosts());
    outside = new OutsideServices(data, serviceCalls, http);
    FunctionFinder finder = new FunctionFinder(config.config(), javaFunctions);
    FunctionRunner runner =
        new FunctionRunner(
            engines.functions(),
            settings.functions().timeLimit(),
            new ExecutionUsers(this::functionUser));
    RunLog runLog = new RunLog(log, clock, ids);
    functions =
        new FunctionService(
            finder,
            runner,
            new FunctionResources(config.values(), data, outside, dependencies, clock, ids),
            scopes,
            runLog);
    httpFunctions = new HttpFunctions(functions, finder, runner, runLog);
    triggers = new TriggerService(config.config(), functions, customUserData, triggerThreads);
    userListeners = new UserEventListeners(triggerThreads);
    userCreation = new UserCreationFunction(customUserData, functions);
    ownTriggers =
        new TriggerParts(storage, config.config(), functions, clusters, triggerThreads, clock);
    clusters.onChange(ownTriggers.database);
    states.onChange(ownTriggers::changed);
    states.onChange(this::dropUnlinked);
  }

  /** Has changes of custom user data published, too. */
  void publishCustomData(UserEvents events) {
    clusters.onChange(
        ChangeListener.both(
            ownTriggers.database,
            new CustomDataChanges(
                storage.apps(), storage.users(), customUserData, events, triggerThreads)));
  }

  /** Rules call functions, and functions reach data through rules. */
  private @Nullable Object callForRule(
      App app, FunctionUser caller, String name, List<Object> arguments) {
    return functions.callForRule(app, caller, name, arguments);
  }

  private Optional<FunctionUser> functionUser(App app, ObjectId id) {
    return storage
        .users()
        .find(app.id(), id)
        .filter(user -> !user.disabled())
        .map(user -> customUserData.functionUser(app, user));
  }

  /** Stops the data sources that the app does not have any more. */
  private void dropUnlinked(ObjectId appId) {
    storage.apps().find(appId).ifPresent(data::dropUnlinked);
  }

  private void triggersAreDropped(ObjectId appId) {
    storage
        .apps()
        .find(appId)
        .ifPresent(app -> functions.failed(app, "", TRIGGERS_DROPPED, "TRIGGER_FAILURE"));
  }

  /** Goes on with the schedules of the apps that there are, and follows their real clusters. */
  public void resumeSchedules() {
    ownTriggers.changed(storage.apps().list().stream().map(App::id).toList());
  }

  /** Waits until no trigger and no listener to users runs any more, some seconds at most. */
  void settle() {
    triggerThreads.settle(SETTLE_LIMIT);
  }

  /** Lets no schedule go on with what it remembers; each app has to be read again. */
  void forgetSchedules() {
    ownTriggers.dropAll();
  }

  /** Reads the configuration of an app again, in the place of all that is remembered of it. */
  void reread(ObjectId appId) {
    dependencies.reread(appId);
    ownTriggers.changed(appId);
    dropUnlinked(appId);
  }

  DataCopies copyData() {
    return clusters.copy();
  }

  DataCopies copyData(ObjectId appId) {
    return clusters.copy(appId);
  }

  void restoreData(DataCopies contents) {
    clusters.restore(contents);
  }

  /** Lets go of what an app that was deleted had. */
  void drop(ObjectId appId) {
    ownTriggers.drop(appId);
    data.drop(appId);
    javaFunctions.drop(appId);
    serviceCalls.drop(appId);
    dependencies.drop(appId);
  }

  /**
   * Ends what is running, and the servers of all data sources. Returns within one and a half
   * seconds; what takes longer goes on in daemon threads.
   */
  @Override
  public void close() {
    ParallelClose.all(
        CLOSE_LIMIT,
        List.of(
            ownTriggers::close,
            triggerThreads::close,
            engines.functions()::close,
            engines.queries()::close,
            clusters::close,
            transactions::close));
  }
}
