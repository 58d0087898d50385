package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.testing.Provoked;
import io.netty.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a collection answers, also where another emulator adds the same at the same time. */
@Timeout(120)
class SharedCollectionTest {

  private static final int DUPLICATE_KEY = 11000;

  /** The command that is refused once, as another emulator adds the document just then. */
  private volatile String refusedOnce = "";

  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (command.equals(refusedOnce)) {
                refusedOnce = "";
                throw Provoked.failure(
                    new MongoServerError(DUPLICATE_KEY, "DuplicateKey", "refused by the test"));
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private final SharedDatabase database =
      SharedDatabase.open("mongodb://localhost:" + server.bind().getPort() + "/db?timeoutMS=60000");
  private final SharedCollection collection = database.collection("documents");

  @AfterEach
  void close() {
    database.close();
    server.shutdownNow();
  }

  private static org.bson.Document document(int id, String field, Object value) {
    return new org.bson.Document("_id", id).append(field, value);
  }

  @Test
  void keepsADocumentThatAnotherOneAddsAtTheSameTime() {
    refusedOnce = "update";
    collection.put(document(1, "a", 5));
    assertThat(collection.first(new org.bson.Document())).contains(document(1, "a", 5));
  }

  @Test
  void changesADocumentThatAnotherOneMakesAtTheSameTime() {
    refusedOnce = "findAndModify";
    org.bson.Document increase = new org.bson.Document("$inc", new org.bson.Document("a", 1));
    assertThat(collection.changeOrMake(1, increase)).isEqualTo(document(1, "a", 1));
  }

  @Test
  void addsNoDocumentThatAnotherOneAddsAtTheSameTime() {
    refusedOnce = "insert";
    assertThat(collection.insert(document(1, "a", 5))).isFalse();
    assertThat(collection.insert(document(1, "a", 6))).isTrue();
  }

  @Test
  void tellsHowManyItRemoved() {
    collection.insert(document(1, "a", 5));
    collection.insert(document(2, "a", 5));
    collection.insert(document(3, "a", 6));
    assertThat(collection.delete(new org.bson.Document("a", 5))).isEqualTo(2);
    assertThat(collection.delete(new org.bson.Document("a", 5))).isZero();
  }
}
