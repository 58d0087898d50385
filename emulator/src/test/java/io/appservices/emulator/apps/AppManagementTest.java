package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be chosen when an app is made, and what of it can be changed later. */
class AppManagementTest {

  private final Workshop shop = Workshop.shared();
  private final AdminApiClient admin = shop.app().admin();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "{} -> {location: 'US-VA', deployment_model: 'GLOBAL', environment: ''}",
        "{location: 'IE', environment: 'qa'}"
            + " -> {location: 'IE', deployment_model: 'GLOBAL', environment: 'qa'}",
        "{provider_region: 'aws-eu-west-1'} -> {location: 'IE', deployment_model: 'GLOBAL',"
            + " provider_region: 'aws-eu-west-1'}",
        "{provider_region: 'azure-westeurope'} -> {location: 'DE-FF', deployment_model: 'LOCAL',"
            + " provider_region: 'azure-westeurope'}",
        "{provider_region: 'gcp-us-east4', deployment_model: 'LOCAL', location: 'US-OR'}"
            + " -> {location: 'US-OR', provider_region: 'gcp-us-east4'}",
      })
  void anAppIsWhereItsMakerWantsIt(String chosen, String expected) {
    Response made = make(chosen);
    assertThat(made).isJson(201);
    assertThat(made.document()).containsAllEntriesOf(json(expected));
    String path = admin.group("/apps/" + made.string("_id"));
    assertThat(admin.call("GET", path, null).document()).isEqualTo(made.document());
    assertThat(admin.call("GET", admin.group("/apps"), null).documents()).contains(made.document());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{location: 'MARS'}",
        "{deployment_model: 'local'}",
        "{provider_region: 'aws-mars-1'}",
        "{provider_region: 'aws-eu-central-1', deployment_model: 'GLOBAL'}",
        "{provider_region: 1}",
        "{environment: 'staging'}",
        "{environment: 'no-environment'}",
        "{data_source: {name: 'x'}}",
        "{data_source: 'x'}",
        "{data_source: {type: 'mongodb-atlas'}}",
        "{data_source: {name: '', type: 'mongodb-atlas'}}",
        "{data_source: {name: 5, type: 'mongodb-atlas'}}",
        "{data_source: {name: 'a#b', type: 'mongodb-atlas'}}",
      })
  void whatCannotBeIsRefused(String chosen) {
    int before = admin.call("GET", admin.group("/apps"), null).documents().size();
    assertThat(make(chosen).status()).isEqualTo(400);
    assertThat(admin.call("GET", admin.group("/apps"), null).documents()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web.mql.todo", "flutter.todo.flex"})
  void refusesByNameATemplateThatOnlyTheServiceHas(String id) {
    Response refused = make("{template_id: '" + id + "'}");

    assertThat(refused).isRefusedWithCode(501, "NotEmulated");
    assertThat(refused.string("error")).contains("'" + id + "'");
  }

  @Test
  void refusesATemplateThatNobodyHas() {
    assertThat(make("{template_id: 'nothing'}")).isRefusedWithCode(400, "BadRequest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/apps?product=atlas", "/apps"})
  void makesTheAppOfTheTriggersOfAGroup(String path) {
    Response made =
        admin.call(
            "POST",
            admin.group(path),
            json(
                "{name: 'Triggers', template_id: 'triggers', data_source: {name: 'mongodb-atlas',"
                    + " type: 'mongodb-atlas', config: {clusterName: 'Cluster0'}}}"));

    assertThat(made).isJson(201);
    assertThat(made.document()).containsEntry("product", "atlas").doesNotContainKey("template_id");
    assertThat(made.string("client_app_id")).startsWith("triggers-");
    String app = admin.group("/apps/" + made.string("_id"));
    assertThat(admin.call("GET", app, null).document()).containsEntry("template_id", "triggers");
    assertThat(admin.call("GET", admin.group("/apps?product=atlas"), null).documents())
        .contains(made.document());
    List<Document> services = admin.call("GET", app + "/services", null).documents();
    assertThat(services).extracting(s -> s.get("name")).containsExactly("mongodb-atlas");
  }

  @Test
  void listsTheTemplates() {
    assertThat(admin.call("GET", "/templates", null).documents())
        .extracting(template -> template.get("id"))
        .containsExactly("triggers");
  }

  @Test
  void anAppIsMadeWithItsDataSource() {
    Response made =
        make("{data_source: {name: 'data', type: 'mongodb-atlas', config: {clusterName: 'c'}}}");
    String path = admin.group("/apps/" + made.string("_id"));

    List<Document> services = admin.call("GET", path + "/services", null).documents();
    assertThat(services).extracting(s -> s.get("name")).containsExactly("data");
    assertThat(admin.call("GET", path + "/deployments", null)).hasBody("[]");
    assertThat(admin.call("GET", path + "/description", null).document().get("data_sources"))
        .isEqualTo(List.of(json("{name: 'data', type: 'mongodb-atlas', data_source: 'c'}")));
  }

  @Test
  void functionsSeeTheEnvironment() {
    shop.create("/functions", "{name: 'tag', source: 'exports = () => context.environment.tag'}");
    String token = shop.anonymous();
    for (String environment : List.of("development", "testing", "qa", "production", "")) {
      Document body = new Document("environment", environment);
      Response set = shop.admin("PUT", "/environment", body);
      assertThat(set).isJson(200);
      assertThat(set.document()).isEqualTo(shop.admin("GET", "", null).document());
      assertThat(set.document()).containsEntry("environment", environment);
      assertThat(shop.call(token, "tag").value()).isEqualTo(environment);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{environment: 'staging'}", "{environment: 1}", "{}"})
  void thereAreFourEnvironmentsAndNone(String body) {
    assertThat(shop.admin("PUT", "/environment", json(body)).status()).isEqualTo(400);
    assertThat(shop.admin("GET", "", null).document()).containsEntry("environment", "");
  }

  @Test
  void regionsTellWhichModelsTheyHave() {
    List<Document> regions = admin.call("GET", "/provider_regions", null).documents();
    assertThat(regions).hasSize(20);
    assertThat(regions)
        .contains(
            json(
                "{id: 'aws-us-east-1', name: 'Virginia', cloud_provider: 'aws', country: 'US',"
                    + " deployment_models: ['GLOBAL', 'LOCAL']}"),
            json(
                "{id: 'gcp-europe-west1', name: 'Belgium', cloud_provider: 'gcp', country: 'BE',"
                    + " deployment_models: ['LOCAL']}"));
  }

  @Test
  void anAppThatIsChangedTellsWhen() {
    Document before = shop.admin("GET", "", null).document();
    shop.function("f", 1);
    Document deployed = shop.deployments().get(0);
    assertThat(shop.admin("GET", "", null).document())
        .containsEntry("last_modified", deployed.get("deployed_at"))
        .containsAllEntriesOf(unchanging(before));
  }

  private static Document unchanging(Document app) {
    Document rest = new Document(app);
    rest.keySet().removeAll(List.of("last_modified", "last_used"));
    return rest;
  }

  private Response make(String chosen) {
    return admin.call("POST", admin.group("/apps"), json(chosen).append("name", "chosen"));
  }

  @Test
  void measurementsAreOfTheTimesThatWereAskedFor() {
    Response asked =
        admin.onApp(
            "GET",
            "/measurements?start=2024-01-01T00:00:00Z&end=2024-01-02T00:00:00Z&granularity=PT1H",
            null);

    assertThat(asked).isJson(200);
    assertThat(asked.document())
        .containsEntry("start", "2024-01-01T00:00:00Z")
        .containsEntry("end", "2024-01-02T00:00:00Z")
        .containsEntry("granularity", "PT1H")
        .containsEntry("measurements", List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "granularity=PT1M",
        "start=yesterday",
        "end=2024",
        "start=2024-01-02T00:00:00Z&end=2024-01-01T00:00:00Z"
      })
  void measurementsOfNoTimeAreRefused(String query) {
    assertThat(admin.onApp("GET", "/measurements?" + query, null))
        .isRefusedWithCode(400, "InvalidParameter");
  }
}
