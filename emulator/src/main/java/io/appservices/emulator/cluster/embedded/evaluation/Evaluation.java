package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.appservices.emulator.cluster.embedded.limit.LimitedQueries;
import io.appservices.emulator.cluster.embedded.limit.LimitedRegularExpression;
import io.appservices.emulator.cluster.embedded.operand.ErrorTexts;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import io.appservices.emulator.cluster.operation.OperationTime;
import io.appservices.emulator.cluster.operation.TimeLimit;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.runtime.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs code of the embedded server outside of it, on documents that are in memory. What it refuses,
 * and whatever else it throws, is an {@link AppServicesException}.
 */
public final class Evaluation {

  /** A rule, a trigger or a stream looks at one document, or at those of one answer. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Evaluation() {}

  /** Evaluates in this thread, unless the query may take long. */
  public static <T> T limited(Document query, Supplier<T> work) {
    return LimitedQueries.mayTakeLong(query) ? apart(work) : refusing(work);
  }

  /**
   * Returns whether a text has a match of a regular expression. Takes 5 seconds at most.
   *
   * @throws AppServicesException if the time is over, or if it is no regular expression
   */
  public static boolean finds(String pattern, String text) {
    return refusing(
        () ->
            new TimeLimit(LIMIT)
                .within(() -> new LimitedRegularExpression(pattern, "").matcher(text).find()));
  }

  /** Evaluates in another thread, which is abandoned if it does not end in time. */
  static <T> T apart(Supplier<T> work) {
    Instant now = OperationTime.now();
    Supplier<T> timed = now == null ? work : () -> OperationTime.within(() -> now, work);
    FutureTask<T> task = new FutureTask<>(() -> refusing(() -> new TimeLimit(LIMIT).within(timed)));
    Thread thread = Threads.single("evaluation", task);
    thread.start();
    try {
      return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw DataSourceRefusals.mongoDb(TimeLimit.TEXT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataSourceRefusals.mongoDb("interrupted");
    }
  }

  /** Evaluates in this thread, without a limit of time. */
  public static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoServerException e) {
      throw DataSourceRefusals.mongoDb(ErrorTexts.of(e.getMessageWithoutErrorCode()));
    } catch (AppServicesException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw cannot("it is nested too deep");
    } catch (OutOfMemoryError e) {
      throw cannot("it takes more memory than there is");
    } catch (RuntimeException e) {
      throw DataSourceRefusals.mongoDb(Failures.unforeseen(e));
    }
  }

  private static AppServicesException cannot(String reason) {
    return DataSourceRefusals.mongoDb(Failures.cannot(reason));
  }
}
