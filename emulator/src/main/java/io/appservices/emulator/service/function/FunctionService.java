package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.definition.Expression;
import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost.Arguments;
import io.appservices.emulator.function.FunctionRuntime;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.data.RuleScopes;
import io.appservices.emulator.service.function.FunctionFinder.Found;
import io.appservices.emulator.service.rule.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Runs the functions of apps: those that were registered in Java, and the sources of the app. */
public final class FunctionService implements FunctionRuntime {

  private static final String LOG_TYPE = "FUNCTION";

  /** Consoles end an expression as a statement. */
  private static final Pattern STATEMENT_END = Pattern.compile("[;\\s]+$");

  private final FunctionFinder finder;
  private final FunctionRunner runner;
  private final FunctionResources resources;
  private final RuleScopes scopes;
  private final RunLog log;
  private final CurrentRequests requests = new CurrentRequests();

  public FunctionService(
      FunctionFinder finder,
      FunctionRunner runner,
      FunctionResources resources,
      RuleScopes scopes,
      RunLog log) {
    this.finder = finder;
    this.runner = runner;
    this.resources = resources;
    this.scopes = scopes;
    this.log = log;
  }

  @Override
  public boolean has(App app, String name) {
    return finder.has(app, name);
  }

  /**
   * Returns whether the function of this name is written in Java; if no app is given, for a new
   * one.
   */
  public boolean isJava(Optional<App> app, String name) {
    return finder.isJava(app, name);
  }

  @Override
  public Optional<String> name(App app, Reference function) {
    return finder.name(app, function);
  }

  /** Returns the requests that the service calls functions for by itself. */
  public CurrentRequests requests() {
    return requests;
  }

  /**
   * Calls a function as the system, for the service itself, such as a function of an auth provider.
   */
  @Override
  public @Nullable Object call(App app, String name, List<Object> arguments)
      throws FunctionFailedException {
    return call(app, name, arguments, FunctionUser.SYSTEM.with(requests::view));
  }

  /** Calls a function for the service on behalf of a user. */
  public @Nullable Object call(App app, String name, List<Object> arguments, FunctionUser user)
      throws FunctionFailedException {
    try {
      return run(app, name, arguments, user, LOG_TYPE).result();
    } catch (FunctionFailedException e) {
      if (e.failure() == FunctionFailure.BUSY) {
        // No verdict of the function, such as on who may log in.
        throw DataRefusals.of(e);
      }
      throw e;
    }
  }

  /** Calls a function for a rule: as the system, for the user that the rule is about. */
  public @Nullable Object callForRule(
      App app, FunctionUser user, String name, List<Object> arguments) {
    try {
      return call(app, name, arguments, user.asSystem());
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }

  /**
   * Calls a function for a client: private functions do not exist for it, and {@code can_evaluate}
   * has to hold.
   */
  public @Nullable Object callFromClient(
      App app, FunctionUser user, String name, List<Object> arguments, Document request) {
    FunctionUser caller = user.with(() -> request);
    // What was checked is what runs, whatever is deployed meanwhile.
    Found found = finder.find(app, name);
    if (found.java().isEmpty()) {
      FunctionDefinition function =
          found
              .stored()
              .filter(f -> !f.isPrivate())
              .orElseThrow(() -> DataRefusals.functionNotFound(name));
      checkMayEvaluate(app, function, caller, arguments);
    }
    CallContext context = context(app, caller);
    try {
      return FunctionRun.of(
              context,
              log.recorder(app, name, user, LOG_TYPE),
              () -> runner.run(name, found, arguments, context))
          .result();
    } catch (FunctionFailedException e) {
      throw DataRefusals.of(e);
    }
  }

  /** Checks a source before it is kept. Without an engine nothing can be said about it. */
  public void checkSource(String name, String source) {
    runner.check(name, source);
  }

  /** Checks the script that says whose permissions a part has, as {@link #checkSource}. */
  public void checkRunAs(Members part) {
    part.text(RunAs.SCRIPT).filter(script -> !script.isBlank()).ifPresent(runner::checkRunAs);
  }

  /**
   * Returns a function that another one calls, for the engine to run; one in Java is run. Either is
   * written down when it has ended.
   */
  Callee callee(App app, String name, Arguments arguments, CallContext context)
      throws FunctionFailedException {
    FunctionRun.Recorder recorder = log.recorder(app, name, context.caller(), LOG_TYPE);
    Found found = finder.find(app, name);
    if (found.stored().isEmpty()) {
      return new Callee.Result(
          FunctionRun.of(
                  context, recorder, () -> runner.run(name, found, arguments.values(), context))
              .result());
    }
    return FunctionRun.begun(
        context,
        recorder,
        onEnd -> new Callee.Source(runner.script(found, arguments, context), context, onEnd));
  }

  /** Runs a function of the app, with what it printed. */
  public FunctionRun run(
      App app, String name, List<Object> arguments, FunctionUser user, String logType)
      throws FunctionFailedException {
    CallContext context = context(app, user);
    return FunctionRun.of(
        context, log.recorder(app, name, user, logType), () -> call(name, arguments, context));
  }

  /** Writes down that a function of the app could not even be called for the system. */
  public void failed(App app, String name, String error, String logType) {
    log.recorder(app, name, FunctionUser.SYSTEM, logType).record(0, error, List.of());
  }

  /** Runs a function for an operator; an error of the function is part of the result, too. */
  public FunctionRun debug(App app, String name, List<Object> arguments, FunctionUser user) {
    return settle(name, arguments, context(app, user).ofDebugRun(), LOG_TYPE);
  }

  /** Runs a function of the app; an error of the function is part of the result, too. */
  public FunctionRun settle(
      App app, String name, List<Object> arguments, FunctionUser user, String logType) {
    return settle(name, arguments, context(app, user), logType);
  }

  private FunctionRun settle(
      String name, List<Object> arguments, CallContext context, String logType) {
    return FunctionRun.settled(
        context,
        log.recorder(context.of(), name, context.caller(), logType),
        () -> call(name, arguments, context));
  }

  /** Runs an expression for an operator, which may call what a source exports; neither is kept. */
  public FunctionRun debugSource(App app, String source, String expression, FunctionUser user) {
    String both =
        source
            + "\n;{ const target = exports ?? module.exports?.default ?? module.exports;"
            + " exports = async function () {"
            + " const exports = target; return ("
            + STATEMENT_END.matcher(expression).replaceFirst("")
            + "\n); }; }";
    Script script = new Script("debug", "debug", both);
    CallContext context = context(app, user).ofDebugRun();
    return FunctionRun.settled(
        context,
        log.recorder(app, script.name(), user, LOG_TYPE),
        () -> runner.run(script, List.of(), context));
  }

  private @Nullable Object call(String name, List<Object> arguments, CallContext context)
      throws FunctionFailedException {
    return runner.run(name, finder.find(context.of(), name), arguments, context);
  }

  CallContext context(App app, FunctionUser user) {
    return new CallContext(this, resources, app, user);
  }

  void checkMayEvaluate(
      App app, FunctionDefinition function, FunctionUser user, List<Object> arguments) {
    Expression condition = function.mayEvaluate();
    if (condition.isPresent()
        && !new Expressions(scopes.of(app, user).with("args", arguments)).holds(condition)) {
      throw DataRefusals.ruleNotMatched(function.name());
    }
  }
}
