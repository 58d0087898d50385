package io.appservices.emulator.endpoints;

import static io.appservices.emulator.endpoints.EndpointApp.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.MissingRules;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may do with a collection that no rule is about. */
class StrictRulesTest {

  private static final String CODE = "NoMatchingRuleFound";

  /** Looks into a collection of the database {@code d} as a new anonymous user. */
  static Response find(AppServicesEmulator emulator, String clientAppId, String collection) {
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), clientAppId);
    return call(client, "find", new Document("collection", collection));
  }

  private static Response call(ClientApiClient client, String operation, Document arguments) {
    Document all = new Document("database", "d").append("collection", "c");
    all.putAll(arguments);
    Document body =
        new Document("name", operation)
            .append("service", "mongodb-atlas")
            .append("arguments", List.of(all));
    String token = client.logInAnonymously().tokens().accessToken();
    return client.send("POST", client.app("/functions/call"), token, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find -> {}",
        "findOne -> {}",
        "count -> {}",
        "aggregate -> {pipeline: []}",
        "insertOne -> {document: {}}",
        "updateMany -> {query: {}, update: {$set: {a: 1}}}",
        "deleteMany -> {query: {}}"
      })
  void refusesUsersEverythingWhereItIsStrict(String operation) {
    try (AppServicesEmulator emulator = start(MissingRules.STRICT)) {
      EndpointApp app = EndpointApp.on(emulator);
      String[] parts = operation.split(" -> ");

      assertThat(call(app.app().client(), parts[0], json(parts[1]))).isRefusedWithCode(403, CODE);
    }
  }

  @Test
  void bindsUsersAlone() {
    try (AppServicesEmulator emulator = start(MissingRules.STRICT)) {
      EndpointApp app = EndpointApp.on(emulator);
      String find =
          "exports = () =>"
              + " context.services.get('mongodb-atlas').db('d').collection('c').find().toArray()";
      app.endpoint("GET", "/find", find);

      assertThat(app.get("/find")).isJson(200).hasBody("[]");
    }
  }

  @Test
  void letsUsersInWhereThereIsADefaultRule() {
    try (AppServicesEmulator emulator = start(MissingRules.STRICT)) {
      EndpointApp app = EndpointApp.on(emulator);
      String service =
          app.create("/services", json("{name: 'mongodb-atlas', type: 'mongodb', config: {}}"));
      app.create(
          "/services/" + service + "/default_rule",
          json("{roles: [{name: 'r', apply_when: {}, read: true}]}"));

      assertThat(call(app.app().client(), "find", new Document())).isJson(200);
    }
  }

  @Test
  void isLenientForAnImportedAppIfThatIsSaid() {
    try (AppServicesEmulator emulator = start(MissingRules.LENIENT)) {
      EndpointApp app = EndpointApp.on(emulator);
      String service =
          app.create("/services", json("{name: 'mongodb-atlas', type: 'mongodb', config: {}}"));
      app.create(
          "/services/" + service + "/rules",
          json("{database: 'd', collection: 'other', roles: []}"));

      assertThat(call(app.app().client(), "find", new Document())).isJson(200);
    }
  }

  @Test
  void isLenientForANewApp() {
    EndpointApp app = EndpointApp.shared();
    String service =
        app.create("/services", json("{name: 'mongodb-atlas', type: 'mongodb', config: {}}"));
    app.create(
        "/services/" + service + "/rules", json("{database: 'd', collection: 'other', roles: []}"));

    assertThat(call(app.app().client(), "find", new Document())).isJson(200);
  }

  private static AppServicesEmulator start(MissingRules rules) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().network(n -> n.port(0)).behaviour(b -> b.rules(rules)).build());
  }
}
