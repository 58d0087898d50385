package io.appservices.emulator.shared;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.storage.mongodb.SharedDeployment;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app folder that several emulators read, which share a database. */
@Tag("shared")
class SharedFolderTest {

  private final String uri = SharedDeployment.newDatabase();
  private final List<AppFolderReport> reports = new CopyOnWriteArrayList<>();
  private final List<AppFolderReport> reportsOfOther = new CopyOnWriteArrayList<>();
  private @TempDir Path folder;
  private AppServicesEmulator emulator;
  private AppServicesEmulator other;

  @BeforeEach
  void start() {
    SampleFolders.copy("config", folder);
    EmulatorConfig config =
        EmulatorConfig.builder()
            .data(d -> d.storage(uri).passwordIterations(1))
            .apps(a -> a.folder(folder).watchFolders(true).strictFolders(true))
            .build();
    emulator = AppServicesEmulator.start(config);
    other = AppServicesEmulator.start(config);
    emulator.onAppFolderReload(reports::add);
    other.onAppFolderReload(reportsOfOther::add);
  }

  @AfterEach
  void stop() {
    other.close();
    emulator.close();
    SharedDeployment.drop(uri);
  }

  @Test
  void bothServeTheOneAppOfTheFolder() {
    assertThat(other.app().id()).isEqualTo(emulator.app().id());
    assertThat(other.apps()).hasSize(1);
  }

  @Test
  void whatChangesInTheFolderIsLiveAtBothAndBothReportIt() {
    SampleFolders.write(folder, "functions/shout/source.js", "exports = (text) => text + '!';");

    awaitReports();

    for (AppFolderReport report : List.of(reports.get(0), reportsOfOther.get(0))) {
      assertThat(report.problems()).isEmpty();
      assertThat(report.clientAppId()).isEqualTo(emulator.app().clientAppId());
    }
    assertThat(answer(emulator)).hasBody("\"hey!\"");
    assertThat(answer(other)).hasBody("\"hey!\"");
  }

  @Test
  void aFolderThatCannotBeUsedIsReportedByBothAndLeavesTheApp() {
    SampleFolders.write(folder, "functions/shout/source.js", "exports = (text) => (");

    awaitReports();

    assertThat(reports.get(0).problems()).isNotEmpty();
    assertThat(reportsOfOther.get(0).problems()).isEqualTo(reports.get(0).problems());
    assertThat(answer(emulator)).hasBody("\"HEY!\"");
    assertThat(answer(other)).hasBody("\"HEY!\"");
  }

  private void awaitReports() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !reports.isEmpty() && !reportsOfOther.isEmpty());
  }

  private static Response answer(AppServicesEmulator node) {
    ClientApiClient client = new ClientApiClient(node.baseUrl(), node.app().clientAppId());
    String token =
        client.signUp("user" + System.nanoTime() + "@example.com", "password").accessToken();
    Document body = new Document("name", "shout").append("arguments", List.of("hey"));
    return client.send("POST", client.app("/functions/call"), token, body);
  }
}
