package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.function.js.limit.Deadline;
import io.appservices.emulator.function.js.limit.WorkerPermits;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine that keeps compiled code, with a context and a thread for each call. */
final class GraalEngine implements ScriptEngine {

  private static final Logger LOG = LoggerFactory.getLogger(GraalEngine.class);

  /** The deepest nesting of calls by {@code context.functions.execute}. */
  static final int MAX_NESTING = 16;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
  private static final long IDLE_SECONDS = 10;

  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  private final HostThreads hostThreads = HostThreads.create();
  private final ExecutorService background = dispensable();
  private final ContextPool contexts = new ContextPool(engine, background);
  private final Sources sources = new Sources();
  private final ModuleSources moduleSources = new ModuleSources();
  private final PreparedContexts prepared =
      new PreparedContexts(contexts, moduleSources, background);
  private final Watchdog watchdog = new Watchdog(background);
  private final CallRunner runner = new CallRunner(watchdog, contexts, prepared, background);
  private final WorkerPermits permits;
  private final AtomicBoolean closed = new AtomicBoolean();

  GraalEngine(int maxRunning) {
    permits = new WorkerPermits(maxRunning);
    try {
      contexts.prepare();
    } catch (RuntimeException | LinkageError e) {
      // What is wrong with the installation shows here; no thread may stay behind.
      close();
      throw e;
    }
  }

  /** Returns a pool for what need not be done once it was shut down. */
  private static ExecutorService dispensable() {
    ThreadPoolExecutor pool = Threads.numbered("js-background").growing(IDLE_SECONDS);
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return pool;
  }

  @Override
  public @Nullable Object call(
      Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException {
    ScriptCall outer = ScriptCall.current();
    if (outer != null) {
      Deadline first = nestedDeadline(outer, limit);
      return runner.runWithin(run(script, host, first, outer), arguments);
    }
    ScriptCall served = ScriptCall.served();
    Optional<Deadline> first =
        served == null ? Optional.empty() : Optional.of(nestedDeadline(served, limit));
    WorkerPermits.Permit permit = served == null ? permits.take(limit) : permits.takeWithin();
    ScriptCall run;
    Future<Object> answer;
    try {
      run = run(script, host, first.orElseGet(() -> Deadline.in(limit)), served);
      answer = runner.begin(run, permit, arguments);
    } catch (RejectedExecutionException e) {
      permit.end();
      throw Failures.unavailable("the engine is closed");
    } catch (RuntimeException | Error e) {
      permit.end();
      throw e;
    }
    return runner.await(answer, run, permit);
  }

  private static Deadline nestedDeadline(ScriptCall outer, Duration limit)
      throws FunctionFailedException {
    if (outer.depth() >= MAX_NESTING) {
      throw new FunctionFailedException("functions call each other too deep");
    }
    Deadline own = Deadline.in(limit);
    return own.isBefore(outer.deadline()) ? own : outer.deadline();
  }

  private ScriptCall run(
      Script script, FunctionHost host, Deadline deadline, @Nullable ScriptCall outer) {
    ScriptContext context = prepared.take(script, host);
    return new ScriptCall(
        script, context, host, deadline, outer, hostThreads, sources, moduleSources);
  }

  @Override
  public void check(Script script) throws FunctionFailedException {
    try {
      Optional<String> error = contexts.apart(() -> syntaxError(script));
      if (error.isPresent()) {
        throw new FunctionFailedException(FunctionFailure.SYNTAX, error.get());
      }
    } catch (PolyglotException e) {
      throw Failures.of(e, null);
    } finally {
      contexts.refill();
    }
  }

  private Optional<String> syntaxError(Script script) {
    try (ScriptContext context = contexts.take()) {
      return new SyntaxErrors(context::parse).in(script);
    }
  }

  @Override
  public boolean isIdle() {
    return !watchdog.isAnyRunning();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    Deadline deadline = Deadline.in(CLOSE_LIMIT);
    watchdog.close();
    prepared.close();
    contexts.close();
    watchdog.stopAll();
    runner.shutdown();
    hostThreads.close();
    try {
      if (contexts.awaitClosed(deadline)) {
        closeEngine(deadline);
      } else {
        // Closing the engine, too, would make Graal's own shutdown hook wait for ever for the lock
        // that closing holds. An engine that is not closed costs memory only.
        LOG.warn(
            "closed without waiting for functions in a built-in operation that cannot be ended: {}",
            watchdog.describeRunning());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      background.shutdown();
    }
  }

  private void closeEngine(Deadline deadline) throws InterruptedException {
    try {
      background
          .submit(() -> engine.close(true))
          .get(Math.max(deadline.remainingNanos(), 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("the JavaScript engine takes long to close; a thread goes on with it");
    } catch (ExecutionException e) {
      LOG.warn("the JavaScript engine could not be closed", e.getCause());
    }
  }
}
