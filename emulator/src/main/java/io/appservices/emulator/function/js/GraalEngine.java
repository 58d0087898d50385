package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;

/** One engine, which keeps compiled code; an isolate and a thread for each call. */
final class GraalEngine implements ScriptEngine {

  /** How deep calls may nest that {@code context.functions.execute} makes. */
  private static final int MAX_NESTING = 16;

  // A built-in method that runs for long does not notice that it should end: do not wait for it.
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final long STACK_BYTES = 4L << 20;
  private static final int HOST_THREADS = 32;

  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  private final ExecutorService callThreads = Threads.growing("js-call", STACK_BYTES);
  private final ExecutorService hostThreads = Threads.fixed("js-host", HOST_THREADS);
  private final ExecutorService background = Threads.growing("js-background", 0);
  private final Isolates isolates = new Isolates(engine, background);
  private final Sources sources = new Sources();
  private final Watchdog watchdog = new Watchdog(background);
  private final Semaphore turns;

  GraalEngine(int maxRunning) {
    turns = new Semaphore(maxRunning, true);
    try {
      isolates.prepare();
    } catch (RuntimeException | LinkageError e) {
      // What is wrong with the installation shows here; no thread may stay behind.
      close();
      throw e;
    }
  }

  @Override
  public Object call(Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException {
    Run outer = Run.current();
    if (outer != null) {
      return nested(outer, script, arguments, host, limit);
    }
    Deadline turn = Deadline.in(limit);
    awaitTurn(turn);
    Duration left = Duration.ofNanos(turn.remainingNanos());
    boolean handedOver = false;
    try {
      Isolate isolate = isolates.take();
      Run run = new Run(isolate, host, Deadline.in(left), null, hostThreads);
      Future<Object> answer = callThreads.submit(() -> runAndPass(run, script, arguments));
      handedOver = true;
      return await(answer, run);
    } catch (RejectedExecutionException e) {
      throw unavailable("the engine is closed");
    } finally {
      if (!handedOver) {
        turns.release();
      }
    }
  }

  private void awaitTurn(Deadline deadline) throws FunctionFailedException {
    try {
      if (!turns.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw Failures.timeLimit();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  private Object runAndPass(Run run, Script script, List<Object> arguments)
      throws FunctionFailedException {
    try {
      return watched(run, script, arguments);
    } finally {
      turns.release();
    }
  }

  private Object watched(Run run, Script script, List<Object> arguments)
      throws FunctionFailedException {
    Watchdog.Watch watch = watchdog.watch(run);
    try {
      return run.execute(sources.of(script), arguments);
    } finally {
      watch.end();
    }
  }

  private Object nested(
      Run outer, Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException {
    if (outer.depth() >= MAX_NESTING) {
      throw new FunctionFailedException("functions call each other too deep");
    }
    Deadline own = Deadline.in(limit);
    Deadline first = own.isBefore(outer.deadline()) ? own : outer.deadline();
    return watched(new Run(isolates.take(), host, first, outer, hostThreads), script, arguments);
  }

  private static Object await(Future<Object> answer, Run run) throws FunctionFailedException {
    try {
      long patience = run.deadline().plus(GRACE).remainingNanos();
      return answer.get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Failures.timeLimit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      run.stop(FunctionFailure.UNAVAILABLE);
      throw unavailable("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailedException failure) {
        throw failure;
      }
      throw unavailable(String.valueOf(e.getCause()));
    }
  }

  private static FunctionFailedException unavailable(String message) {
    return new FunctionFailedException(FunctionFailure.UNAVAILABLE, message);
  }

  @Override
  public void check(Script script) throws FunctionFailedException {
    try (Isolate isolate = isolates.take()) {
      isolate.parse(Sources.make(script));
    } catch (PolyglotException e) {
      throw Failures.of(e, null);
    }
  }

  @Override
  public void close() {
    watchdog.close();
    isolates.close();
    callThreads.shutdown();
    hostThreads.shutdownNow();
    engine.close(true);
    background.shutdown();
  }
}
