package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoBackend;
import java.time.Clock;

/**
 * The storage of the documents of the embedded cluster: any backend of the server's library. What
 * watches the changes and limits operations knows it by the library's public interfaces alone.
 */
@FunctionalInterface
public interface DocumentStore {

  /** Opens the backend; the cluster closes it. */
  MongoBackend open(Clock clock);
}
