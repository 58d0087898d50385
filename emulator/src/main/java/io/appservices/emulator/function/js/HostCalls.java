package io.appservices.emulator.function.js;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.js.host.HostAnswers;
import io.appservices.emulator.function.js.host.HostJson;
import io.appservices.emulator.function.js.limit.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The pending host operations of one call, which run on other threads. */
final class HostCalls {

  /** The result of an operation: the canonical text of its value, or an error. */
  record Answer(int id, boolean fulfilled, String text) {}

  /** The most operations that a call may wait for at a time, as on the service. */
  private static final int MOST_PENDING = 1_000;

  /** What a call that begins more fails with. */
  static final String TOO_MANY = "exceeded max async work queue size of " + MOST_PENDING;

  private static final Answer WAKE = new Answer(-1, true, "null");

  private final ScriptCall run;
  private final HostThreads threads;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<Future<?>> begun = new ArrayList<>();

  /**
   * Those whose results the script has not taken. Only the thread of the call counts them: how fast
   * the others are must not say how many one turn of the script may begin.
   */
  private int pending;

  HostCalls(ScriptCall run, HostThreads threads) {
    this.run = run;
    this.threads = threads;
  }

  /** Returns whether no more can be begun before the script has taken a result. */
  boolean areTooMany() {
    return pending >= MOST_PENDING;
  }

  int begin(FunctionHost host, String operation, String request) {
    int id = begun.size();
    ExecutorService pool = operation.equals("http") ? threads.http() : threads.service();
    pending++;
    begun.add(
        pool.submit(() -> run.serve(() -> answers.add(answer(id, host, operation, request)))));
    return id;
  }

  private Answer answer(int id, FunctionHost host, String operation, String request) {
    try {
      Object value = run(host, operation, Ejson.parse(request));
      return new Answer(id, true, HostJson.text(value));
    } catch (Throwable e) {
      // Whatever it is: a function that gets no answer waits for one until its limit.
      return new Answer(id, false, HostAnswers.message(e));
    }
  }

  private static @Nullable Object run(FunctionHost host, String operation, @Nullable Object request)
      throws Exception {
    if (request instanceof Document message) {
      return host.http(message);
    }
    List<?> parts = (List<?>) Objects.requireNonNull(request);
    return host.service((String) parts.get(0), (String) parts.get(1), (Document) parts.get(2));
  }

  @Nullable Answer poll(long time, TimeUnit unit) throws InterruptedException {
    Answer answer = answers.poll(time, unit);
    if (answer != null && answer.id() != WAKE.id()) {
      pending--;
    }
    return answer;
  }

  void wake() {
    answers.add(WAKE);
  }

  /** Waits for what the function did not wait for, so that its work is done when it has ended. */
  void awaitAll(Deadline deadline) throws InterruptedException {
    for (Future<?> call : begun) {
      try {
        call.get(Math.max(deadline.remainingNanos(), 0), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  void cancelAll() {
    begun.forEach(call -> call.cancel(true));
  }
}
