package io.appservices.emulator.appfolder;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;

/** A folder of an app. */
abstract class AppFolderFixture {

  static final String EMAIL = "user@example.com";
  static final String PASSWORD = "password";

  @TempDir Path folder;

  static AppServicesEmulator start(Path... folders) {
    EmulatorConfigBuilder config = EmulatorConfig.builder();
    List.of(folders).forEach(folder -> config.apps(a -> a.folder(folder)));
    return AppServicesEmulator.start(config.build());
  }

  static ClientApiClient client(AppServicesEmulator emulator) {
    return client(emulator, emulator.app().clientAppId());
  }

  static ClientApiClient client(AppServicesEmulator emulator, String clientAppId) {
    return new ClientApiClient(emulator.baseUrl(), clientAppId);
  }

  static Response call(ClientApiClient client, Tokens user, String name, Object... arguments) {
    Document body = new Document("name", name).append("arguments", List.of(arguments));
    return client.send("POST", client.app("/functions/call"), user.accessToken(), body);
  }
}
