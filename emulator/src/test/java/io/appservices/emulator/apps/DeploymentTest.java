package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.appfolder.SampleFolders;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every change of an app is a deployment that it can go back to. */
class DeploymentTest {

  private static final String ABSENT = "5f60207f14dfb25d24511299";

  private final Workshop shop = Workshop.shared();

  @Test
  void makingAnAppIsNoDeployment() {
    AdminApiClient admin = shop.app().admin();
    Response made = admin.call("POST", admin.group("/apps"), json("{name: 'fresh'}"));
    String path = admin.group("/apps/" + made.string("_id") + "/deployments");

    assertThat(admin.call("GET", path, null)).isJson(200).hasBody("[]");
  }

  @Test
  void dataSourcesThatAreMadeTogetherAreOneDeployment() {
    Document one = json("{name: 's1', type: 'mongodb-atlas', config: {}}");
    Document two = json("{name: 's2', type: 'mongodb-atlas', config: {}}");

    assertThat(shop.admin("POST", "/multi_data_sources", List.of(one, two))).isEmpty(201);
    assertThat(shop.deployments()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "POST -> /functions -> {name: 'f', source: 'exports = () => 1'}",
        "POST -> /values -> {name: 'v', value: 1}",
        "POST -> /services -> {name: 's', type: 'mongodb', config: {}}",
        "POST -> /triggers -> {name: 't', type: 'AUTHENTICATION', "
            + "config: {operation_type: 'LOGIN', providers: []}, "
            + "event_processors: {AWS_EVENTBRIDGE: {config: {}}}}",
        "POST -> /auth_providers -> {type: 'custom-function', config: {}}",
        "PATCH -> /custom_user_data -> {enabled: false}",
        "PUT -> /sync/config -> {development_mode_enabled: true}",
        "PUT -> /environment -> {environment: 'qa'}",
        "PUT -> /security/refresh_token_expiration -> {expiration_time_seconds: 3600}",
      })
  void aChangeIsOneDeployment(String method, String path, String body) {
    assertThat(shop.admin(method, path, json(body)).status()).isBetween(200, 204);
    assertThat(shop.deployments()).hasSize(1);
  }

  @Test
  void anEndpointIsOneDeployment() {
    shop.function("f", 1);
    shop.create("/endpoints", "{route: '/r', http_method: 'GET', function_name: 'f'}");
    assertThat(shop.deployments()).hasSize(2);
  }

  @Test
  void changesOfAllKindsOfOnePartAreOneEach() {
    String provider = shop.app().admin().provider("anon-user");
    String path = "/functions/" + shop.function("f", 1);
    shop.admin("PUT", path, json(Workshop.source("f", 2)));
    shop.admin("DELETE", path, null);
    shop.admin("PUT", provider + "/disable", null);
    shop.admin("DELETE", provider, null);
    shop.admin("POST", "/security/allowed_request_origins", List.of("http://localhost"));
    assertThat(shop.deployments()).hasSize(6);
  }

  @Test
  void whatIsNoConfigurationIsNoDeployment() {
    shop.app().admin().createUser("a@example.com", "password");
    shop.create("/api_keys", "{name: 'key'}");
    shop.create("/secrets", "{name: 'secret', value: 'hidden'}");
    shop.anonymous();
    shop.admin("PATCH", "/deploy/config", json("{ui_drafts_disabled: true}"));
    shop.admin("GET", "/functions", null);
    assertThat(shop.deployments()).isEmpty();
  }

  @Test
  void aRefusedChangeIsNoDeployment() {
    shop.function("f", 1);
    assertThat(shop.admin("POST", "/functions", json(Workshop.source("f", 2)))).hasStatus(409);
    assertThat(shop.admin("POST", "/auth_providers", json("{type: 'anon-user'}"))).hasStatus(409);
    assertThat(shop.admin("DELETE", "/functions/" + ABSENT, null)).hasStatus(404);
    assertThat(shop.deployments()).hasSize(1);
  }

  @Test
  void aDeploymentIsShownByItself() {
    shop.function("f", 1);
    Document deployment = shop.deployments().get(0);

    assertThat(deployment)
        .containsOnlyKeys("_id", "app_id", "user_id", "deployed_at", "status", "remote_location")
        .containsEntry("app_id", shop.app().emulated().id())
        .containsEntry("status", "successful");
    assertThat(deployment.get("deployed_at")).isInstanceOf(Number.class);
    assertThat(shop.admin("GET", "/deployments/" + deployment.get("_id"), null).document())
        .isEqualTo(deployment);
    for (String id : List.of(ABSENT, "1234")) {
      assertThat(shop.admin("GET", "/deployments/" + id, null))
          .isRefused(404, "DeploymentNotFound", "deployment not found");
      assertThat(shop.admin("POST", "/deployments/" + id + "/redeploy", null))
          .isRefused(404, "DeploymentNotFound", "deployment not found");
    }
  }

