package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are watched are followed wherever they are. */
class AppFolderWatchTest {

  private static final String SOURCE = "functions/shout/source.js";

  @TempDir private Path root;

  @Test
  void aFolderThatIsALinkIsFollowed() throws IOException {
    Path real = copy(root.resolve("real"));
    assertIsFollowed(Files.createSymbolicLink(root.resolve("link"), real), real);
  }

  @Test
  void aSubFolderThatIsALinkIsFollowed() throws IOException {
    Path folder = copy(root.resolve("shop"));
    Path elsewhere = Files.move(folder.resolve("functions"), root.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("functions"), elsewhere);
    assertIsFollowed(folder, folder);
  }

  @Test
  void aFolderInsideNodeModulesIsFollowed() throws IOException {
    Path folder = copy(root.resolve("node_modules/shop/.git/node_modules"));
    assertIsFollowed(folder, folder);
  }

  @Test
  void aLinkThatIsPointedElsewhereIsFollowed() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), copy(root.resolve("one")));
    Path other = copy(root.resolve("other"));
    whisper(other);
    try (AppServicesEmulator emulator = watched(link)) {
      Files.delete(link);
      Files.createSymbolicLink(link, other);
      awaitAnswer(emulator, "\"hey\"");
    }
  }

  @Test
  void aListenerThatThrowsEndsNoWatching() throws IOException {
    Path folder = copy(root.resolve("shop"));
    try (AppServicesEmulator emulator = watched(folder)) {
      emulator.onAppFolderReload(
          report -> {
            throw Provoked.failure(new AssertionError("planted"));
          });
      SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
      awaitAnswer(emulator, "\"HEY?\"");
      whisper(folder);
      awaitAnswer(emulator, "\"hey\"");
    }
  }

  @Test
  void aListenerOfAShareHearsUntilTheShareIsClosed() throws IOException {
    Path folder = copy(root.resolve("shop"));
    try (AppServicesEmulator emulator = watched(folder)) {
      List<AppFolderReport> all = new CopyOnWriteArrayList<>();
      List<AppFolderReport> ofShare = new CopyOnWriteArrayList<>();
      AppServicesEmulator share = emulator.share();
      share.onAppFolderReload(ofShare::add);
      whisper(folder);
      await().atMost(Duration.ofSeconds(30)).until(() -> !ofShare.isEmpty());

      share.close();
      int heard = ofShare.size();
      emulator.onAppFolderReload(all::add);
      SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
      await().atMost(Duration.ofSeconds(30)).until(() -> !all.isEmpty());

      assertThat(ofShare).hasSize(heard);
    }
  }

  private static void assertIsFollowed(Path folder, Path edited) throws IOException {
    try (AppServicesEmulator emulator = watched(folder)) {
      awaitAnswer(emulator, "\"HEY!\"");
      whisper(edited);
      awaitAnswer(emulator, "\"hey\"");
    }
  }

  private static Path copy(Path folder) throws IOException {
    Files.createDirectories(folder);
    SampleFolders.copy("config", folder);
    return folder;
  }

  private static void whisper(Path folder) {
    SampleFolders.write(folder, SOURCE, "exports = (text) => text.toLowerCase();");
  }

  private static AppServicesEmulator watched(Path folder) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().apps(a -> a.folder(folder).watchFolders(true)).build());
  }

  private static void awaitAnswer(AppServicesEmulator emulator, String expected) {
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    Tokens user = client.signUp("user" + System.nanoTime() + "@example.com", "password");
    Document body = new Document("name", "shout").append("arguments", List.of("hey"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Response answer =
                  client.send("POST", client.app("/functions/call"), user.accessToken(), body);
              assertThat(answer).hasBody(expected);
            });
  }
}
