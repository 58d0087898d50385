package io.appservices.emulator.cluster;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** A server in this process, on a free port of the loopback interface, and a client of it. */
final class EmbeddedCluster implements Cluster {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SELECTION_SECONDS = 5;

  private final MongoServer server;
  private final ServerAddress address;
  private final MongoClient client;
  private final ChangeHub hub;
  private final ChangeStreams streams = new ChangeStreams();

  private EmbeddedCluster(MongoServer server, ChangeHub hub) {
    this.server = server;
    this.hub = hub;
    this.address = new ServerAddress(LOOPBACK, server.getLocalAddress().getPort());
    this.client = MongoClients.create(settings(address));
  }

  static EmbeddedCluster start(Clock clock, ChangeHub.Tap tap) {
    ChangeHub hub = new ChangeHub(clock, tap);
    MongoServer server = new MongoServer(new WatchedBackend(clock, hub));
    // One thread for all clients: the server hands out documents that another thread may change.
    server.bind(new InetSocketAddress(LOOPBACK, 0), 1, 1);
    return new EmbeddedCluster(server, hub);
  }

  private static MongoClientSettings settings(ServerAddress address) {
    return MongoClientSettings.builder()
        .codecRegistry(PackedTypes.REGISTRY)
        .retryReads(false)
        .retryWrites(false)
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
    streams.close();
    client.close();
    server.shutdown();
  }
}
