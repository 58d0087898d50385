package io.appservices.emulator.service.function;

import io.appservices.emulator.function.Callee;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.service.data.DataRefusals;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of a function that came to an end.
 *
 * @param result the returned value; null if it failed
 * @param error the error
 * @param messages the printed lines
 * @param millis the duration, in the machine's time
 */
public record FunctionRun(
    @Nullable Object result, List<String> messages, long millis, Optional<String> error) {

  /** The work of a function. */
  interface Body {
    @Nullable Object run() throws FunctionFailedException;
  }

  /** Writes down that a function ran. */
  interface Recorder {
    void record(long millis, @Nullable String error, List<String> messages);
  }

  /** Makes a function that runs later ready for it. */
  interface Preparation {
    Callee of(Consumer<Optional<String>> onEnd) throws FunctionFailedException;
  }

  /** Begins a function, which is written down when it ends, or cannot be begun. */
  static Callee begun(CallContext context, Recorder recorder, Preparation preparation)
      throws FunctionFailedException {
    long started = System.nanoTime();
    try {
      return preparation.of(
          error -> recorder.record(millisSince(started), error.orElse(null), context.messages()));
    } catch (FunctionFailedException e) {
      recorder.record(millisSince(started), e.getMessage(), context.messages());
      throw e;
    }
  }

  /** Runs a function, and writes down how that went. */
  static FunctionRun of(CallContext context, Recorder recorder, Body body)
      throws FunctionFailedException {
    long started = System.nanoTime();
    try {
      @Nullable Object result = body.run();
      long millis = millisSince(started);
      recorder.record(millis, null, context.messages());
      return new FunctionRun(result, context.messages(), millis, Optional.empty());
    } catch (FunctionFailedException e) {
      recorder.record(millisSince(started), e.getMessage(), context.messages());
      throw e;
    } finally {
      context.end();
    }
  }

  /** Runs a function whose failure is an answer, too; that it could not run is none. */
  static FunctionRun settled(CallContext context, Recorder recorder, Body body) {
    long started = System.nanoTime();
    try {
      return of(context, recorder, body);
    } catch (FunctionFailedException e) {
      if (e.failure() == FunctionFailure.BUSY) {
        throw DataRefusals.of(e);
      }
      Optional<String> error = Optional.of(String.valueOf(e.getMessage()));
      return new FunctionRun(null, context.messages(), millisSince(started), error);
    }
  }

  private static long millisSince(long startedNanos) {
    return (System.nanoTime() - startedNanos) / 1_000_000;
  }
}
