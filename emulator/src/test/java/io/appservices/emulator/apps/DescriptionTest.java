package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An app in one document, as command lines show it. */
class DescriptionTest {

  private final Workshop shop = Workshop.shared();

  @Test
  void aNewAppHasAnApiKeyProviderAndNothingElse() {
    AdminApiClient admin = shop.app().admin();
    Document app = admin.call("POST", admin.group("/apps"), json("{name: 'fresh'}")).document();
    String host = shop.app().emulator().baseUrl();
    String path = admin.group("/apps/" + app.get("_id"));

    Response description = admin.call("GET", path + "/description", null);

    assertThat(description).isJson(200);
    assertThat(description.document())
        .isEqualTo(
            json("{data_sources: [], http_endpoints: [], services: [], values: [],"
                    + " auth_providers: [{name: 'api-key', type: 'api-key', enabled: false}],"
                    + " custom_user_data: {enabled: false, data_source: '', database: '',"
                    + " collection: '', user_id_field: ''}, functions: [], environment: '',"
                    + " hosting: {enabled: false, status: '', url: ''},"
                    + " sync: {state: '', data_source: '', database: '',"
                    + " development_mode_enabled: false},"
                    + " event_subscription: [], log_forwarders: []}")
                .append("client_app_id", app.get("client_app_id"))
                .append("name", "fresh")
                .append("realm_url", host + path + "/dashboard")
                .append(
                    "graphql",
                    new Document(
                            "url",
                            host + "/api/client/v2.0/app/" + app.get("client_app_id") + "/graphql")
                        .append("custom_resolvers", List.of())));
  }

  @Test
  void aDescriptionNamesWhatAnAppIsMadeOf() {
    String service =
        shop.create(
            "/services",
            "{name: 'data', type: 'mongodb', config: {flexible_sync:"
                + " {state: 'enabled', database_name: 'synced'}}}");
    String hooks = shop.create("/services", "{name: 'hooks', type: 'http', config: {}}");
    shop.create("/services/" + hooks + "/incoming_webhooks", "{name: 'w'}");
    shop.create("/services", "{name: 'phone', type: 'twilio', config: {}}");
    shop.create("/endpoints", "{route: '/r', http_method: 'GET'}");
    shop.function("f", 1);
    shop.create("/values", "{name: 'v', value: 1}");
    shop.create(
        "/triggers",
        "{name: 't', type: 'AUTHENTICATION', disabled: true, function_name: 'f', "
            + "config: {operation_type: 'LOGIN', providers: []}}");
    shop.create("/log_forwarders", "{name: 'l'}");
    shop.create("/graphql/custom_resolvers", "{on_type: 'Query', field_name: 'q'}");
    shop.admin("PUT", "/sync/config", json("{development_mode_enabled: true}"));
    shop.admin(
        "PATCH",
        "/custom_user_data",
        new Document("enabled", true)
            .append("mongo_service_id", service)
            .append("database_name", "d")
            .append("collection_name", "c")
            .append("user_id_field", "u"));
    String endpoint =
        shop.app().emulator().baseUrl()
            + "/app/"
            + shop.app().emulated().clientAppId()
            + "/endpoint/r";

    Document described = shop.admin("GET", "/description", null).document();

    assertThat(described)
        .containsAllEntriesOf(
            json(
                "{data_sources: [{name: 'data', type: 'mongodb', data_source: ''}],"
                    + " services: [{name: 'phone', type: 'twilio', webhooks: []}],"
                    + " functions: [{name: 'f', path: 'f.js'}], values: ['v'],"
                    + " event_subscription: [{name: 't', type: 'AUTHENTICATION', enabled: false}],"
                    + " log_forwarders: [{name: 'l', enabled: true}],"
                    + " sync: {state: 'enabled', data_source: 'data', database: 'synced',"
                    + " development_mode_enabled: true},"
                    + " custom_user_data: {enabled: true, data_source: 'data', database: 'd',"
                    + " collection: 'c', user_id_field: 'u'}}"));
    assertThat(described.get("http_endpoints"))
        .isEqualTo(
            List.of(
                json("{name: 'hooks', webhooks: [{name: 'w'}]}"),
                json("{route: '/r', http_method: 'GET'}").append("url", endpoint)));
    assertThat(described.get("graphql", Document.class).get("custom_resolvers"))
        .isEqualTo(List.of("Query.q"));
  }
}
