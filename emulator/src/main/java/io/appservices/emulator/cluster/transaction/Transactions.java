package io.appservices.emulator.cluster.transaction;

import io.appservices.emulator.cluster.embedded.EmbeddedCluster;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.runtime.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of all apps that are under way. Each works on a copy of the databases that it
 * uses, made when it first uses them; a commit is refused if a document that it changed has been
 * changed by others since. Safe for use by several threads; one transaction is for one at a time.
 */
public final class Transactions implements AutoCloseable {

  private static final int NO_SUCH_TRANSACTION = 251;

  private record Open(
      ObjectId appId, String service, TransactionCluster cluster, DataSource source) {}

  private final Ids ids;
  private final Clock clock;
  private final Duration limit;
  private final QueryScripts scripts;
  private final UpdatedPaths updated = new UpdatedPaths();
  private final Map<String, Open> open = new ConcurrentHashMap<>();
  private @Nullable EmbeddedCluster copies;
  private boolean closed;

  /**
   * Starts nothing before the first transaction.
   *
   * @param limit the time limit of one operation
   * @param scripts what runs the JavaScript of queries
   */
  public Transactions(Ids ids, Clock clock, Duration limit, QueryScripts scripts) {
    this.scripts = scripts;
    this.ids = ids;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Starts a transaction.
   *
   * @param source the data source, under this name of the app
   * @return the id of the transaction
   * @throws io.appservices.emulator.domain.AppServicesException if it is a real cluster
   */
  public String start(ObjectId appId, String service, DataSource source) {
    Cluster cluster = source.cluster();
    if (!(cluster instanceof EmbeddedCluster)) {
      throw DataSourceRefusals.mongoDb(
          "the emulator has transactions on embedded data sources only, and '"
              + service
              + "' is a real cluster");
    }
    String id = ids.next().toHexString();
    TransactionCluster working = new TransactionCluster(cluster, copies(), updated, id);
    open.put(id, new Open(appId, service, working, new DataSource(() -> working)));
    return id;
  }

  private synchronized EmbeddedCluster copies() {
    if (closed) {
      throw DataSourceRefusals.mongoDb("the data source is closed");
    }
    if (copies == null) {
      copies = EmbeddedCluster.start(clock, updated, limit, scripts);
    }
    return copies;
  }

  /**
   * Returns the data as a transaction sees and changes it.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such transaction
   */
  public DataSource source(ObjectId appId, String service, String id) {
    return find(appId, service, id).source();
  }

  /**
   * Ends a transaction, with all that it changed.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such transaction, or
   *     others changed the same documents; then nothing has changed
   */
  public void commit(ObjectId appId, String service, String id) {
    TransactionCluster cluster = find(appId, service, id).cluster();
    try {
      cluster.commit();
    } finally {
      abort(id);
    }
  }

  /** Ends a transaction, of which nothing is left; one that has ended is left alone. */
  public void abort(String id) {
    Open ended = open.remove(id);
    if (ended != null) {
      ended.cluster().drop();
    }
  }

  private Open find(ObjectId appId, String service, String id) {
    Open found = open.get(id);
    if (found == null || !found.appId().equals(appId) || !found.service().equals(service)) {
      throw DataSourceRefusals.mongoDb(
          "NoSuchTransaction error (" + NO_SUCH_TRANSACTION + "): there is no such transaction");
    }
    return found;
  }

  @Override
  public void close() {
    EmbeddedCluster started;
    synchronized (this) {
      closed = true;
      started = copies;
    }
    if (started != null) {
      started.close();
    }
  }
}
