package io.appservices.emulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of embedded data sources go on after a restart, like all other state. */
class DocumentRestartTest {

  @TempDir private Path directory;

  private AppServicesEmulator start() {
    return AppServicesEmulator.start(
        EmulatorConfig.builder()
            .data(data -> data.directory(directory).passwordIterations(1))
            .build());
  }

  private static <T> T inOrders(EmulatedApp app, Function<MongoCollection<Document>, T> operation) {
    try (MongoClient client = MongoClients.create(app.connectionString("mongodb-atlas"))) {
      return operation.apply(client.getDatabase("shop").getCollection("orders"));
    }
  }

  @Test
  void documentsAndIndexesSurvive() {
    try (AppServicesEmulator emulator = start()) {
      inOrders(
          emulator.app(),
          orders -> {
            orders.createIndex(new Document("number", 1), new IndexOptions().unique(true));
            return orders.insertMany(
                List.of(new Document("_id", 2).append("number", 1), new Document("_id", 1)));
          });
    }
    try (AppServicesEmulator emulator = start()) {
      inOrders(
          emulator.app(),
          orders -> {
            assertThat(orders.find()).extracting(found -> found.get("_id")).containsExactly(2, 1);
            assertThat(orders.listIndexes())
                .extracting(found -> found.get("name"))
                .contains("number_1");
            return null;
          });
    }
  }

  @Test
  void documentsOfADeletedAppAreGone() {
    String id;
    try (AppServicesEmulator emulator = start()) {
      EmulatedApp other = emulator.newApp("other");
      id = other.clientAppId();
      inOrders(other, orders -> orders.insertOne(new Document("_id", 1)));
      other.delete();
    }
    try (AppServicesEmulator emulator = start()) {
      assertThat(emulator.apps()).extracting(EmulatedApp::clientAppId).doesNotContain(id);
      assertThat((long) inOrders(emulator.app(), orders -> orders.countDocuments())).isZero();
    }
  }

  @Test
  void whatAFunctionWroteSurvives() {
    try (AppServicesEmulator emulator = start()) {
      emulator
          .app()
          .functions()
          .source(
              "write",
              "exports = () => context.services.get('mongodb-atlas').db('shop')"
                  + ".collection('orders').insertOne({_id: 7})");
      emulator.app().functions().call("write");
    }
    try (AppServicesEmulator emulator = start()) {
      assertThat((long) inOrders(emulator.app(), orders -> orders.countDocuments())).isEqualTo(1);
    }
  }
}
