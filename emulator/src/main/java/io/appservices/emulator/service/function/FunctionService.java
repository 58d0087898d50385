package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.ValueService;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.DataService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.data.RuleScopes;
import io.appservices.emulator.service.rule.Expressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Runs the functions of apps: those that were registered in Java, and the sources of the app. */
public final class FunctionService implements FunctionRuntime {

  private static final String LOG_TYPE = "FUNCTION";

  /** Of no app that there is. */
  private static final ObjectId NEW_APP = new ObjectId(new byte[12]);

  /** Consoles end an expression as a statement. */
  private static final Pattern STATEMENT_END = Pattern.compile("[;\\s]+$");

  private final ConfigService config;
  private final JavaFunctions javaFunctions;
  private final ScriptEngine engine;
  private final ValueService values;
  private final RuleScopes scopes;
  private final DataService data;
  private final AppHttp http;
  private final AppLog log;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Duration limit;
  private final ExecutionUsers executionUsers;

  public FunctionService(
      ConfigService config,
      JavaFunctions javaFunctions,
      ScriptEngine engine,
      ValueService values,
      RuleScopes scopes,
      DataService data,
      AppHttp http,
      AppLog log,
      EmulatorClock clock,
      Ids ids,
      Duration limit,
      ExecutionUsers executionUsers) {
    this.config = config;
    this.javaFunctions = javaFunctions;
    this.engine = engine;
    this.values = values;
    this.scopes = scopes;
    this.data = data;
    this.http = http;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.limit = limit;
    this.executionUsers = executionUsers;
  }

  @Override
  public boolean has(App app, String name) {
    return javaFunctions.has(app.id(), name) || stored(app, name).isPresent();
  }

  /** Whether a function of this name is written in Java; of a new app if none is given. */
  public boolean isJava(Optional<App> app, String name) {
    return javaFunctions.has(app.map(App::id).orElse(NEW_APP), name);
  }

  @Override
  public Optional<String> name(App app, Reference function) {
    return config.name(app, ConfigKind.FUNCTION, function);
  }

  /** As the system: for what the service itself runs, such as the functions of auth providers. */
  @Override
  public Object call(App app, String name, List<Object> arguments) throws FunctionFailedException {
    return call(app, name, arguments, FunctionUser.SYSTEM);
  }

  /** For what the service runs because of somebody who called. */
  public Object call(App app, String name, List<Object> arguments, FunctionUser user)
      throws FunctionFailedException {
    try {
      return execute(app, name, arguments, user, new Document());
    } catch (FunctionFailedException e) {
      if (e.failure() == FunctionFailure.BUSY) {
        // No verdict of the function, such as on who may log in.
        throw DataRefusals.of(e);
      }
      throw e;
    }
  }

