package io.appservices.emulator.cluster.embedded;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.embedded.store.DocumentStore;
import io.appservices.emulator.cluster.embedded.store.OrderedBackend;
import io.appservices.emulator.cluster.embedded.watch.ChangeHub;
import io.appservices.emulator.cluster.embedded.watch.EmbeddedChanges;
import io.appservices.emulator.cluster.embedded.watch.WatchedBackend;
import io.appservices.emulator.cluster.operation.ChangeStreams;
import io.appservices.emulator.cluster.operation.Cluster;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import io.appservices.emulator.cluster.operation.PackedTypes;
import io.appservices.emulator.cluster.operation.QueryScripts;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.cluster.operation.WatchRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** A server in this process, on a free port of the loopback interface, and a client of it. */
public final class EmbeddedCluster implements Cluster {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SELECTION_SECONDS = 5;
  private static final long SPARE_MILLIS = 5000;

  private final EmbeddedServer server;
  private final ServerAddress address;
  private final MongoClient client;
  private final ChangeHub hub;
  private final ChangeStreams streams = new ChangeStreams();

  private EmbeddedCluster(EmbeddedServer server, ChangeHub hub, Duration limit) {
    this.server = server;
    this.hub = hub;
    this.address = new ServerAddress(LOOPBACK, server.port());
    this.client = MongoClients.create(settings(address, limit));
  }

  /** Starts one that keeps its documents in memory. */
  public static EmbeddedCluster start(
      Clock clock, ChangeHub.Tap tap, Duration limit, QueryScripts scripts) {
    return start(clock, tap, limit, scripts, OrderedBackend::new);
  }

  /**
   * Starts one with the documents of a store, which is used by nobody else.
   *
   * @throws io.appservices.emulator.domain.StorageException if they cannot be read
   */
  public static EmbeddedCluster start(
      Clock clock, ChangeHub.Tap tap, Duration limit, QueryScripts scripts, DocumentStore store) {
    ChangeHub hub = new ChangeHub(clock, tap);
    WatchedBackend backend = new WatchedBackend(store, clock, hub, scripts);
    EmbeddedServer server = new EmbeddedServer(backend, LOOPBACK, limit);
    return new EmbeddedCluster(server, hub, limit);
  }

  /**
   * Returns the settings of the client, which waits a little longer than the limit at which the
   * server ends an operation.
   */
  private static MongoClientSettings settings(ServerAddress address, Duration limit) {
    long wait = limit.toMillis() + SPARE_MILLIS;
    return MongoClientSettings.builder()
        .codecRegistry(PackedTypes.REGISTRY)
        .retryReads(false)
        .retryWrites(false)
        .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(wait, TimeUnit.MILLISECONDS))
        .applyToSocketSettings(socket -> socket.readTimeout(wait, TimeUnit.MILLISECONDS))
        .applyToClusterSettings(
            cluster ->
                cluster
                    .hosts(List.of(address))
                    .serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
        .build();
  }

  @Override
  public String connectionString() {
    return "mongodb://" + address.getHost() + ":" + address.getPort();
  }

  @Override
  public MongoDatabase database(String name) {
    return client.getDatabase(name);
  }

  @Override
  public OperatorChecks checks() {
    return OperatorChecks.EMBEDDED;
  }

  @Override
  public Subscription watch(
      WatchRequest request, Consumer<Document> onEvent, Consumer<Exception> onError) {
    return streams.open(EmbeddedChanges.open(hub, request), onEvent, onError);
  }

  @Override
  public void close() {
    try (server;
        client) {
      streams.close();
    }
  }
}
