package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
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

  // A built-in method that runs for long does not notice that it should end: do not wait for it.
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
  private static final long STACK_BYTES = 4L << 20;
  private static final long IDLE_SECONDS = 10;

  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  private final ExecutorService callThreads =
      Threads.numbered("js-call", STACK_BYTES).growing(IDLE_SECONDS);
  private final HostThreads hostThreads = HostThreads.create();
  private final ExecutorService background = dispensable();
  private final ContextPool contexts = new ContextPool(engine, background);
  private final Sources sources = new Sources();
  private final ModuleSources moduleSources = new ModuleSources();
  private final PreparedContexts prepared =
      new PreparedContexts(contexts, moduleSources, background);
  private final Watchdog watchdog = new Watchdog(background);
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
      return watched(run(script, host, first, outer), arguments);
    }
    ScriptCall served = ScriptCall.served();
    Optional<Deadline> first =
        served == null ? Optional.empty() : Optional.of(nestedDeadline(served, limit));
    WorkerPermits.Permit permit = served == null ? permits.take(limit) : permits.takeWithin();
    ScriptCall run;
    Future<Object> answer;
    try {
      run = run(script, host, first.orElseGet(() -> Deadline.in(limit)), served);
      answer = begin(run, permit, arguments);
    } catch (RejectedExecutionException e) {
      permit.end();
      throw unavailable("the engine is closed");
    } catch (RuntimeException | Error e) {
      permit.end();
      throw e;
    }
    return await(answer, run, permit);
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

  private Future<Object> begin(
      ScriptCall run, WorkerPermits.Permit permit, List<Object> arguments) {
    try {
      return callThreads.submit(
          () -> {
            try {
              return watched(run, arguments);
            } finally {
              permit.end();
            }
          });
    } catch (RejectedExecutionException e) {
      run.stop(FunctionFailure.UNAVAILABLE, Runnable::run);
      throw e;
    }
  }

  private @Nullable Object watched(ScriptCall run, List<Object> arguments)
      throws FunctionFailedException {
    Watchdog.Watch watch;
    try {
      watch = watchdog.watch(run);
    } catch (RejectedExecutionException e) {
      run.stop(FunctionFailure.UNAVAILABLE, Runnable::run);
      throw unavailable("the engine is closed");
    }
    try {
      return run.execute(arguments);
    } finally {
      prepared.learn(run.script(), run.modules(), run.host());
      watch.end();
    }
  }

  private @Nullable Object await(Future<Object> answer, ScriptCall run, WorkerPermits.Permit permit)
      throws FunctionFailedException {
    try {
      long timeout = run.deadline().plus(GRACE).remainingNanos();
      return answer.get(timeout, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(run, permit, FunctionFailure.TIME_LIMIT);
      throw Failures.timeLimit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(run, permit, FunctionFailure.UNAVAILABLE);
      throw unavailable("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailedException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw Failures.of(FunctionFailure.MEMORY_LIMIT);
      }
      throw unavailable(String.valueOf(e.getCause()));
    }
  }

  private void giveUp(ScriptCall run, WorkerPermits.Permit permit, FunctionFailure reason) {
    run.stop(reason, background);
    permit.giveUp();
    watchdog.reportIfEndless(run);
  }

  private static FunctionFailedException unavailable(String message) {
    return new FunctionFailedException(FunctionFailure.UNAVAILABLE, message);
  }

  @Override
  public void check(Script script) throws FunctionFailedException {
    try (ScriptContext context = contexts.take()) {
      Optional<String> error = new SyntaxErrors(context::parse).in(script);
      if (error.isPresent()) {
        throw new FunctionFailedException(FunctionFailure.SYNTAX, error.get());
      }
    } catch (PolyglotException e) {
      throw Failures.of(e, null);
    }
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
    callThreads.shutdown();
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
