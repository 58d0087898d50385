package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.definition.FunctionDefinition;
import io.appservices.emulator.domain.definition.FunctionDefinition.RunAs;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost.Arguments;
import io.appservices.emulator.function.JavaFunctions;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.service.data.DataRefusals;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionFinder.Found;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a function that was found, with the permissions that it has. */
public final class FunctionRunner {

  private final ScriptEngine engine;
  private final Duration limit;
  private final ExecutionUsers executionUsers;

  /**
   * Makes a runner for all apps.
   *
   * @param limit the time limit of a function
   */
  public FunctionRunner(ScriptEngine engine, Duration limit, ExecutionUsers executionUsers) {
    this.engine = engine;
    this.limit = limit;
    this.executionUsers = executionUsers;
  }

  /** Checks a source before it is kept. Without an engine nothing can be said about it. */
  void check(String name, String source) {
    check(name, source, "");
  }

  /** Checks the script that says whose permissions a part has, as {@link #check}. */
  void checkRunAs(String script) {
    check(RunAs.SCRIPT, script, RunAs.SCRIPT + ": ");
  }

  private void check(String name, String source, String place) {
    try {
      engine.check(new Script(name, name, source));
    } catch (FunctionFailedException e) {
      if (e.failure() != FunctionFailure.UNAVAILABLE) {
        throw DataRefusals.syntax(place + e.getMessage());
      }
    }
  }

  /**
   * Runs a function.
   *
   * @param name the name it was found by
   * @throws FunctionFailedException if it fails, or none was found
   */
  @Nullable Object run(String name, Found found, List<Object> arguments, CallContext context)
      throws FunctionFailedException {
    if (found.java().isPresent()) {
      return JavaFunctions.call(found.java().get(), arguments);
    }
    if (found.stored().isEmpty()) {
      throw new FunctionFailedException("function not found: '" + name + "'");
    }
    return run(script(found, () -> arguments, context), arguments, context);
  }

  /** Returns the script of a function that is stored, with its permissions in the context. */
  Script script(Found found, Arguments arguments, CallContext context)
      throws FunctionFailedException {
    FunctionDefinition function = found.stored().orElseThrow();
    context.runAs(executionUser(function, arguments, context));
    return new Script(function.id().toHexString(), function.name(), function.source());
  }

  /** Runs a source that no app keeps. */
  @Nullable Object run(Script script, List<Object> arguments, CallContext context)
      throws FunctionFailedException {
    return engine.call(script, arguments, context, limit);
  }

  private FunctionUser executionUser(
      FunctionDefinition function, Arguments arguments, CallContext context)
      throws FunctionFailedException {
    ExecutionUsers.Scripts scripts =
        source ->
            run(
                new Script(function.id() + RunAs.SCRIPT, function.name(), source),
                arguments.values(),
                context.asSystem());
    return executionUsers.of(context.of(), function.runAs(), context.caller(), scripts);
  }
}
