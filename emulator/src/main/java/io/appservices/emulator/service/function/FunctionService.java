package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Runs the functions of apps: those that were registered in Java, and the sources of the app. */
public final class FunctionService implements FunctionRuntime {

  private static final String LOG_TYPE = "FUNCTION";

  private final ConfigService config;
  private final JavaFunctions javaFunctions;
  private final ScriptEngine engine;
  private final ValueService values;
  private final DataService data;
  private final AppHttp http;
  private final AppLog log;
  private final EmulatorClock clock;
  private final Ids ids;
  private final Duration limit;

  public FunctionService(
      ConfigService config,
      JavaFunctions javaFunctions,
      ScriptEngine engine,
      ValueService values,
      DataService data,
      AppHttp http,
      AppLog log,
      EmulatorClock clock,
      Ids ids,
      Duration limit) {
    this.config = config;
    this.javaFunctions = javaFunctions;
    this.engine = engine;
    this.values = values;
    this.data = data;
    this.http = http;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.limit = limit;
  }

  @Override
  public boolean has(App app, String name) {
    return javaFunctions.has(name) || stored(app, name).isPresent();
  }

  @Override
  public Optional<String> name(App app, ObjectId functionId) {
    return config.find(app, ConfigKind.FUNCTION, functionId).map(ConfigDocument::name);
  }

  /** As the system: for what the service itself runs, such as the functions of auth providers. */
  @Override
  public Object call(App app, String name, List<Object> arguments) throws FunctionFailedException {
    return execute(app, name, arguments, FunctionUser.SYSTEM, new Document());
  }

  /** For a client: private functions are not there, and {@code can_evaluate} has to hold. */
  public Object callFromClient(
      App app, FunctionUser user, String name, List<Object> arguments, Document request) {
    Optional<ConfigDocument> stored = stored(app, name);
    if (!javaFunctions.has(name)) {
      ConfigDocument function =
          stored
              .filter(f -> !Boolean.TRUE.equals(f.body().get("private")))
              .orElseThrow(() -> DataRefusals.functionNotFound(name));
      checkMayEvaluate(function, user, arguments);
    }
    try {
      return execute(app, name, arguments, user, request);
    } catch (FunctionFailedException e) {
      throw refusal(e);
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
  FunctionRun run(
      App app,
      String name,
      List<Object> arguments,
      FunctionUser user,
      Document request,
      String logType)
      throws FunctionFailedException {
    if (javaFunctions.has(name)) {
      CallContext context = context(app, user, request);
      return FunctionRun.of(
          context, recorder(app, name, user, logType), () -> javaFunctions.call(name, arguments));
    }
    Optional<ConfigDocument> stored = stored(app, name);
    if (stored.isEmpty()) {
      return FunctionRun.of(
          context(app, user, request), recorder(app, name, user, logType), () -> missing(name));
    }
    ConfigDocument function = stored.get();
    boolean asSystem = Boolean.TRUE.equals(function.body().get("run_as_system"));
    Script script =
        new Script(
            function.id().toHexString(), name, String.valueOf(function.body().get("source")));
    return run(app, script, arguments, asSystem ? FunctionUser.SYSTEM : user, request, logType);
  }

  private static Object missing(String name) throws FunctionFailedException {
    throw new FunctionFailedException("function not found: '" + name + "'");
  }

  /** For an operator: whatever comes of it is an answer. */
  public FunctionRun debug(App app, String name, List<Object> arguments, FunctionUser user) {
    try {
      return run(app, name, arguments, user, new Document(), LOG_TYPE);
    } catch (FunctionFailedException e) {
      return FunctionRun.failed(e);
    }
  }

  /** For an operator: runs an expression that may call what a source exports; neither is kept. */
  public FunctionRun debugSource(App app, String source, String expression, FunctionUser user) {
    String both =
        source
            + "\n;{ const target = exports; exports = async function () {"
            + " const exports = target; return ("
            + expression
            + "\n); }; }";
    Script script = new Script("debug", "debug", both);
    try {
      return run(app, script, List.of(), user, new Document(), LOG_TYPE);
    } catch (FunctionFailedException e) {
      return FunctionRun.failed(e);
    }
  }

  /** Runs a source that the app does not keep. */
  private FunctionRun run(
      App app,
      Script script,
      List<Object> arguments,
      FunctionUser user,
      Document request,
      String logType)
      throws FunctionFailedException {
    CallContext context = context(app, user, request);
    return FunctionRun.of(
        context,
        recorder(app, script.name(), user, logType),
        () -> engine.call(script, arguments, context, limit));
  }

  static AppServicesException refusal(FunctionFailedException e) {
    return switch (e.failure()) {
      case TIME_LIMIT -> DataRefusals.timeLimit(e.getMessage());
      case SYNTAX -> DataRefusals.syntax(e.getMessage());
      case UNAVAILABLE ->
          new AppServicesException(AppServicesException.Kind.NOT_EMULATED, e.getMessage());
      case THROWN, MEMORY_LIMIT, RESULT -> DataRefusals.executionFailed(e.getMessage());
    };
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

  private Optional<ConfigDocument> stored(App app, String name) {
    return config.findByName(app, ConfigKind.FUNCTION, name);
  }

  private static void checkMayEvaluate(
      ConfigDocument function, FunctionUser user, List<Object> arguments) {
    Document scope = new Document("user", user.view()).append("args", arguments);
    Object condition = function.body().get("can_evaluate");
    if (condition != null && !new Expressions(scope).holds(condition)) {
      throw DataRefusals.ruleNotMatched(function.name());
    }
  }
}
