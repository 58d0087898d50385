package io.appservices.emulator.cluster;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.ChangeStreams;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.cluster.operation.WatchRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** The connection to a real cluster. */
final class ExternalCluster implements Cluster {

  private static final int SELECTION_SECONDS = 5;
  private static final long SPARE_MILLIS = 5000;

  private final String uri;
  private final MongoClient client;
  private final Duration limit;
  private final ChangeStreams streams = new ChangeStreams();

  private ExternalCluster(String uri, MongoClient client, Duration limit) {
    this.limit = limit;
    this.uri = uri;
    this.client = client;
  }

  /**
   * Connects to a cluster. The timeout of the client is that of the URI, or else a little longer
   * than the limit.
   */
  static ExternalCluster connect(String uri, Duration limit) {
    long wait = limit.toMillis() + SPARE_MILLIS;
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
            .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(wait, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(socket -> socket.readTimeout(wait, TimeUnit.MILLISECONDS))
            .applyConnectionString(new ConnectionString(uri))
            .build();
    return new ExternalCluster(uri, MongoClients.create(settings), limit);
  }

  @Override
  public String connectionString() {
    return uri;
  }

  @Override
  public MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  @Override
  public OperatorChecks checks() {
    return OperatorChecks.NONE;
  }

  @Override
  public Subscription watch(
      WatchRequest request, Consumer<Document> onEvent, Consumer<Exception> onError) {
    return streams.open(
        ExternalChanges.open(
            database(request.database()).getCollection(request.collection()), request, limit),
        onEvent,
        onError);
  }

  @Override
  public ChangeStreamIterable<Document> changes(String database, String collection) {
    if (database.isEmpty()) {
      return client.watch();
    }
    return collection.isEmpty()
        ? database(database).watch()
        : database(database).getCollection(collection).watch();
  }

  @Override
  public void close() {
    try (client) {
      streams.close();
    }
  }
}
