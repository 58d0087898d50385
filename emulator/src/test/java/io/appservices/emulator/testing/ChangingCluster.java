package io.appservices.emulator.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/**
 * A stand-in for a real cluster that has change streams, behind a cable that can be cut, and
 * somebody who changes its documents without the emulator.
 */
public final class ChangingCluster implements AutoCloseable {

  /** What requests for more events are answered with; 0 for the events. */
  private final AtomicInteger failure = new AtomicInteger();

  private final MongoServer server = new MongoServer(new FailingBackend());
  private final Cable cable;
  private final MongoClient client;

  private final class FailingBackend extends MemoryBackend {

    @Override
    public de.bwaldvogel.mongo.bson.Document handleCommand(
        Channel channel, String database, String command, de.bwaldvogel.mongo.bson.Document query) {
      // An error is told once: the next stream is opened in vain no more.
      int code = command.equalsIgnoreCase("getMore") ? failure.getAndSet(0) : 0;
      return code == 0
          ? super.handleCommand(channel, database, command, query)
          : new de.bwaldvogel.mongo.bson.Document("ok", 0)
              .append("code", code)
              .append("errmsg", "told to fail");
    }
  }

  public ChangingCluster() {
    server.enableOplog();
    int port = server.bind().getPort();
    client = MongoClients.create("mongodb://localhost:" + port);
    try {
      cable = new Cable("localhost", port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    insert("{_id: 0}");
  }

  /** The URI by the cable; a driver gives up soon. */
  public String uri() {
    return "mongodb://localhost:" + cable.port() + "/?serverSelectionTimeoutMS=200";
  }

  public Cable cable() {
    return cable;
  }

  /** Answers the next request for more events with an error of this code. */
  public void failOnce(int code) {
    failure.set(code);
  }

  /** Whether the error was told. */
  public boolean hasFailed() {
    return failure.get() == 0;
  }

  /** A collection, past the cable. */
  public MongoCollection<Document> orders() {
    return client.getDatabase("shop").getCollection("orders");
  }

  /** Inserts documents, past the cable. */
  public void insert(String... documents) {
    orders().insertMany(Arrays.stream(documents).map(Document::parse).toList());
  }

  @Override
  public void close() {
    client.close();
    cable.close();
    server.shutdownNow();
  }
}
