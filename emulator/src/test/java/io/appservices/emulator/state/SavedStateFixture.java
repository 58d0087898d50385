package io.appservices.emulator.state;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;

/** Files of states, and emulators that open them. */
abstract class SavedStateFixture {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "correct horse";
  static final Instant THEN = Instant.parse("2031-02-03T04:05:06Z");

  @TempDir private Path directory;

  final void save(Instant time, boolean frozen) {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      if (frozen) {
        emulator.clock().freeze();
      }
      emulator.clock().set(time);
      emulator.app().saveState(file());
    }
  }

  final Path file() {
    return directory.resolve("state.bson");
  }

  final AppServicesEmulator open() {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().data(data -> data.state(file())).build());
  }

  static ClientApiClient client(AppServicesEmulator emulator, String appId) {
    return new ClientApiClient(emulator.baseUrl(), appId);
  }

  static MongoCollection<Document> items(MongoClient client) {
    return client.getDatabase("shop").getCollection("items");
  }
}