  /** So {@code @realm/app-importer} resets an app that it uses again. */
  @Test
  void anAppGoesBackToItsFirstDeployment() {
    shop.create("/values", "{name: 'dummyValue', value: 'whatever'}");
    assertThat(shop.deployments()).hasSize(1);
    String first = shop.deployments().get(0).getString("_id");
    shop.function("later", 1);
    shop.create("/services", "{name: 'mongodb', type: 'mongodb', config: {}}");
    shop.create("/auth_providers", "{type: 'custom-function', config: {}}");
    shop.create("/secrets", "{name: 'kept', value: 'hidden'}");
    shop.app().admin().createUser("kept@example.com", "password");

    assertThat(shop.admin("POST", "/deployments/" + first + "/redeploy", null)).isEmpty(204);

    assertThat(shop.deployments()).hasSize(5);
    assertThat(shop.deployments().get(0).get("_id")).isNotEqualTo(first);
    assertThat(shop.deployments().get(4).get("_id")).isEqualTo(first);
    assertThat(shop.names("/functions")).isEmpty();
    assertThat(shop.names("/services")).isEmpty();
    assertThat(shop.names("/values")).containsExactly("dummyValue");
    assertThat(shop.names("/auth_providers")).doesNotContain("custom-function");
    assertThat(shop.names("/secrets")).containsExactly("kept");
    assertThat(shop.call(shop.anonymous(), "later")).isRefusedWithCode(404, "FunctionNotFound");
    shop.app().client().logIn("kept@example.com", "password").tokens();
  }

  @Test
  void usersMeetWhatWasRedeployed() {
    String id = shop.function("f", 1);
    String first = shop.deployments().get(0).getString("_id");
    shop.admin("PUT", "/functions/" + id, json(Workshop.source("f", 2)));
    String token = shop.anonymous();
    assertThat(shop.call(token, "f").value()).isEqualTo("2");

    shop.admin("POST", "/deployments/" + first + "/redeploy", null);

    assertThat(shop.call(token, "f").value()).isEqualTo("1");
  }

  @Test
  void howAnAppDeploysByItselfIsKept() {
    assertThat(shop.admin("GET", "/deploy/config", null).document())
        .isEqualTo(
            json(
                "{ui_drafts_disabled: false, automatic_deployment: {enabled: false,"
                    + " installation_ids: []}, last_modified: 0}"));
    Document github = json("{automatic_deployment: {enabled: true, provider: 'github'}}");
    assertThat(shop.admin("PATCH", "/deploy/config", github)).isEmpty(204);
    assertThat(
            shop.admin("PUT", "/deploy/config", json("{automatic_deployment: {enabled: false}}")))
        .isEmpty(204);

    Document config = shop.admin("GET", "/deploy/config", null).document();
    assertThat(config.get("automatic_deployment"))
        .isEqualTo(
            new Document(
                Map.of("enabled", false, "installation_ids", List.of(), "provider", "github")));
    assertThat(config.get("last_modified", Number.class).longValue()).isPositive();
  }

  @Test
  void theDeploymentThatIsLiveIsExported() {
    shop.function("f", 1);
    String live = shop.deployments().get(0).getString("_id");
    shop.openDraft();
    shop.function("g", 2);

    assertThat(exported("")).contains("functions/f.js", "functions/g.js");
    assertThat(exported("?deployment=" + live))
        .contains("functions/f.js")
        .doesNotContain("functions/g.js");
  }

  private Set<String> exported(String query) {
    return files(query).keySet();
  }

  private SortedMap<String, String> files(String query) {
    return SampleFolders.unzip(shop.app().admin().bytes("/export" + query));
  }

  @Test
  void exportsAnEarlierDeploymentAsItWas() {
    String function = shop.function("f", 1);
    String service = shop.create("/services", "{name: 'gone', type: 'mongodb-atlas', config: {}}");
    shop.create("/services/" + service + "/default_rule", "{roles: []}");
    assertThat(shop.admin("PUT", "/environment", json("{environment: 'qa'}")).status())
        .isLessThan(300);
    shop.create("/secrets", "{name: 'hidden', value: 'in-no-export'}");
    shop.admin(
        "PATCH",
        "/custom_user_data",
        json(
            "{enabled: true, mongo_service_id: '"
                + service
                + "', database_name: 'd', collection_name: 'c', user_id_field: 'u'}"));
    String past = shop.deployments().get(0).getString("_id");
    SortedMap<String, String> then = files("");
    shop.admin("PUT", "/functions/" + function, json(Workshop.source("f", 2)));
    shop.admin("PATCH", "/custom_user_data", json("{enabled: false}"));
    shop.admin("DELETE", "/services/" + service, null);
    shop.function("g", 2);
    shop.admin("PUT", "/environment", json("{environment: ''}"));

    assertThat(files("?deployment=" + past)).isEqualTo(then);
    assertThat(files("")).isNotEqualTo(then);
    assertThat(shop.debug("f")).isEqualTo("2");
    assertThat(shop.admin("POST", "/deployments/" + past + "/redeploy", null)).isEmpty(204);
    assertThat(files("")).isEqualTo(then);
  }

  @Test
  void ofADeploymentThatThereIsNotThereIsNoExport() {
    assertThat(shop.admin("GET", "/export?deployment=" + ABSENT, null))
        .isRefused(404, "DeploymentNotFound", "deployment not found");
  }
}
