package io.appservices.emulator.function.js;

import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends a call before its function does, and knows why. */
final class ScriptStop {

  private final ScriptContext context;
  private final HostCalls calls;
  private final AtomicReference<@Nullable FunctionFailure> reason = new AtomicReference<>();
  private final AtomicBoolean ending = new AtomicBoolean();

  ScriptStop(ScriptContext context, HostCalls calls) {
    this.context = context;
    this.calls = calls;
  }

  boolean isBegun() {
    return reason.get() != null;
  }

  /** Returns the failure of the call; the first reason counts. */
  FunctionFailedException failure() {
    return Failures.of(Objects.requireNonNull(reason.get(), "not stopped"));
  }

  /**
   * Ends the call, from any thread, once; again only where there was no memory to do it.
   *
   * @param background ends it: that returns only when the function has noticed, perhaps never
   */
  void stop(FunctionFailure why, Executor background) {
    reason.compareAndSet(null, why);
    if (ending.compareAndSet(false, true)) {
      try {
        calls.wake();
        background.execute(this::closeContext);
      } catch (OutOfMemoryError e) {
        ending.set(false);
        throw e;
      }
    }
  }

  private void closeContext() {
    try {
      context.close();
    } catch (OutOfMemoryError e) {
      ending.set(false);
      throw e;
    }
  }
}
