package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.runtime.ParallelClose;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.SecretService;
import io.appservices.emulator.service.config.SettingService;
import io.appservices.emulator.service.config.SyncService;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.data.RuleScopes;
import io.appservices.emulator.service.function.AppHttp;
import io.appservices.emulator.service.function.AppLog;
import io.appservices.emulator.service.function.ExecutionUsers;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.UserStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;

/** The use-cases around what apps run and keep, which share their parts. */
public final class AppCode implements AutoCloseable {

  private static final Duration CLOSE_LIMIT = Duration.ofMillis(1500);

  private static final String TRIGGERS_DROPPED =
      "triggers fall behind: more events wait for them than the emulator keeps, at most "
          + SerialExecutor.MOST_WAITING
          + " and an eighth of the heap; what happens until they caught up is not told to them";

  private final LinkedClusters clusters;
  private final JavaFunctions javaFunctions;
  private final ScriptEngine engine;
  private final SerialExecutor triggerThreads = new SerialExecutor(this::triggersAreDropped);
  private final AppLog log = new AppLog();
  private final AppStore apps;
  private final SecretService secrets;
  private final ConfigService config;
  private final SettingService settings;
  private final ValueService values;
  private final DataService data;
  private final FunctionService functions;
  private final CustomUserDataService customUserData;
  private final TriggerService triggers;
  private final UserEventListeners userListeners;
  private final UserCreationFunction userCreation;
  private final ScheduledTriggers scheduled;

  /**
   * Puts them together; nothing is started before it is used.
   *
   * @param dataSources the data sources that every app has
   * @param http what functions can reach
   * @param limit how long a function may run
   */
  public AppCode(
      AppStates states,
      AppStore apps,
      UserStore users,
      JavaFunctions javaFunctions,
      ScriptEngine engine,
      LinkedClusters clusters,
      Set<String> dataSources,
      AppHttp http,
      EmulatorClock clock,
      Ids ids,
      Duration limit) {
    this.apps = apps;
    this.clusters = clusters;
    this.javaFunctions = javaFunctions;
    this.engine = engine;
    secrets = new SecretService(states, clock, ids);
    config = new ConfigService(states, clock, ids);
    settings = new SettingService(config);
    values = new ValueService(config, secrets);
    RuleScopes scopes = new RuleScopes(values, this::callForRule);
    data = new DataService(config, clusters, new RemoteOperations(ids), scopes, dataSources);
    customUserData = new CustomUserDataService(config, data);
    functions =
        new FunctionService(
            config,
            javaFunctions,
            engine,
            values,
            scopes,
            data,
            http,
            log,
            clock,
            ids,
            limit,
            new ExecutionUsers((app, id) -> users.find(app.id(), id).map(user -> user(app, user))));
    triggers = new TriggerService(config, functions, customUserData, triggerThreads);
    userListeners = new UserEventListeners(triggerThreads);
    userCreation = new UserCreationFunction(customUserData, functions);
    clusters.onChange(new DatabaseTriggers(apps, config, functions, triggerThreads));
    ScheduledRuns runs = new ScheduledRuns(apps, config, functions, log, triggerThreads);
    scheduled = new ScheduledTriggers(apps, config, runs, clock);
    states.onChange(scheduled::changed);
    states.onChange(this::dropUnlinked);
    clock.onMove(scheduled::look);
  }

  /** A data source that the app does not have any more is not to be kept running. */
  private void dropUnlinked(ObjectId appId) {
    apps.find(appId).ifPresent(data::dropUnlinked);
  }

  private void triggersAreDropped(ObjectId appId) {
    apps.find(appId)
        .ifPresent(app -> functions.failed(app, "", TRIGGERS_DROPPED, "TRIGGER_FAILURE"));
  }

  private Object callForRule(App app, FunctionUser caller, String name, List<Object> arguments) {
    try {
      return functions.call(app, name, arguments, caller.asSystem());
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }

  public SecretService secrets() {
    return secrets;
  }

  public ConfigService config() {
    return config;
  }

  public SettingService settings() {
    return settings;
  }

  public ValueService values() {
    return values;
  }

  public SyncService sync() {
    return new SyncService(config);
  }

  public DataService data() {
    return data;
  }

  public FunctionService functions() {
    return functions;
  }

  public CustomUserDataService customUserData() {
    return customUserData;
  }

  public TriggerService triggers() {
    return triggers;
  }

  public UserEventListeners userListeners() {
    return userListeners;
  }

  public UserCreationFunction userCreation() {
    return userCreation;
  }

  public AppLog log() {
    return log;
  }

  /** A user as functions and rules see it, with its custom data. */
  public FunctionUser user(App app, User user) {
    return FunctionUser.of(user, customUserData.find(app, user));
  }

  /** Lets go of what an app that was deleted had. */
  public void drop(ObjectId appId) {
    scheduled.drop(appId);
    data.drop(appId);
    log.drop(appId);
    javaFunctions.drop(appId);
  }

  /**
   * Ends what is running, and the servers of all data sources. Returns within one and a half
   * seconds; what takes longer goes on in daemon threads.
   */
  @Override
  public void close() {
    ParallelClose.all(
        CLOSE_LIMIT,
        List.of(scheduled::close, triggerThreads::close, engine::close, clusters::close));
  }
}
