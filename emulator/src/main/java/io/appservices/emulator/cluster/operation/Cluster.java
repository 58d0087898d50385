package io.appservices.emulator.cluster.operation;

import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoDatabase;
import java.util.function.Consumer;
import org.bson.Document;

/** A running MongoDB server, or the connection to one. */
public interface Cluster extends AutoCloseable {

  String connectionString();

  MongoDatabase database(String name);

  /** Refuses what the server does not check by itself. */
  OperatorChecks checks();

  /** Opens a stream of the changes to a collection; it is live when this returns. */
  Subscription watch(WatchRequest request, Consumer<Document> onEvent, Consumer<Exception> onError);

  /**
   * Returns the change stream of a real cluster, which is opened with its cursor. An embedded one
   * tells a {@link ChangeListener} of its changes instead.
   *
   * @param database empty for all databases
   * @param collection empty for all collections; only with a database
   */
  default ChangeStreamIterable<Document> changes(String database, String collection) {
    throw new UnsupportedOperationException("an embedded cluster has no change streams");
  }

  @Override
  void close();
}
