package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ChangingCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Emulators that share a storage run a database trigger once for each change on a real cluster. */
@Tag("shared")
@Timeout(240)
class SharedChangesTest {

  private static final int CHANGES = 20;

  private final List<Object> told = new CopyOnWriteArrayList<>();

  @Test
  void aTriggerRunsAtOneOfThem() {
    String uri = SharedDeployment.newDatabase();
    try (ChangingCluster cluster = new ChangingCluster();
        AppServicesEmulator other = start(uri, cluster)) {
      EmulatedApp app = other.newApp("shared");
      assertThat(admin(other, app).onApp("POST", "/triggers", trigger()).status()).isEqualTo(201);
      try (AppServicesEmulator one = start(uri, cluster)) {
        assertThat(admin(one, app).onApp("GET", "/triggers", null).documents()).hasSize(1);
        for (int id = 1; id <= CHANGES; id++) {
          cluster.insert("{_id: " + id + "}");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> told.size() >= CHANGES);
      }
      cluster.insert("{_id: " + (CHANGES + 1) + "}");

      await().atMost(Duration.ofMinutes(1)).until(() -> told.contains(CHANGES + 1));
      List<Object> ids = new ArrayList<>();
      IntStream.rangeClosed(1, CHANGES + 1).forEach(ids::add);
      assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    } finally {
      SharedDeployment.drop(uri);
    }
  }

  private AppServicesEmulator start(String uri, ChangingCluster cluster) {
    AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder()
                .data(
                    d ->
                        d.storage(uri).passwordIterations(1).source("mongodb-atlas", cluster.uri()))
                .build());
    emulator
        .functions()
        .register(
            "told",
            event -> {
              Document change = (Document) DocumentValues.of(event.get(0));
              return told.add(change.get("documentKey", Document.class).get("_id"));
            });
    return emulator;
  }

  private static Document trigger() {
    return new Document("type", "DATABASE")
        .append("name", "told")
        .append("function_name", "told")
        .append(
            "config",
            new Document("service_name", "mongodb-atlas")
                .append("database", "shop")
                .append("collection", "orders")
                .append("operation_types", List.of("INSERT")));
  }

  private static AdminApiClient admin(AppServicesEmulator emulator, EmulatedApp app) {
    return new AdminApiClient(emulator, app.id());
  }
}
