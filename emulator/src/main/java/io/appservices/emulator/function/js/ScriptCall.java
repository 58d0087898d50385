package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.js.host.HostJson;
import io.appservices.emulator.function.js.limit.Deadline;
import io.appservices.emulator.function.js.limit.MemoryGuard;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One call: the loop that runs the function, on the thread of the call, until it has ended. */
final class ScriptCall implements ContextHost, MemoryGuard.Run {

  private static final ThreadLocal<ScriptCall> CURRENT = new ThreadLocal<>();
  private static final ThreadLocal<ScriptCall> SERVED = new ThreadLocal<>();

  /** The number of an operation that no answer comes to. */
  private static final int NOT_BEGUN = -1;

  private final ScriptContext context;
  private final Deadline deadline;
  private final @Nullable ScriptCall outer;
  private final HostCalls calls;
  private final Frames frames;
  private final CallModules modules;
  private final Timers timers = new Timers();
  private final ScriptStop stop;
  private final ScriptOutcome outcome = new ScriptOutcome();
  private volatile @Nullable ScriptCall inner;
  private volatile boolean nested;
  private volatile @Nullable Thread thread;
  private volatile long allocatedBefore;

  /**
   * Makes a call that has not begun.
   *
   * @param outer the call that waits for this one; null if none does
   */
  ScriptCall(
      Script script,
      ScriptContext context,
      FunctionHost host,
      Deadline deadline,
      @Nullable ScriptCall outer,
      HostThreads threads,
      Sources sources,
      ModuleSources moduleSources) {
    this.context = context;
    this.deadline = deadline;
    this.outer = outer;
    this.calls = new HostCalls(this, threads);
    this.frames = new Frames(script, host, context, sources, GraalEngine.MAX_NESTING - depth() + 1);
    this.modules = new CallModules(context, moduleSources, host::packages);
    this.stop = new ScriptStop(context, calls);
  }

  /** Returns the call that the thread is in. */
  static @Nullable ScriptCall current() {
    return CURRENT.get();
  }

  /**
   * Returns the call that the thread works for, such as by reading what it looks for; null if none.
   */
  static @Nullable ScriptCall served() {
    return SERVED.get();
  }

  /** Does something that this call asked for, on another thread. */
  void serve(Runnable task) {
    SERVED.set(this);
    try {
      task.run();
    } finally {
      SERVED.remove();
    }
  }

  /** Returns the name of the function that runs: the innermost of those that called each other. */
  String functionName() {
    ScriptCall called = inner;
    return called == null ? frames.functionName() : called.functionName();
  }

  Deadline deadline() {
    return deadline;
  }

  @Override
  public int depth() {
    return outer == null ? 1 : outer.depth() + 1;
  }

  @Override
  public @Nullable Thread thread() {
    return thread;
  }

  /** Returns whether no other call waits for it on the same thread. */
  boolean isOutermost() {
    return !nested;
  }

  @Override
  public long allocatedBefore() {
    return allocatedBefore;
  }

  /** Runs the function; its globals stay until {@link #close}. */
  @Nullable Object execute(List<Object> arguments) throws FunctionFailedException {
    ScriptCall before = CURRENT.get();
    CURRENT.set(this);
    nested = before != null;
    if (before != null) {
      before.inner = this;
    }
    allocatedBefore = MemoryGuard.allocatedBytes(Thread.currentThread());
    thread = Thread.currentThread();
    context.lendTo(this);
    try {
      FunctionHost host = frames.host(0);
      context.start(HostJson.text(arguments), host.answersRequest(), host.isDebugRun());
      while (!outcome.isKnown()) {
        step();
      }
      calls.awaitAll(deadline);
      return outcome.result();
    } catch (PolyglotException e) {
      throw stop.isBegun() ? stop.failure() : Failures.of(e, context);
    } catch (OutOfMemoryError e) {
      throw Failures.of(FunctionFailure.MEMORY_LIMIT);
    } catch (IllegalStateException e) {
      throw stop.isBegun() ? stop.failure() : failure(FunctionFailure.UNAVAILABLE, e);
    } catch (IllegalArgumentException e) {
      throw failure(FunctionFailure.RESULT, e);
    } catch (InterruptedException e) {
      throw stop.isBegun() ? stop.failure() : Failures.of(FunctionFailure.UNAVAILABLE);
    } finally {
      end(before);
    }
  }

  private static FunctionFailedException failure(FunctionFailure failure, Exception cause) {
    return new FunctionFailedException(failure, String.valueOf(cause.getMessage()));
  }

  private void step() throws FunctionFailedException, InterruptedException {
    long timeout = Math.min(deadline.remainingNanos(), timers.nanosToNext());
    HostCalls.Answer answer = calls.poll(Math.max(timeout, 0), TimeUnit.NANOSECONDS);
    if (stop.isBegun()) {
      throw stop.failure();
    }
    if (deadline.remainingNanos() <= 0) {
      throw Failures.timeLimit();
    }
    if (answer != null) {
      context.settle(answer.id(), answer.fulfilled(), answer.text());
    } else {
      Integer due = timers.pollDue();
      if (due != null) {
        context.fire(due);
      }
    }
  }

  private void end(@Nullable ScriptCall before) {
    if (before != null) {
      before.inner = null;
      CURRENT.set(before);
    } else {
      CURRENT.remove();
    }
    calls.cancelAll();
    frames.endAll();
  }

  /** Gives up the globals of the call, after it has been executed. */
  void close() {
    context.close();
  }

  /** Ends the call, from any thread, by means of another one: {@link ScriptStop#stop}. */
  void stop(FunctionFailure reason, Executor background) {
    stop.stop(reason, background);
  }

  // What the prelude calls, on the thread of the call:

  /** Returns the function that was called. */
  Script script() {
    return frames.script();
  }

  FunctionHost host() {
    return frames.host(0);
  }

  @Override
  public String execute(int frame, String name, Value encode) {
    return frames.execute(frame, name, encode);
  }

  @Override
  public @Nullable Object load(int frame) {
    return frames.load(frame);
  }

  @Override
  public void end(int frame, @Nullable String error) {
    frames.end(frame, error);
  }

  @Override
  public CallModules modules() {
    return modules;
  }

  @Override
  public @Nullable String ask(int frame, String operation, @Nullable String a, @Nullable String b) {
    return frames.answer(frame, operation, a, b);
  }

  @Override
  public int begin(int frame, String operation, String request) {
    if (calls.areTooMany()) {
      outcome.is("thrown", HostCalls.TOO_MANY);
      return NOT_BEGUN;
    }
    return calls.begin(frames.host(frame), operation, request);
  }

  @Override
  public int startTimer(long millis) {
    return timers.start(millis);
  }

  @Override
  public @Nullable Object done(@Nullable String kind, @Nullable String text) {
    if (kind != null && text != null) {
      outcome.is(kind, text);
    }
    return null;
  }
}
