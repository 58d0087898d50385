package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.functions.Code;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;

/** An app with database triggers, and the events that these were given. */
abstract class DatabaseTriggerFixture {

  static final String ALL = "operation_types: ['INSERT', 'UPDATE', 'REPLACE', 'DELETE']";

  final Code code = Code.shared();
  final BlockingQueue<Document> events = new LinkedBlockingQueue<>();
  final String recorder = "changed-" + code.app().emulated().id();

  @BeforeEach
  void register() {
    code.app()
        .emulator()
        .functions()
        .register(
            recorder, arguments -> events.add((Document) DocumentValues.of(arguments.get(0))));
  }

  void trigger(String settings) {
    code.create("/triggers", body(settings).append("name", "recorded"));
  }

  Document body(String settings) {
    Document config = json("{service_name: 'mongodb-atlas'}");
    config.putAll(json("{" + settings + "}"));
    return new Document("type", "DATABASE")
        .append("function_name", recorder)
        .append("config", config);
  }

  void change(Consumer<MongoCollection<Document>> changes) {
    code.<Void>mongo(
        DATA,
        "db",
        "c",
        collection -> {
          changes.accept(collection);
          return null;
        });
  }

  Document next() throws InterruptedException {
    Document event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }
}
