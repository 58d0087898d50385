package io.appservices.emulator.cluster.operation;

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

  @Override
  void close();
}
