package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.AppFolderReport;
import io.appservices.emulator.api.error.AppFolderException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Apps that are made from folders, and that follow them. */
class AppFolderTest extends AppFolderFixture {

  @Test
  void anAppOfAFolderWorks() {
    try (AppServicesEmulator emulator = start(SampleFolders.of("root_config"))) {
      EmulatedApp app = emulator.app();
      assertThat(app.clientAppId()).isEqualTo("shop-qwert");
      ClientApiClient client = client(emulator);

      assertThat(client.register(EMAIL, PASSWORD)).hasStatus(201);
      Tokens user = client.logIn(EMAIL, PASSWORD).tokens();
      assertThat(call(client, user, "cart/currency")).hasBody("\"EUR\"");
      assertThat(call(client, user, "remember")).hasStatus(404);
      assertThat(call(client, user, "staffOnly")).hasStatus(403);
      assertThat(client.register("banned@example.com", PASSWORD)).hasStatus(201);
      assertThat(client.logIn("banned@example.com", PASSWORD).status()).isGreaterThanOrEqualTo(400);
      // The trigger writes what custom user data then finds.
      await()
          .untilAsserted(
              () ->
                  assertThat(customData(client.logIn(EMAIL, PASSWORD).tokens()))
                      .containsEntry("seen", true));
    }
  }

  @Test
  void schemasOfAFolderNameTheirCollections() {
    try (AppServicesEmulator emulator = start(SampleFolders.of("root_config"))) {
      ClientApiClient client = client(emulator);
      Tokens user = client.signUp(EMAIL, PASSWORD);
      Document call =
          new Document("name", "count")
              .append("service", "mongodb-atlas")
              .append("arguments", List.of(new Document("schema_name", "item")));
      String path = client.app("/functions/call");

      assertThat(client.send("POST", path, user.accessToken(), call))
          .hasBody("{\"$numberLong\":\"0\"}");
      call.append("arguments", List.of(new Document("schema_name", "Item")));
      assertThat(client.send("POST", path, user.accessToken(), call))
          .isRefusedWithCode(400, "InvalidParameter");
    }
  }

  @Test
  void allFoldersBecomeAppsAndNoOtherDoes() {
    try (AppServicesEmulator emulator =
        start(SampleFolders.of("stitch"), SampleFolders.of("realm_config"))) {
      assertThat(emulator.apps())
          .extracting(EmulatedApp::clientAppId)
          .containsExactly("board-20180301-yxcvb", "notes-asdfg");
      AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
      assertThat(admin.call("GET", admin.group("/apps"), null).documents()).hasSize(2);
      assertThat(
              client(emulator, "notes-asdfg")
                  .logInWith("custom-function", new Document("name", "joe")))
          .hasStatus(200);
    }
  }

  @Test
  void theOtherAppIsThereIfItIsNamed() {
    EmulatorConfigBuilder config =
        EmulatorConfig.builder()
            .apps(a -> a.clientAppId("other-abcde").folder(SampleFolders.of("stitch")));
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config.build())) {
      assertThat(emulator.app().clientAppId()).isEqualTo("other-abcde");
      assertThat(emulator.apps()).hasSize(1);
    }
  }

  @Test
  void aFolderWithoutAppIdGetsOneFromItsName() {
    SampleFolders.copy("realm_config", folder);
    SampleFolders.edit(folder, "realm_config.json", "\"app_id\": \"notes-asdfg\",", "");
    try (AppServicesEmulator emulator = start(folder)) {
      assertThat(emulator.app().clientAppId()).matches("notes-[a-z]{5}");
    }
  }

  @Test
  void brokenFoldersAreRefusedWithEverythingThatIsWrong() {
    SampleFolders.copy("root_config", folder);
    SampleFolders.edit(folder, "functions/staffOnly.js", "=>", "=> (");
    SampleFolders.edit(folder, "triggers/rememberLogin.json", "\"remember\"", "\"forget\"");
    SampleFolders.edit(folder, "triggers/nightly.json", "0 3 * * *", "0 25 * * *");
    SampleFolders.write(folder, "values/currency.json", "{");
    Path absent = folder.resolve("absent");

    assertThatThrownBy(
            () ->
                AppServicesEmulator.start(
                    EmulatorConfig.builder()
                        .apps(a -> a.folder(folder).folder(absent).strictFolders(true))
                        .build()))
        .isInstanceOf(AppFolderException.class)
        .hasMessageContaining("functions/staffOnly.js: ")
        .hasMessageContaining("triggers/rememberLogin.json: function not found: 'forget'")
        .hasMessageContaining("triggers/nightly.json: invalid schedule '0 25 * * *': ")
        .hasMessageContaining("values/currency.json: ")
        .hasMessageContaining(absent + ": no such directory");
  }

  @Test
  void twoFoldersOfOneAppAreOneTooMany() {
    assertThatThrownBy(() -> start(SampleFolders.of("stitch"), SampleFolders.of("stitch")))
        .isInstanceOf(AppFolderException.class)
        .hasMessageContaining("there is an app 'board-20180301-yxcvb' already");
  }

  @Test
  void whatIsLeftOutIsReported() {
    SampleFolders.copy("realm_config", folder);
    SampleFolders.write(folder, "functions/node_modules/a/index.js", "");
    SampleFolders.write(folder, "hosting/files/index.html", "");
    SampleFolders.write(folder, "functions/unlisted.js", "exports = () => 1");
    try (AppServicesEmulator emulator = start(folder)) {
      assertThat(emulator.appFolderReports()).hasSize(1);
      AppFolderReport report = emulator.appFolderReports().get(0);
      assertThat(report.problems()).isEmpty();
      assertThat(report.notes())
          .containsExactlyInAnyOrder(
              "hosting/files: ignored",
              "functions/unlisted.js: a function with default settings, as functions/config.json"
                  + " has none");
    }
  }

  private static Document customData(Tokens user) {
    return Jwt.parse(user.accessToken()).claims().get("user_data", new Document());
  }
}
