package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Folders that are loaded while their app runs. */
class AppFolderLoadTest extends AppFolderFixture {

  @Test
  void usersAndTheirSessionsSurviveALoad() {
    SampleFolders.copy("config", folder);
    try (AppServicesEmulator emulator = start(folder)) {
      ClientApiClient client = client(emulator);
      Tokens user = client.signUp(EMAIL, PASSWORD);
      SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
      SampleFolders.write(folder, "more.txt", "");

      assertThat(emulator.app().load(folder)).containsExactly("more.txt: ignored");

      assertThat(call(client, user, "shout", "why")).hasBody("\"WHY?\"");
      assertThat(client.refresh(user.refreshToken())).hasStatus(201);
      assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(user.userId());
    }
  }

  @Test
  void theReportOfAReloadSaysThatTheAppWasDeleted() {
    SampleFolders.copy("config", folder);
    try (AppServicesEmulator emulator = start(folder)) {
      String id = emulator.app().clientAppId();
      new ControlApiClient(emulator).delete("/apps/" + id);

      assertThat(emulator.reloadAppFolders())
          .singleElement()
          .extracting(AppFolderReport::problems)
          .isEqualTo(List.of("app '" + id + "' was deleted"));
    }
  }

  @Test
  void aLoadIsOneDeployment() {
    SampleFolders.copy("config", folder);
    try (AppServicesEmulator emulator = start(folder)) {
      AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
      assertThat(admin.onApp("GET", "/deployments", null).documents()).isEmpty();
      SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
      SampleFolders.edit(folder, "functions/shout/source.js", "toUpperCase", "toLowerCase");

      emulator.app().load(folder);
      emulator.app().load(folder);

      assertThat(admin.onApp("GET", "/deployments", null).documents()).hasSize(1);
    }
  }

  @Test
  void aBrokenLoadLeavesTheAppAsItWas() {
    SampleFolders.copy("config", folder);
    try (AppServicesEmulator emulator = start(folder)) {
      Tokens user = client(emulator).signUp(EMAIL, PASSWORD);
      SampleFolders.edit(folder, "values/mark.json", "\"!\"", "\"?\"");
      SampleFolders.edit(folder, "functions/shout/source.js", "return", "return 'new' +");
      SampleFolders.write(folder, "services/broken/config.json", "{");

      assertThatThrownBy(() -> emulator.app().load(folder))
          .isInstanceOf(AppFolderException.class)
          .hasMessageContaining("services/broken/");

      assertThat(call(client(emulator), user, "shout", "hey")).hasBody("\"HEY!\"");
    }
  }

  @Test
  void aWatchedAppFollowsItsFolder() throws InterruptedException {
    SampleFolders.copy("config", folder);
    EmulatorConfig config =
        EmulatorConfig.builder()
            .apps(a -> a.folder(folder).watchFolders(true).strictFolders(true))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      BlockingQueue<AppFolderReport> reports = new LinkedBlockingQueue<>();
      emulator.onAppFolderReload(reports::add);
      Tokens user = client(emulator).signUp(EMAIL, PASSWORD);

      SampleFolders.edit(folder, "functions/shout/source.js", "return", "return (");
      AppFolderReport broken = reports.poll(60, TimeUnit.SECONDS);
      assertThat(broken.problems()).hasSize(1);
      assertThat(call(client(emulator), user, "shout", "hey")).hasBody("\"HEY!\"");

      SampleFolders.write(
          folder,
          "functions/shout/source.js",
          "exports = (text) => text + context.values.get('mark');");
      AppFolderReport mended = reports.poll(60, TimeUnit.SECONDS);
      assertThat(mended.problems()).isEmpty();
      assertThat(call(client(emulator), user, "shout", "hey")).hasBody("\"hey!\"");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("appservices-app-folders");
  }

  @Test
  void oneMoreAppIsLoadedWhileItRuns() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      EmulatedApp app = emulator.loadApp(SampleFolders.of("stitch"));

      assertThat(app.clientAppId()).isEqualTo("board-20180301-yxcvb");
      assertThat(client(emulator, app.clientAppId()).logInAnonymously()).hasStatus(200);
      assertThat(emulator.apps()).isEmpty();
    }
  }
}
