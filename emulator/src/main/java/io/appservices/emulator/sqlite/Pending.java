package io.appservices.emulator.sqlite;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change that waits to be made, or to be answered. */
final class Pending<T> {

  private final Change<T> change;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable Runnable outcome;
  private boolean refused;

  Pending(Change<T> change) {
    this.change = change;
  }

  /**
   * Makes the change, whose result is told by {@link #answer}.
   *
   * @throws SQLException if it failed, and has to be undone with the whole transaction
   */
  void make(Transaction transaction) throws SQLException {
    T result = change.run(transaction);
    outcome = () -> answer.complete(result);
  }

  /**
   * Makes the change so that it can be undone by itself; how that ended is told by {@link #answer}.
   *
   * @throws SQLException if the whole transaction is lost
   */
  void makeApart(Transaction transaction, Function<SQLException, RuntimeException> failures)
      throws SQLException {
    refused = false;
    try {
      T result = transaction.apart(change);
      outcome = () -> answer.complete(result);
    } catch (Transaction.ApartFailure e) {
      Throwable cause = e.getCause();
      Throwable failure = cause instanceof SQLException sql ? failures.apply(sql) : cause;
      outcome = () -> answer.completeExceptionally(failure);
      refused = true;
    }
  }

  /** Returns whether the change failed by itself, and was undone. */
  boolean isRefused() {
    return refused;
  }

  /** Lets the caller go on, after the commit. */
  void answer() {
    if (outcome != null) {
      outcome.run();
    }
  }

  void fail(RuntimeException failure) {
    answer.completeExceptionally(failure);
  }

  /** Waits for the answer, even if the thread is interrupted: the change may be made by then. */
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
