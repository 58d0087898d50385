package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.js.limit.WorkerPermits;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls, each in a thread of its own, and clears away what is left of them. */
final class CallRunner {

  private static final Logger LOG = LoggerFactory.getLogger(CallRunner.class);

  // A built-in method that runs for long does not notice that it should end: do not wait for it.
  private static final Duration GRACE = Duration.ofMillis(200);
  private static final long STACK_BYTES = 4L << 20;
  private static final long IDLE_SECONDS = 10;

  private final ExecutorService threads =
      Threads.numbered("js-call", STACK_BYTES).growing(IDLE_SECONDS);
  private final Watchdog watchdog;
  private final ContextPool contexts;
  private final PreparedContexts prepared;
  private final Executor background;

  CallRunner(
      Watchdog watchdog, ContextPool contexts, PreparedContexts prepared, Executor background) {
    this.watchdog = watchdog;
    this.contexts = contexts;
    this.prepared = prepared;
    this.background = background;
  }

  /** Runs a call that another one waits for, in the thread of that. */
  @Nullable Object runWithin(ScriptCall run, List<Object> arguments)
      throws FunctionFailedException {
    Watchdog.Watch watch = watch(run);
    try {
      return run.execute(arguments);
    } finally {
      end(run, watch);
    }
  }

  /**
   * Begins a call.
   *
   * @throws RejectedExecutionException if the engine is closed
   */
  Future<Object> begin(ScriptCall run, WorkerPermits.Permit permit, List<Object> arguments) {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    try {
      threads.execute(
          () -> {
            try {
              answer(run, arguments, answer);
            } finally {
              permit.end();
            }
          });
      return answer;
    } catch (RejectedExecutionException e) {
      run.stop(FunctionFailure.UNAVAILABLE, Runnable::run);
      throw e;
    }
  }

  /** Whoever waits for the answer has it before the call is cleared away, and the next prepared. */
  @SuppressWarnings("NullAway") // A function may return null, which the future is not said to have.
  private void answer(ScriptCall run, List<Object> arguments, CompletableFuture<Object> answer) {
    Watchdog.@Nullable Watch watch = null;
    try {
      watch = watch(run);
      answer.complete(run.execute(arguments));
    } catch (FunctionFailedException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    } finally {
      if (watch != null) {
        end(run, watch);
      }
    }
  }

  private Watchdog.Watch watch(ScriptCall run) throws FunctionFailedException {
    try {
      return watchdog.watch(run);
    } catch (RejectedExecutionException e) {
      run.stop(FunctionFailure.UNAVAILABLE, Runnable::run);
      throw Failures.unavailable("the engine is closed");
    }
  }

  /** Clears a call away, of which no failure may hide the result. */
  private void end(ScriptCall run, Watchdog.Watch watch) {
    try {
      attempt(run::close);
      attempt(() -> prepared.learn(run.script(), run.modules(), run.host()));
      attempt(contexts::refill);
    } finally {
      watch.end();
    }
  }

  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.warn("what is left of a function could not be cleared away", e);
    }
  }

  /** Waits for the result of a call, for as long as it may take. */
  @Nullable Object await(Future<Object> answer, ScriptCall run, WorkerPermits.Permit permit)
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
      throw Failures.unavailable("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailedException failure) {
        throw failure;
      }
      if (e.getCause() instanceof OutOfMemoryError) {
        throw Failures.of(FunctionFailure.MEMORY_LIMIT);
      }
      throw Failures.unavailable(String.valueOf(e.getCause()));
    }
  }

  private void giveUp(ScriptCall run, WorkerPermits.Permit permit, FunctionFailure reason) {
    run.stop(reason, background);
    permit.giveUp();
    watchdog.reportIfEndless(run);
  }

  void shutdown() {
    threads.shutdown();
  }
}
