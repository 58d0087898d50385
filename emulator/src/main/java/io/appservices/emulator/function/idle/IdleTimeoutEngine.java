package io.appservices.emulator.function.idle;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes its engine when nothing has used it for a while, and makes another one for the next call.
 * Nothing is made before the first. Safe to use from any thread.
 */
public final class IdleTimeoutEngine implements ScriptEngine {

  private static final Logger LOG = LoggerFactory.getLogger(IdleTimeoutEngine.class);
  private static final long THREAD_SECONDS = 1;

  /** Two engines that end in a second each: one that nothing used, and the one after it. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final Supplier<ScriptEngine> engines;
  private final Duration timeout;
  private final Duration closeLimit;
  private final LongSupplier nanos;

  /** Closes all engines, as a thread that does keeps classes of theirs for as long as it lives. */
  private final ScheduledThreadPoolExecutor timer;

  private @Nullable ScriptEngine current;
  private @Nullable Future<?> nextLook;
  private int running;
  private long usedAt;
  private boolean closed;

  /**
   * Makes no engine yet.
   *
   * @param engines makes engines that refer to nothing outside once they are closed
   * @param timeout how long an engine is kept that nothing uses; positive
   */
  public IdleTimeoutEngine(Supplier<ScriptEngine> engines, Duration timeout) {
    this(engines, timeout, CLOSE_LIMIT, System::nanoTime);
  }

  IdleTimeoutEngine(
      Supplier<ScriptEngine> engines, Duration timeout, Duration closeLimit, LongSupplier nanos) {
    this.engines = engines;
    this.timeout = timeout;
    this.closeLimit = closeLimit;
    this.nanos = nanos;
    timer = new ScheduledThreadPoolExecutor(1, Threads.numbered("js-idle"));
    timer.setKeepAliveTime(THREAD_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public @Nullable Object call(
      Script script, List<Object> arguments, FunctionHost host, Duration limit)
      throws FunctionFailedException {
    ScriptEngine engine = begin();
    try {
      return engine.call(script, arguments, host, limit);
    } finally {
      end();
    }
  }

  @Override
  public void check(Script script) throws FunctionFailedException {
    ScriptEngine engine = begin();
    try {
      engine.check(script);
    } finally {
      end();
    }
  }

  private synchronized ScriptEngine begin() throws FunctionFailedException {
    if (closed) {
      throw new FunctionFailedException(FunctionFailure.UNAVAILABLE, "the engine is closed");
    }
    ScriptEngine engine = current;
    if (engine == null) {
      engine = engines.get();
      current = engine;
      look(timeout.toNanos());
    }
    running++;
    return engine;
  }

  private synchronized void end() {
    running--;
    usedAt = nanos.getAsLong();
  }

  private synchronized void look(long inNanos) {
    cancelLook();
    nextLook = timer.schedule(this::closeIfIdle, inNanos, TimeUnit.NANOSECONDS);
  }

  private synchronized void cancelLook() {
    if (nextLook != null) {
      nextLook.cancel(false);
    }
  }

  /** Closes the engine if it is time, or sees to it that somebody looks again when it may be. */
  void closeIfIdle() {
    ScriptEngine idle;
    synchronized (this) {
      idle = current;
      if (closed || idle == null) {
        return;
      }
      boolean isUsed = running > 0 || !idle.isIdle();
      long left = timeout.toNanos() - (isUsed ? 0 : nanos.getAsLong() - usedAt);
      if (left > 0) {
        look(left);
        return;
      }
      current = null;
    }
    close(idle);
  }

  private static void close(ScriptEngine engine) {
    try {
      engine.close();
      RecordMethods.forgetLast();
    } catch (RuntimeException e) {
      LOG.warn("a JavaScript engine could not be closed", e);
    }
  }

  @Override
  public void close() {
    ScriptEngine last;
    synchronized (this) {
      closed = true;
      last = current;
      current = null;
      cancelLook();
    }
    if (last != null) {
      timer.execute(() -> close(last));
    }
    timer.shutdown();
    try {
      if (!timer.awaitTermination(closeLimit.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("a JavaScript engine takes long to close; a thread goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
