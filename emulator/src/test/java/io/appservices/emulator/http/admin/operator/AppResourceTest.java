package io.appservices.emulator.http.admin.operator;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Apps that operators list, make and delete. */
class AppResourceTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());

  @Test
  void theFirstAppIsThereWithItsConfiguredIds() {
    Document app = admin.onApp("GET", "", null).document();

    assertThat(app)
        .containsOnlyKeys(
            "_id",
            "client_app_id",
            "name",
            "location",
            "deployment_model",
            "domain_id",
            "group_id",
            "last_used",
            "last_modified",
            "product",
            "environment")
        .containsEntry("_id", EmulatorConfig.DEFAULT_APP_ID)
        .containsEntry("client_app_id", EmulatorConfig.DEFAULT_CLIENT_APP_ID)
        .containsEntry("name", "myapp")
        .containsEntry("group_id", EmulatorConfig.DEFAULT_GROUP_ID)
        .containsEntry("product", "standard")
        .containsEntry("environment", "");
  }

  @Test
  void anAppIsCreatedListedServedAndDeleted() {
    Response created = createApp("", Map.of("name", "My_App", "sync", Map.of("x", true)));

    assertThat(created).isJson(201);
    Document app = created.document();
    assertThat(app.getString("client_app_id")).matches("my_app-[a-z]{5}");
    assertThat(apps("")).contains(app);
    ClientApiClient client =
        new ClientApiClient(emulator.baseUrl(), app.getString("client_app_id"));
    assertThat(client.location()).isJson(200);

    String path = admin.group("/apps/" + app.getString("_id"));
    assertThat(admin.call("GET", path, null).document()).isEqualTo(app);
    assertThat(admin.call("DELETE", path, null)).isEmpty(204);
    assertThat(admin.call("GET", path, null)).isRefusedWithCode(404, "AppNotFound");
    assertThat(apps("")).doesNotContain(app);
    assertThat(client.location()).hasStatus(404);
  }

  @Test
  void appsOfOneNameAreDifferentApps() {
    Document first = createApp("", Map.of("name", "same")).document();
    Document second = createApp("", Map.of("name", "same")).document();

    assertThat(first.get("client_app_id")).isNotEqualTo(second.get("client_app_id"));
  }

  @Test
  void anAppMadeByTheAdminApiHasOnlyTheApiKeyProviderAndThatDisabled() {
    Document app = createApp("", Map.of("name", "bare")).document();
    String path =
        emulator.baseUrl()
            + "/api/client/v2.0/app/"
            + app.getString("client_app_id")
            + "/auth/providers";

    assertThat(Http.send("GET", path, null)).isJson(200).hasBody("[]");
    assertThat(Http.send("POST", path + "/anon-user/login", null))
        .isRefused(401, "InvalidSession", "unauthorized");
  }

  @Test
  void withoutAProductOnlyStandardAppsAreListed() {
    Document atlas = createApp("?product=atlas", Map.of("name", "atlas-app")).document();

    assertThat(apps("")).doesNotContain(atlas).hasSize(1);
    assertThat(apps("?product=atlas")).containsExactly(atlas);
    assertThat(apps("?product=standard,atlas")).contains(atlas).hasSize(2);
    assertThat(apps("?product=data-api")).isEmpty();
  }

  @Test
  void anAppNameHas1To32LettersDigitsUnderscoresAndHyphens() {
    for (String name : List.of("", "x".repeat(33), "with space", "ä", "a/b", "a.b")) {
      assertThat(createApp("", Map.of("name", name))).isRefusedWithCode(400, "BadRequest");
    }
    assertThat(createApp("", Map.of("name", "x".repeat(32)))).isJson(201);
  }

  @Test
  void settingsOfAnAppThatDoNotExistAreRefused() {
    for (String key : List.of("location", "deployment_model", "environment")) {
      assertThat(createApp("", Map.of("name", "app", key, "nowhere")))
          .isRefused(400, "InvalidParameter", "'nowhere' is not a valid " + key);
    }
    assertThat(createApp("?product=nothing", Map.of("name", "app")))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(apps("")).hasSize(1);
  }

  @Test
  void theGeneratedClientsUnfilledPathTemplateMeansTheFirstApp() {
    emulator.app().createUser("a@b.c", "password");
    emulator.newApp("other");

    Response users = admin.call("GET", "/groups/%7BgroupId%7D/apps/%7BappId%7D/users", null);

    assertThat(users).isJson(200);
    assertThat(users.documents()).hasSize(1);
  }

  private Response createApp(String query, Map<String, Object> body) {
    return admin.call("POST", admin.group("/apps" + query), body);
  }

  private List<Document> apps(String query) {
    Response apps = admin.call("GET", admin.group("/apps" + query), null);
    assertThat(apps).isJson(200);
    return apps.documents();
  }
}
