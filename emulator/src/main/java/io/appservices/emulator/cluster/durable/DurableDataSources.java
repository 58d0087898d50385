package io.appservices.emulator.cluster.durable;

import io.appservices.emulator.domain.StorageException;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.bson.types.ObjectId;

/** The data sources of all apps whose documents are kept. Used by any thread. */
public interface DurableDataSources {

  /** Returns the documents of a data source; there are none if it is new. */
  DurableDocuments dataSource(ObjectId appId, String service);

  /** Calls back with the app and the service name of every data source that is kept. */
  void list(BiConsumer<ObjectId, String> each);

  /**
   * Removes data sources with all that is in them. What still writes to one of them changes
   * nothing.
   *
   * @param isKept whether the data source of an app, by its service name, stays
   * @throws StorageException if that failed; it may be called again
   */
  void removeUnless(BiPredicate<ObjectId, String> isKept);
}
