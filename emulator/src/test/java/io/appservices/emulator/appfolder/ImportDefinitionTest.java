package io.appservices.emulator.appfolder;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import is refused for the names and types that the Admin API's own routes refuse. */
class ImportDefinitionTest extends ImportExportFixture {

  private static final String NAMES = "names of values and secrets have 1 to 64 characters";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      value = {
        "{values: [{name: '_v', value: 1}]} -> values/_v.json: value '_v': " + NAMES,
        "{secrets: {'a b': 'x'}} -> secrets.json: secret 'a b': " + NAMES,
        "{values: [{name: 'v', from_secret: 'true'}]} -> values/v.json: value 'v': 'from_secret'"
            + " must be a boolean",
        "{functions: {config: [{name: 'f', private: 'true'}], sources: {'f.js': 'exports = 1'}}}"
            + " -> functions/f.js: function 'f': 'private' must be a boolean",
        "{triggers: [{name: 't', type: 'AUTHENTICATION', disabled: 1, config: {}}]} ->"
            + " triggers/t.json: trigger 't': 'disabled' must be a boolean",
        "{triggers: [{name: 't', type: 'DATABASE', config: {full_document: 1}}]} ->"
            + " triggers/t.json: trigger 't': 'config.full_document' must be a boolean",
        "{auth: {providers: {'local-userpass': {config: {autoConfirm: 'yes'}}}}} ->"
            + " auth/providers.json: auth provider 'local-userpass': 'config.autoConfirm' must be a"
            + " boolean",
        "{services: [{config: {name: 's', type: 'http'}, incoming_webhooks: [{config: {name: 'w',"
            + " respond_result: 1}, source: 'exports = 1'}]}]} ->"
            + " services/s/incoming_webhooks/w/source.js: incoming webhook 's/w': 'respond_result'"
            + " must be a boolean",
        "{data_sources: [{config: {name: 's', type: 'mongodb-atlas'}, default_rule: {roles: {}}}]}"
            + " -> data_sources/s/default_rule.json: default rule 's': 'roles' must be a list of"
            + " objects",
        "{log_forwarders: [{name: 'l', disabled: 0}]} -> log_forwarders/l.json: log forwarder 'l':"
            + " 'disabled' must be a boolean",
        "{environments: {'qa.json': {values: [1]}}} -> environments/qa.json: 'values' must be an"
            + " object",
        "{data_api_config: {disabled: 'no'}} -> http_endpoints/data_api_config.json: data api"
            + " config: 'disabled' must be a boolean",
      })
  void isRefusedWithTheFileAndTheMember(String parts, String error) {
    Document body = json(parts).append("config_version", 20210101);

    assertRefused(push(app, body), error);
    assertRefused(app.admin().onApp("POST", IMPORT + "&diff=true", body), error);
  }

  private static void assertRefused(Response refused, String error) {
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains(error);
  }

  @Test
  void isRefusedInADraftAsIsAPushedDocument() {
    assertThat(app.admin().onApp("POST", "/drafts", null)).hasStatus(201);

    assertRefused(push(app, json("{values: [{name: 'a.b', value: 1}]}")), "value 'a.b': " + NAMES);
    assertRefused(
        app.admin().onApp("PATCH", "/push", json("{values: [{name: 'v', private: 1}]}")),
        "value 'v': 'private' must be a boolean");
    assertThat(app.admin().onApp("GET", "/values", null).documents()).isEmpty();
  }

  @Test
  void takesNamesAsTheServiceGivesThem() {
    Document service =
        json("{config: {config: {sid: 'x'}, name: 'my twilio', type: 'twilio'}, rules: []}");
    Document body =
        new Document("config_version", 20210101)
            .append("services", List.of(service))
            .append("secrets", json("{services: {'my twilio': {auth_token: 'y'}}, 'a-b_1': 'z'}"))
            .append("values", List.of(json("{name: '1-a_B', value: null, from_secret: null}")));

    assertThat(push(app, body)).isEmpty(204);
  }
}
