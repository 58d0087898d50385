package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.Cable;
import io.appservices.emulator.testing.Provoked;
import io.netty.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of operations that a deployment does not do. */
@Tag("shared")
class SharedDatabaseTest {

  private static final int TOO_LARGE = 17 << 20;

  private final String uri = SharedDeployment.newDatabase();
  private final ConnectionString parts = new ConnectionString(uri);
  private final String host = parts.getHosts().get(0);

  @AfterEach
  void drop() {
    SharedDeployment.drop(uri);
  }

  private static org.bson.Document id() {
    return new org.bson.Document("_id", new ObjectId());
  }

  @Test
  void saysWhereItIsWithoutCredentials() {
    try (SharedDatabase database = SharedDatabase.open(uri)) {
      assertThat(database)
          .hasToString("MongoDB at " + host + ", database '" + parts.getDatabase() + "'");
    }
  }

  @Test
  void hasANameIfTheUriNamesNoDatabase() {
    try (SharedDatabase database = SharedDatabase.open("mongodb://" + host)) {
      assertThat(database).asString().endsWith("database 'appservices_emulator'");
    }
  }

  @Test
  void quotesNoUriThatCannotBeUsed() {
    assertThatThrownBy(() -> SharedDatabase.open("mongodb://user:secret"))
        .isInstanceOf(StorageException.class)
        .hasMessage("the MongoDB driver cannot use the URI of the storage");
  }

  @Test
  void tellsWhatTheDeploymentRefuses() {
    List<org.bson.Document> stages =
        List.of(new org.bson.Document("$wrong", new org.bson.Document()));
    try (SharedDatabase database = SharedDatabase.open(uri)) {
      SharedCollection collection = database.collection("documents");
      StorageException refused =
          catchThrowableOfType(StorageException.class, () -> collection.aggregate(stages));
      assertThat(refused)
          .hasMessageStartingWith("MongoDB at " + host + ": ")
          .hasMessageContaining("$wrong")
          .hasCauseInstanceOf(MongoException.class);
      assertThat(refused.isTold()).isFalse();
    }
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    try (SharedDatabase database = SharedDatabase.open(uri)) {
      org.bson.Document large = id().append("bytes", new byte[TOO_LARGE]);
      assertThatThrownBy(() -> database.collection("documents").insert(large))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("MongoDB at " + host + ": ");
      assertThat(database.collection("documents").count(new org.bson.Document())).isZero();
    }
  }

  @Test
  void doesNothingAfterTheClose() {
    SharedDatabase database = SharedDatabase.open(uri);
    database.close();
    assertThatThrownBy(() -> database.collection("documents").insert(id()))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("MongoDB at " + host + ": ");
  }

  @Test
  void doesNotOpenWhereTheCredentialsAreRefused() {
    assertThatThrownBy(() -> SharedDatabase.open("mongodb://user:secret@" + host + "/db"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "MongoDB at %s refuses the credentials of the URI, or they have no right to the"
                    .formatted(host)
                + " database 'db'");
  }

  @Test
  void doesNotOpenWhereThereIsNoRightToTheDatabase() {
    assertRefused(13, "refuses the credentials of the URI");
    assertRefused(18, "refuses the credentials of the URI");
  }

  @Test
  void doesNotOpenWhereTheFirstOperationIsRefused() {
    assertRefused(20, "cannot use MongoDB at localhost:");
  }

  @Test
  void doesNotOpenWhereNothingAnswersAfterSeveralAttempts() {
    Duration selection = Duration.ofMillis(200);
    String nowhere = "mongodb://localhost:1/db?serverSelectionTimeoutMS=" + selection.toMillis();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> SharedDatabase.open(nowhere))
        .isInstanceOf(StorageException.class)
        .hasMessage("cannot reach MongoDB at localhost:1");
    assertThat(System.nanoTime() - begin).isGreaterThan(selection.multipliedBy(4).toNanos());
  }

  @Test
  void saysOfAnOperationThatIsLateThatTheLogHasNoLineOfIt() {
    try (SharedDatabase database = SharedDatabase.open(uri)) {
      // Until the driver has told that the deployment takes writes.
      await()
          .untilAsserted(
              () -> {
                StorageException late =
                    catchThrowableOfType(
                        StorageException.class,
                        () ->
                            database.call(
                                () -> {
                                  throw new MongoTimeoutException("late");
                                }));
                assertThat(late).hasMessage("MongoDB at " + host + " does not answer in time");
                assertThat(late.isTold()).isFalse();
              });
    }
  }

  private static void assertRefused(int code, String reason) {
    MongoServer server =
        new MongoServer(
            new AtomicBackend() {
              @Override
              public Document handleCommand(
                  Channel channel, String database, String command, Document query) {
                if (command.equals("ping")) {
                  throw Provoked.failure(new MongoServerError(code, "refused by the test"));
                }
                return super.handleCommand(channel, database, command, query);
              }
            });
    try {
      String uri = "mongodb://localhost:" + server.bind().getPort() + "/db";
      assertThatThrownBy(() -> SharedDatabase.open(uri))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining(reason);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void refusesAtOnceWhatIsAskedOfADeploymentThatIsGoneUntilItIsBack() throws IOException {
    String[] place = host.split(":");
    try (Cable cable = new Cable(place[0], Integer.parseInt(place[1]))) {
      String byCable = "mongodb://localhost:" + cable.port() + "/" + parts.getDatabase();
      try (SharedDatabase database = SharedDatabase.open(byCable + "?directConnection=true")) {
        SharedCollection collection = database.collection("documents");
        collection.insert(id());
        cable.cut();
        await()
            .untilAsserted(
                () ->
                    assertThat(failure(collection))
                        .hasMessage("MongoDB at localhost:%s cannot be reached", cable.port())
                        .hasNoCause());
        assertThat(failure(collection).isTold()).isTrue();

        cable.mend();
        await().ignoreExceptions().until(() -> collection.insert(id()));
      }
    }
  }

  private static StorageException failure(SharedCollection collection) {
    return catchThrowableOfType(StorageException.class, () -> collection.insert(id()));
  }
}
