package io.appservices.emulator.appfolder;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;

/** A folder in the layout of some version of the format, to be spoiled. */
abstract class DefectiveFolder {

  static final String ANON = "{'name': 'anon-user', 'type': 'anon-user', 'disabled': false}";

  @TempDir Path folder;

  AppServicesEmulator start(boolean strict) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().apps(a -> a.folder(folder).strictFolders(strict)).build());
  }

  void write(String path, String text) {
    SampleFolders.write(folder, path, text.replace('\'', '"'));
  }

  /** Writes an app with the functions {@code good} and {@code bad}, in the layout of a version. */
  void app(String root) {
    write(root + ".json", "{'name': 'shop'}");
    if (root.equals("stitch") || root.equals("config")) {
      write("auth_providers/anon-user.json", ANON);
      for (String name : List.of("good", "bad")) {
        write("functions/" + name + "/config.json", "{'name': '" + name + "'}");
        write("functions/" + name + "/source.js", "exports = () => '" + name + "';");
      }
    } else {
      write("auth/providers.json", "{'anon-user': " + ANON + "}");
      write("functions/config.json", "[{'name': 'good'}, {'name': 'bad'}]");
      write("functions/good.js", "exports = () => 'good';");
      write("functions/bad.js", "exports = () => 'bad';");
    }
  }

  static Response call(AppServicesEmulator emulator, String function) {
    var client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    String token = client.logInAnonymously().tokens().accessToken();
    Document body = new Document("name", function).append("arguments", List.of());
    return client.send("POST", client.app("/functions/call"), token, body);
  }

  static Response admin(AppServicesEmulator emulator, String path) {
    return new AdminApiClient(emulator, emulator.app().id()).onApp("GET", path, null);
  }

  static List<Document> log(AppServicesEmulator emulator) {
    return admin(emulator, "/logs?errors_only=true").document().getList("logs", Document.class);
  }

  static Response endpoint(AppServicesEmulator emulator, String route) {
    var client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    String token = client.logInAnonymously().tokens().accessToken();
    String url = emulator.baseUrl() + "/app/" + emulator.app().clientAppId() + "/endpoint" + route;
    return Http.send("GET", url, null, "Authorization", "Bearer " + token);
  }

  static List<String> endpoints(AppServicesEmulator emulator) {
    return admin(emulator, "/endpoints").documents().stream()
        .map(endpoint -> endpoint.getString("route"))
        .toList();
  }
}
