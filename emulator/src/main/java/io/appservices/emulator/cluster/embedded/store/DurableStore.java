package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.durable.DurableDocuments;
import io.appservices.emulator.cluster.operation.NotKept;
import io.appservices.emulator.domain.StorageException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the documents of one data source beyond the end of the process. All of them are in memory,
 * where they are read and changed; each change is recorded on its way, in the order in which the
 * changes are made, and a client is answered when all changes so far are kept. It is opened once.
 */
public final class DurableStore implements DocumentStore, CollectionSource {

  private static final Logger LOG = LoggerFactory.getLogger(DurableStore.class);

  private record Name(String database, String collection) {}

  private final DurableDocuments documents;
  private final PendingChanges changes;
  private final Map<Name, Opened> opened = new HashMap<>();

  /** Makes a store over documents that nobody else uses. */
  public DurableStore(DurableDocuments documents) {
    this.documents = documents;
    this.changes = new PendingChanges(documents);
  }

  /**
   * Reads all documents.
   *
   * @throws StorageException if that failed
   */
  @Override
  public MongoBackend open(Clock clock) {
    documents.read(new Loader());
    return new OrderedBackend(clock, this);
  }

  @Override
  public List<String> databases() {
    return opened.keySet().stream().map(Name::database).distinct().toList();
  }

  @Override
  public synchronized Opened open(String database, String collection) {
    Opened found = opened.remove(new Name(database, collection));
    return found == null
        ? new Opened(
            new TreeMap<>(),
            0,
            new DurableCollection(changes, documents::newCollection, database, collection))
        : found;
  }

  @Override
  public void beforeChange() {
    await(changes::retry);
  }

  @Override
  public void awaitKept() {
    await(changes::await);
  }

  private static void await(Runnable kept) {
    try {
      kept.run();
    } catch (StorageException e) {
      LOG.debug("Changes of documents are not kept", e);
      throw NotKept.error();
    }
  }

  @Override
  public <T> T together(Supplier<T> made) {
    return changes.together(made);
  }

  @Override
  public void close() {
    try {
      changes.await();
    } catch (StorageException e) {
      LOG.warn(
          "{} changes of documents are lost, none of them confirmed: {}",
          changes.count(),
          e.getMessage());
    }
  }

  /** Takes over what is kept, collection by collection. */
  private final class Loader implements DurableDocuments.Reader {

    private NavigableMap<Integer, Document> current = new TreeMap<>();
    private Name name = new Name("", "");

    @Override
    public void collection(long collection, String database, String given) {
      name = new Name(database, given);
      current = new TreeMap<>();
      opened.put(
          name,
          new Opened(
              current,
              0,
              new DurableCollection(
                  changes, collection, documents::newCollection, database, given)));
    }

    @Override
    public void document(long collection, int position, byte[] bson) {
      current.put(position, StoredBson.document(bson));
      opened.computeIfPresent(name, (key, before) -> before.larger(bson.length));
    }
  }
}
