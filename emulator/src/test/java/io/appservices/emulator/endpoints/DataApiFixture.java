package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An emulator for tests of the Data API, with an app for each. */
abstract class DataApiFixture {

  static AppServicesEmulator emulator;

  final EndpointScene scene = EndpointScene.on(emulator);

  @BeforeAll
  static void start() {
    emulator = AppServicesEmulator.start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  /** Calls with an API key, and with the place of the data unless the body names another. */
  Response call(String action, String body, String... headers) {
    List<String> all = new ArrayList<>(scene.headers("apiKey"));
    all.addAll(List.of(headers));
    if (!all.contains("Accept")) {
      all.addAll(List.of("Accept", "application/json"));
    }
    return scene.app().data(action, body(body), all.toArray(String[]::new));
  }

  static String body(String more) {
    Document body = new Document("dataSource", "mongodb-atlas");
    body.append("database", "todo").append("collection", "tasks");
    body.putAll(json(more));
    body.values().removeIf(Objects::isNull);
    return Ejson.relaxedText(body);
  }
}
