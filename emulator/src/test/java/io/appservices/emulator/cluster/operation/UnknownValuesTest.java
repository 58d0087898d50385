package io.appservices.emulator.cluster.operation;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.event.ConnectionClosedEvent;
import com.mongodb.event.ConnectionPoolListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.Document;
import org.bson.types.CodeWithScope;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of BSON that the embedded server does not know are refused; the connection stays. */
class UnknownValuesTest extends RemoteFixture {

  private MongoClient client(AtomicInteger closed) {
    ConnectionString uri =
        new ConnectionString(remote.clusters.connectionString(Remote.APP, Remote.SERVICE));
    ConnectionPoolListener listener =
        new ConnectionPoolListener() {
          @Override
          public void connectionClosed(ConnectionClosedEvent event) {
            closed.incrementAndGet();
          }
        };
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(uri)
            .applyToConnectionPoolSettings(pool -> pool.addConnectionPoolListener(listener))
            .build());
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(new Symbol("s"), "values of the BSON type symbol"),
        Arguments.of(
            new CodeWithScope("f()", new Document("a", 1)),
            "values of the BSON type javascriptWithScope"),
        Arguments.of(
            new BsonDbPointer("db.c", new ObjectId()), "values of the BSON type dbPointer"),
        Arguments.of(new BsonBinary((byte) 4, new byte[3]), "Illegal length: 3"),
        Arguments.of(new BsonBinary((byte) 9, new byte[3]), "Unknown subtype: 9"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void refusesThemAndKeepsTheConnection(Object value, String text) {
    AtomicInteger closed = new AtomicInteger();
    try (MongoClient client = client(closed)) {
      MongoCollection<Document> items = client.getDatabase("todo").getCollection("items");
      items.insertOne(json("{_id: 1}"));

      for (Document document :
          List.of(new Document("v", value), new Document("v", List.of(new Document("a", value))))) {
        assertThatThrownBy(() -> items.insertOne(document))
            .isInstanceOf(MongoCommandException.class)
            .hasMessageContaining("the embedded cluster cannot do this: ")
            .hasMessageContaining(text);
        assertThatThrownBy(() -> items.find(document).first())
            .isInstanceOfSatisfying(
                MongoCommandException.class, e -> assertThat(e.getCode()).isEqualTo(2));
      }

      assertThat(items.find()).containsExactly(json("{_id: 1}"));
      assertThat(closed).hasValue(0);
    }
  }

  @Test
  void makesWritesThatAreNotToBeAnswered() {
    AtomicInteger closed = new AtomicInteger();
    try (MongoClient client = client(closed)) {
      MongoCollection<Document> items = client.getDatabase("todo").getCollection("items");
      MongoCollection<Document> silent = items.withWriteConcern(WriteConcern.UNACKNOWLEDGED);

      silent.insertOne(new Document("v", new Symbol("s")));
      silent.insertOne(json("{_id: 1}"));
      items.insertOne(json("{_id: 2}"));
      silent.insertMany(IntStream.range(3, 99).mapToObj(n -> large(n)).toList());
      silent.updateOne(json("{_id: 1}"), json("{$set: {n: 1}}"));

      await().until(() -> items.countDocuments(json("{n: 1}")) == 1);
      assertThat(items.countDocuments()).isEqualTo(98);
      assertThat(closed).hasValue(0);
    }
  }

  /** A document of which many do not come in one piece. */
  private static Document large(int id) {
    return new Document("_id", id).append("text", "x".repeat(100_000));
  }
}
