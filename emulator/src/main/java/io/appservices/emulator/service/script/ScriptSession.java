package io.appservices.emulator.service.script;

import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.operation.TimeLimit;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionHost;
import io.appservices.emulator.function.Script;
import io.appservices.emulator.function.ScriptEngine;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of one operation: a function of the engine that gets them one after the other, so
 * that they have one context together.
 */
final class ScriptSession implements QueryScripts.Session {

  private static final long CHECK_MILLIS = 20;

  /** Calls what it is told to until there is nothing more. */
  private static final Script LOOP =
      new Script(
          "queries",
          "query",
          """
          exports = async () => {
            const { next } = context.services.get('%s');
            const functions = new Map();
            const compiled = (source) => {
              if (!functions.has(source)) functions.set(source, (0, eval)('(' + source + ')'));
              return functions.get(source);
            };
            const answer = (given) => {
              try {
                return next(given);
              } catch (e) {
                return next({ error: String(e) });
              }
            };
            for (let request = await next(); request !== null; ) {
              let result;
              try {
                const { source, self, args } = request;
                globalThis.obj = self;
                result = { value: compiled(source).apply(self, args) };
              } catch (e) {
                result = { error: String(e) };
              }
              request = await answer(result);
            }
          };
          """
              .formatted(QueryHost.WORK));

  /** The last request, which has no function. */
  private static final Document END = new Document();

  private final ScriptEngine engine;
  private final Duration limit;
  private final FunctionHost host;
  private final BlockingQueue<Document> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<Document> answers = new LinkedBlockingQueue<>();
  private @Nullable Thread runner;
  private boolean isWaiting;

  ScriptSession(ScriptEngine engine, Duration limit, Function<QueryHost.Work, FunctionHost> host) {
    this.engine = engine;
    this.limit = limit;
    this.host = host.apply(this::next);
  }

  private @Nullable Document next(Optional<Document> answer) throws InterruptedException {
    answer.ifPresent(answers::add);
    Document request = requests.take();
    return request.isEmpty() ? null : request;
  }

  @Override
  public @Nullable Object call(
      String function, @Nullable Document self, List<? extends @Nullable Object> arguments) {
    if (runner == null) {
      runner = Threads.single("query-script", this::run);
      runner.start();
    }
    requests.add(new Document("source", function).append("self", self).append("args", arguments));
    isWaiting = true;
    Document answer = await();
    isWaiting = false;
    if (answer.containsKey("error")) {
      throw QueryScripts.failure(answer.getString("error"));
    }
    return answer.get("value");
  }

  private Document await() {
    try {
      Document answer = null;
      while (answer == null) {
        TimeLimit.check();
        answer = answers.poll(CHECK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw QueryScripts.failure("interrupted");
    }
  }

  private void run() {
    try {
      engine.call(LOOP, List.of(), host, limit);
    } catch (FunctionFailedException e) {
      answers.add(new Document("error", text(e)));
    }
  }

  private static String text(FunctionFailedException e) {
    return switch (e.failure()) {
      case TIME_LIMIT -> TimeLimit.TEXT;
      case UNAVAILABLE -> QueryScripts.LANGUAGE + ": " + e.getMessage();
      default -> e.getMessage();
    };
  }

  /** What does not end by itself is interrupted. */
  @Override
  public void close() {
    requests.add(END);
    Thread started = runner;
    if (started != null && isWaiting) {
      started.interrupt();
    }
  }
}
