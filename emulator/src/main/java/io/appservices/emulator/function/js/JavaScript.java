package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions in JavaScript. Costs nothing until the first one is run or checked. */
public final class JavaScript implements ScriptEngine {

  /** The default number of calls that run at a time; more wait. */
  public static final int DEFAULT_MAX_RUNNING = 16;

  private static final String MISSING =
      "JavaScript functions need GraalJS: add the dependencies org.graalvm.polyglot:polyglot and"
          + " org.graalvm.polyglot:js-community (type pom), both of version 25.0.2";

  private final int maxRunning;
  private @Nullable ScriptEngine started;
  private boolean closed;

  public JavaScript() {
    this(DEFAULT_MAX_RUNNING);
  }

  public JavaScript(int maxRunning) {
    if (maxRunning < 1) {
      throw new IllegalArgumentException("maxRunning must be positive");
    }
    this.maxRunning = maxRunning;
  }

  @Override
  public @Nullable Object call(
      Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException {
    return engine().call(script, arguments, host, limit);
  }

  @Override
  public void check(Script script) throws FunctionFailedException {
    engine().check(script);
  }

  /** Gets the engine ready in advance; the first call would do it otherwise. */
  public void start() throws FunctionFailedException {
    engine();
  }

  private synchronized ScriptEngine engine() throws FunctionFailedException {
    if (closed) {
      throw new FunctionFailedException(FunctionFailure.UNAVAILABLE, "the engine is closed");
    }
    ScriptEngine engine = started;
    if (engine == null) {
      engine = load();
      started = engine;
    }
    return engine;
  }

  private ScriptEngine load() throws FunctionFailedException {
    Thread thread = Thread.currentThread();
    ClassLoader callers = thread.getContextClassLoader();
    // Graal looks for languages there first, and would make a copy of its own classes elsewhere.
    thread.setContextClassLoader(JavaScript.class.getClassLoader());
    try {
      return new GraalEngine(maxRunning);
    } catch (NoClassDefFoundError | IllegalStateException | IllegalArgumentException e) {
      // Without the classes, without an implementation of them, and without the language.
      throw new FunctionFailedException(FunctionFailure.UNAVAILABLE, MISSING);
    } finally {
      thread.setContextClassLoader(callers);
    }
  }

  @Override
  public synchronized boolean isIdle() {
    return started == null || started.isIdle();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (started != null) {
      started.close();
    }
  }
}