  /** For a client: private functions are not there, and {@code can_evaluate} has to hold. */
  public Object callFromClient(
      App app, FunctionUser user, String name, List<Object> arguments, Document request) {
    Optional<FunctionDefinition> stored = runnable(app, name);
    if (!javaFunctions.has(app.id(), name)) {
      FunctionDefinition function =
          stored.filter(f -> !f.isPrivate()).orElseThrow(() -> DataRefusals.functionNotFound(name));
      checkMayEvaluate(app, function, user.with(() -> request), arguments);
    }
    CallContext context = context(app, user, request);
    try {
      // What was checked is what runs, whatever is deployed meanwhile.
      return FunctionRun.of(
              context,
              recorder(app, name, user, LOG_TYPE),
              () -> call(app, name, stored, arguments, context))
          .result();
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }

  /** Checks a source before it is kept. Without an engine nothing can be said about it. */
  public void checkSource(String name, String source) {
    try {
      engine.check(new Script(name, name, source));
    } catch (FunctionFailedException e) {
      if (e.failure() != FunctionFailure.UNAVAILABLE) {
        throw DataRefusals.syntax(e.getMessage());
      }
    }
  }

  /** Runs a function of the app, and writes down that it ran. */
  Object execute(App app, String name, List<Object> arguments, FunctionUser user, Document request)
      throws FunctionFailedException {
    return run(app, name, arguments, user, request, LOG_TYPE).result();
  }

  /** Runs a function of the app, with what it printed. */
  public FunctionRun run(
      App app,
      String name,
      List<Object> arguments,
      FunctionUser user,
      Document request,
      String logType)
      throws FunctionFailedException {
    CallContext context = context(app, user, request);
    return FunctionRun.of(
        context, recorder(app, name, user, logType), () -> call(app, name, arguments, context));
  }

  /** Writes down that a function of the app could not even be called for the system. */
  public void failed(App app, String name, String error, String logType) {
    recorder(app, name, FunctionUser.SYSTEM, logType).record(0, error, List.of());
  }

  /** For an operator: whatever comes of it is an answer. */
  public FunctionRun debug(App app, String name, List<Object> arguments, FunctionUser user) {
    CallContext context = context(app, user, new Document());
    return FunctionRun.settled(
        context, recorder(app, name, user, LOG_TYPE), () -> call(app, name, arguments, context));
  }

  /** For an operator: runs an expression that may call what a source exports; neither is kept. */
  public FunctionRun debugSource(App app, String source, String expression, FunctionUser user) {
    String both =
        source
            + "\n;{ const target = exports; exports = async function () {"
            + " const exports = target; return ("
            + STATEMENT_END.matcher(expression).replaceFirst("")
            + "\n); }; }";
    Script script = new Script("debug", "debug", both);
    CallContext context = context(app, user, new Document());
    return FunctionRun.settled(
        context,
        recorder(app, script.name(), user, LOG_TYPE),
        () -> engine.call(script, List.of(), context, limit));
  }

  public Instant now() {
    return clock.instant();
  }

  public ObjectId newId() {
    return ids.next();
  }

  private Object call(App app, String name, List<Object> arguments, CallContext context)
      throws FunctionFailedException {
    return call(app, name, runnable(app, name), arguments, context);
  }

  /** The source that runs under a name; empty if one in Java does, or none. */
  private Optional<FunctionDefinition> runnable(App app, String name) {
    return javaFunctions.has(app.id(), name) ? Optional.empty() : stored(app, name);
  }

  private Object call(
      App app,
      String name,
      Optional<FunctionDefinition> stored,
      List<Object> arguments,
      CallContext context)
      throws FunctionFailedException {
    if (stored.isEmpty() && javaFunctions.has(app.id(), name)) {
      return javaFunctions.call(app.id(), name, arguments);
    }
    FunctionDefinition function =
        stored.orElseThrow(() -> new FunctionFailedException("function not found: '" + name + "'"));
    Script script = new Script(function.id().toHexString(), function.name(), function.source());
    context.runAs(executionUser(app, function, arguments, context));
    return engine.call(script, arguments, context, limit);
  }

  private FunctionUser executionUser(
      App app, FunctionDefinition function, List<Object> arguments, CallContext context)
      throws FunctionFailedException {
    FunctionUser caller = context.caller();
    ExecutionUsers.Scripts scripts =
        source ->
            engine.call(
                new Script(function.id() + RunAs.SCRIPT, function.name(), source),
                arguments,
                context(app, caller.asSystem(), context.request()),
                limit);
    return executionUsers.of(app, function.runAs(), caller, scripts);
  }

  private CallContext context(App app, FunctionUser user, Document request) {
    return new CallContext(this, values, data, http, app, user, request);
  }

  private FunctionRun.Recorder recorder(App app, String name, FunctionUser user, String logType) {
    Instant started = clock.instant();
    return (millis, error, messages) ->
        log.add(
            app,
            new AppLog.Entry(
                ids.next(), logType, name, user.id(), started, millis, error, messages));
  }

  private Optional<FunctionDefinition> stored(App app, String name) {
    return config.findByName(app, ConfigKind.FUNCTION, name).map(FunctionDefinition::of);
  }

  private void checkMayEvaluate(
      App app, FunctionDefinition function, FunctionUser user, List<Object> arguments) {
    Expression condition = function.mayEvaluate();
    if (condition.isPresent()
        && !new Expressions(scopes.of(app, user).with("args", arguments)).holds(condition)) {
      throw DataRefusals.ruleNotMatched(function.name());
    }
  }
}
