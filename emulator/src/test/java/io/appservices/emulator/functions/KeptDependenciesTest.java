package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.PackageArchives.ZIP;
import static io.appservices.emulator.functions.PackageArchives.p;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorSnapshot;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The npm packages of apps that lie in a folder or in a data directory. */
class KeptDependenciesTest {

  @Test
  void uploadsSurviveARestart(@TempDir Path data) {
    EmulatorConfig config = EmulatorConfig.builder().data(d -> d.directory(data)).build();
    String id;
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code own = Code.on(emulator);
      id = own.app().emulated().clientAppId();
      own.function("f", "exports = () => require('p');");
      own.app().admin().upload("PUT", "/dependencies", ZIP, p("1.0.0", "kept"));
    }
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(called(emulator, id)).isEqualTo("\"kept\"");
    }
  }

  @Test
  void uploadsAreInASnapshotAndInASavedState(@TempDir Path folder) {
    Path file = folder.resolve("state.bson");
    String id;
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Code own = Code.on(emulator);
      id = own.app().emulated().clientAppId();
      own.function("f", "exports = () => require('p');");
      own.app().admin().upload("PUT", "/dependencies", ZIP, p("1.0.0", "kept"));
      own.app().emulated().saveState(file);
      EmulatorSnapshot snapshot = emulator.snapshot();
      own.app().admin().upload("PUT", "/dependencies", ZIP, p("2.0.0", "later"));
      assertThat(called(emulator, id)).isEqualTo("\"later\"");

      snapshot.restore();

      assertThat(called(emulator, id)).isEqualTo("\"kept\"");
    }
    EmulatorConfig config = EmulatorConfig.builder().data(d -> d.state(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(called(emulator, id)).isEqualTo("\"kept\"");
    }
  }

  @Test
  void packagesLieBesideTheFunctionsOfAFolder(@TempDir Path folder) throws IOException {
    write(folder, "root_config.json", "{\"name\": \"packaged\", \"config_version\": 20210101}");
    write(folder, "functions/config.json", "[{\"name\": \"f\", \"private\": false}]");
    write(folder, "functions/f.js", "exports = () => require('p');");
    Files.write(folder.resolve("functions").resolve(ZIP), p("1.0.0", "zipped"));
    assertThat(called(folder)).isEqualTo("\"zipped\"");

    write(folder, "functions/node_modules/p/index.js", "module.exports = 'unpacked'");
    assertThat(called(folder)).isEqualTo("\"unpacked\"");
    Files.delete(folder.resolve("functions/node_modules/p/index.js"));
    write(folder, "outside.js", "module.exports = 'outside'");
    Files.createSymbolicLink(
        folder.resolve("functions/node_modules/p/index.js"), folder.resolve("outside.js"));
    assertThat(called(folder)).contains("Cannot find module 'p'");
  }

  @Test
  void aDamagedArchiveOfAFolderIsNamedByTheCall(@TempDir Path folder) throws IOException {
    write(folder, "root_config.json", "{\"name\": \"packaged\", \"config_version\": 20210101}");
    write(folder, "functions/f.js", "exports = () => require('p');");
    write(folder, "functions/config.json", "[{\"name\": \"f\", \"private\": false}]");
    write(folder, "functions/node_modules.tar.gz", "nonsense");

    assertThat(called(folder)).contains("functions/node_modules.tar.gz cannot be unpacked");
  }

  private static String called(Path folder) {
    EmulatorConfig config = EmulatorConfig.builder().apps(a -> a.folder(folder)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      emulator.app().providers().enable("anon-user");
      return called(emulator, emulator.app().clientAppId());
    }
  }

  private static String called(AppServicesEmulator emulator, String clientAppId) {
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), clientAppId);
    Document call = new Document("name", "f").append("arguments", List.of());
    return client
        .send(
            "POST",
            client.app("/functions/call"),
            client.logInAnonymously().tokens().accessToken(),
            call)
        .body();
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
