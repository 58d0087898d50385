package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoBackend;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The storage of the documents of the embedded cluster: any backend of the server's library. What
 * watches the changes and limits operations knows it by the library's public interfaces alone.
 *
 * <p>A store that keeps documents beyond the end of the process has the other methods, too, which
 * say when a client may be answered.
 */
@FunctionalInterface
public interface DocumentStore {

  /** Opens the backend; the cluster closes it. */
  MongoBackend open(Clock clock);

  /**
   * Refuses a command that may change something, before it does, while earlier changes cannot be
   * kept.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if that is so
   */
  default void beforeChange() {}

  /**
   * Returns when all changes that were made so far are kept.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if they cannot be kept
   */
  default void awaitKept() {}

  /** Makes changes of which all are kept or none. They are few, and it waits for nothing. */
  default <T> T together(Supplier<T> changes) {
    return changes.get();
  }
}
