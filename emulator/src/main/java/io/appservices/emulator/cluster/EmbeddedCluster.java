package io.appservices.emulator.cluster;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;

/** A server in this process, on a free port of the loopback interface, and a client of it. */
final class EmbeddedCluster implements Cluster {

  private static final int SELECTION_SECONDS = 5;

  private final MongoServer server;
  private final ServerAddress address;
  private final MongoClient client;

  private EmbeddedCluster(MongoServer server) {
    this.server = server;
    this.address = new ServerAddress(server.getLocalAddress());
    this.client = MongoClients.create(settings(address));
  }

  static EmbeddedCluster start(Clock clock) {
    MongoServer server = new MongoServer(new MemoryBackend(clock));
    // One thread for all clients: the server hands out documents that another thread may change.
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, 1);
    return new EmbeddedCluster(server);
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
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
