package io.appservices.emulator.function.js;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.function.FunctionHost;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/** One call: the loop that runs the function, on the thread of the call, until it has ended. */
final class Run {

  private static final ThreadLocal<Run> CURRENT = new ThreadLocal<>();

  private final Isolate isolate;
  private final Deadline deadline;
  private final Run outer;
  private final HostCalls calls;
  private final HostAnswers answers;
  private final Timers timers = new Timers();
  private volatile FunctionFailure stoppedBy;
  private volatile Thread thread;
  private volatile long allocatedBefore;
  private String outcome;
  private String outcomeText;

  Run(Isolate isolate, FunctionHost host, Deadline deadline, Run outer, ExecutorService threads) {
    this.isolate = isolate;
    this.deadline = deadline;
    this.outer = outer;
    this.calls = new HostCalls(host, threads);
    this.answers = new HostAnswers(host);
  }

  /** The call that the thread is in. */
  static Run current() {
    return CURRENT.get();
  }

  Deadline deadline() {
    return deadline;
  }

  int depth() {
    return outer == null ? 1 : outer.depth() + 1;
  }

  Thread thread() {
    return thread;
  }

  long allocatedBefore() {
    return allocatedBefore;
  }

  Object execute(Source source, List<Object> arguments) throws FunctionFailedException {
    CURRENT.set(this);
    allocatedBefore = MemoryGuard.allocatedBytes(Thread.currentThread());
    thread = Thread.currentThread();
    isolate.lendTo(this);
    try {
      isolate.load(source);
      isolate.start(Wire.text(arguments));
      while (outcome == null) {
        step();
      }
      calls.awaitAll(deadline);
      return result();
    } catch (PolyglotException e) {
      throw stoppedBy == null ? Failures.of(e, isolate) : Failures.of(stoppedBy);
    } catch (OutOfMemoryError e) {
      throw Failures.of(FunctionFailure.MEMORY_LIMIT);
    } catch (IllegalStateException e) {
      throw stoppedBy == null ? failure(FunctionFailure.UNAVAILABLE, e) : Failures.of(stoppedBy);
    } catch (IllegalArgumentException e) {
      throw failure(FunctionFailure.RESULT, e);
    } catch (InterruptedException e) {
      throw Failures.of(stoppedBy == null ? FunctionFailure.UNAVAILABLE : stoppedBy);
    } finally {
      end();
    }
  }

  private static FunctionFailedException failure(FunctionFailure failure, Exception cause) {
    return new FunctionFailedException(failure, cause.getMessage());
  }

  private void step() throws FunctionFailedException, InterruptedException {
    long patience = Math.min(deadline.remainingNanos(), timers.nanosToNext());
    HostCalls.Answer answer = calls.poll(Math.max(patience, 0), TimeUnit.NANOSECONDS);
    if (stoppedBy != null) {
      throw Failures.of(stoppedBy);
    }
    if (deadline.remainingNanos() <= 0) {
      throw Failures.timeLimit();
    }
    if (answer != null) {
      isolate.settle(answer.id(), answer.fulfilled(), answer.text());
    } else {
      Integer due = timers.pollDue();
      if (due != null) {
        isolate.fire(due);
      }
    }
  }

  private Object result() throws FunctionFailedException {
    switch (outcome) {
      case "value":
        try {
          return Ejson.parse(outcomeText);
        } catch (EjsonException e) {
          throw failure(FunctionFailure.RESULT, e);
        }
      case "unserializable":
        throw new FunctionFailedException(FunctionFailure.RESULT, outcomeText);
      case "invalid":
        throw new FunctionFailedException(FunctionFailure.SYNTAX, outcomeText);
      default:
        throw new FunctionFailedException(outcomeText);
    }
  }

  private void end() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
    calls.cancelAll();
    isolate.close();
  }

  /** Ends the call, from any thread. Returns when the function no longer runs. */
  void stop(FunctionFailure reason) {
    if (stoppedBy == null) {
      stoppedBy = reason;
    }
    calls.wake();
    isolate.close();
  }

  // What the prelude calls, on the thread of the call:

  String ask(String operation, String a, String b) {
    return answers.answer(operation, a, b);
  }

  int begin(String operation, String request) {
    return calls.begin(operation, request);
  }

  int startTimer(long millis) {
    return timers.start(millis);
  }

  Object done(String kind, String text) {
    if (kind == null || text == null) {
      return null;
    }
    if (kind.equals("promised")) {
      if (outer != null) {
        outer.answers.nestedCallGavePromise();
      }
    } else if (outcome == null) {
      outcome = kind;
      outcomeText = text;
    }
    return null;
  }
}
