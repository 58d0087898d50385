package io.appservices.emulator.stored;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services of all types, and what data sources tell of themselves. */
class ServiceCommandTest {

  private final TestApp app = TestApp.shared();

  @Test
  void aDataSourceListsTheDatabasesAndCollectionsThatItHas() {
    String data = service("{name: 'data', type: 'mongodb', config: {uri: 'mongodb://somewhere'}}");
    assertThat(command(data, "list_databases", new Document())).hasBody("[]");

    try (MongoClient client = MongoClients.create(app.emulated().connectionString("data"))) {
      client.getDatabase("shop").getCollection("items").insertOne(new Document());
      client.getDatabase("shop").getCollection("carts").insertOne(new Document());
    }

    assertThat(command(data, "list_databases", new Document())).hasBody("[\"shop\"]");
    assertThat(command(data, "list_collections", new Document("database_name", "shop")))
        .hasBody("[\"carts\",\"items\"]");
    assertThat(command(data, "list_collections", new Document("database_name", "none")))
        .hasBody("[]");
    assertThat(command(data, "list_collections", new Document()))
        .isRefusedWithCode(400, "MissingParameter");
    assertThat(app.admin().onApp("GET", data + "/commands/build_info", null).document())
        .containsKey("version");
  }

  @Test
  void aServiceThatIsNoDataSourceHasNoDatabases() {
    String web = service("{name: 'web', type: 'http'}");

    assertThat(command(web, "list_databases", new Document()))
        .isRefusedWithCode(501, "NotEmulated");
  }

  @Test
  void aCommandThatIsNotEmulatedSaysSo() {
    String data = service("{name: 'data', type: 'mongodb', config: {}}");

    assertThat(command(data, "generate_schema", new Document()))
        .isRefusedWithCode(501, "NotEmulated");
    assertThat(command(data, "send", new Document())).isRefusedWithCode(501, "NotEmulated");
  }

  @Test
  void everyTypeOfServiceIsKeptAndUnknownOnesAreRefused() {
    for (String type : List.of("http", "aws", "aws-ses", "twilio", "github", "gcm", "datalake")) {
      service("{name: '%s', type: '%s', config: {region: 'r'}}".formatted(type, type));
    }

    assertThat(app.admin().onApp("GET", "/services", null).documents())
        .hasSize(7)
        .allSatisfy(
            one -> assertThat(one).containsKeys("_id", "name", "type", "version", "last_modified"));
    assertThat(
            app.admin()
                .onApp("POST", "/services", Document.parse("{name: 'x', type: 'invalid-svc'}")))
        .isRefused(400, "ServiceTypeNotFound", "service type not found: 'invalid-svc'");
  }

  @Test
  void theSecretsOfAServiceAreChangedAndNeverShown() {
    String mail =
        service(
            "{name: 's', type: 'aws-ses', config: {region: 'us-east-1', accessKeyId: 'id',"
                + " secretAccessKey: 'hidden'}}");

    app.admin()
        .onApp(
            "PATCH",
            mail + "/config",
            Document.parse("{region: 'us-west-1', secretAccessKey: 'hidden too'}"));

    for (String path :
        List.of(mail + "/config", mail.replace("/services/", "/service/") + "/config")) {
      assertThat(app.admin().onApp("GET", path, null).document())
          .isEqualTo(Document.parse("{region: 'us-west-1', accessKeyId: 'id'}"));
    }
    assertThat(app.admin().onApp("GET", mail, null).body()).doesNotContain("hidden");
  }

  @Test
  void rulesOfAServiceWithoutCollectionsGoByTheirNames() {
    String mail = service("{name: 's', type: 'aws-ses', config: {}}");
    Document rule = Document.parse("{name: 'foo', actions: ['send'], when: {}}");

    Response made = app.admin().onApp("POST", mail + "/rules", rule);

    assertThat(made).isJson(201);
    assertThat(made.document()).containsAllEntriesOf(rule);
    assertThat(app.admin().onApp("POST", mail + "/rules", rule))
        .isRefusedWithCode(409, "RuleAlreadyExists");
    String one = mail + "/rules/" + made.string("_id");
    rule.append("_id", made.string("_id")).append("when", Document.parse("{'%%true': true}"));
    assertThat(app.admin().onApp("PUT", one, rule)).isEmpty(204);
    assertThat(app.admin().onApp("GET", one, null).document()).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{name: 'a#b'}", "{name: 5}", "{type: 5}", "{type: 'bogus'}"})
  void aServiceIsNotChangedIntoOneThatCouldNotBeMade(String change) {
    String service = service("{name: 's', type: 'http', config: {}}");
    Response before = app.admin().onApp("GET", service, null);

    assertThat(app.admin().onApp("PATCH", service, Document.parse(change))).hasStatus(400);
    assertThat(app.admin().onApp("GET", service, null).document()).isEqualTo(before.document());
  }

  @Test
  void dataSourcesAreMadeTogetherOrNotAtAll() {
    Document one = Document.parse("{name: 'one', type: 'mongodb-atlas', config: {}}");
    Document two = Document.parse("{name: 'two', type: 'datalake', config: {}}");
    service("{name: 'taken', type: 'http'}");

    refused(409, "ServiceAlreadyExists", one, new Document(two).append("name", "taken"));
    refused(409, "ServiceAlreadyExists", one, new Document(two).append("name", "one"));
    refused(400, "InvalidParameter", one, new Document(two).append("type", "http"));
    refused(400, "InvalidParameter", one, Document.parse("{name: 'three'}"));
    refused(400, "MissingParameter", one, Document.parse("{type: 'datalake'}"));
    assertThat(app.admin().onApp("POST", "/multi_data_sources", List.of(one, two))).isEmpty(201);

    assertThat(app.admin().onApp("GET", "/services", null).documents())
        .extracting(service -> service.get("name"))
        .containsExactly("taken", "one", "two");
  }

  private void refused(int status, String code, Document... bodies) {
    assertThat(app.admin().onApp("POST", "/multi_data_sources", List.of(bodies)))
        .isRefusedWithCode(status, code);
    assertThat(app.admin().onApp("GET", "/services", null).documents()).hasSize(1);
  }

  private Response command(String service, String name, Document body) {
    return app.admin().onApp("POST", service + "/commands/" + name, body);
  }

  /** Its path. */
  private String service(String body) {
    Response made = app.admin().onApp("POST", "/services", Document.parse(body));
    assertThat(made).isJson(201);
    return "/services/" + made.string("_id");
  }
}
