package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.ChangingCluster;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;

/** An app with database triggers on a real cluster, and what these were told. */
abstract class RealClusterTriggerFixture {

  static final String SERVICE = "mongodb-atlas";
  static final String ALL = "operation_types: ['INSERT', 'UPDATE', 'REPLACE', 'DELETE']";

  final ChangingCluster cluster = new ChangingCluster();
  final BlockingQueue<Document> events = new LinkedBlockingQueue<>();
  final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().data(d -> d.source(SERVICE, cluster.uri())).build());
  final Code code = Code.on(emulator);

  RealClusterTriggerFixture() {
    emulator
        .functions()
        .register("told", event -> events.add((Document) DocumentValues.of(event.get(0))));
  }

  @AfterEach
  void close() {
    emulator.close();
    cluster.close();
  }

  /** Makes a trigger; its path. */
  String trigger(String settings) {
    return "/triggers/" + code.create("/triggers", body(settings));
  }

  static Document body(String settings) {
    Document config = json("{service_name: '" + SERVICE + "', database: 'shop'}");
    config.putAll(json("{collection: 'orders', " + settings + "}"));
    return new Document("type", "DATABASE")
        .append("name", "told")
        .append("function_name", "told")
        .append("config", config);
  }

  Document next() throws InterruptedException {
    Document event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  Object nextId() throws InterruptedException {
    return next().get("documentKey", Document.class).get("_id");
  }
}
