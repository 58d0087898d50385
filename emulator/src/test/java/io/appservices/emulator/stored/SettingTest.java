package io.appservices.emulator.stored;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are one document each, the access list, and what is told of Device Sync. */
class SettingTest {

  private static final String ABSENT = "5f60207f14dfb25d24511299";
  private static final String ACCESS_LIST = "/security/access_list";

  private final AdminApiClient admin = TestApp.shared().admin();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "/sync/config -> {development_mode_enabled: false}",
        "/graphql/config -> {use_natural_pluralization: true}",
        "/hosting/config -> {enabled: false}",
        "/validation_settings/null_type_schema_validation -> {enabled: false}",
        "/validation_settings/graphql -> {read_validation_action: 'ERROR', read_validation_level:"
            + " 'STRICT', write_validation_action: 'ERROR', write_validation_level: 'STRICT'}",
        "/data_api/config -> {disabled: true, versions: [], return_type: 'JSON', validation_method:"
            + " 'NO_VALIDATION'}"
      })
  void aNewAppHasItsSettings(String path, String initial) {
    assertThat(admin.onApp("GET", path, null).document()).isEqualTo(Document.parse(initial));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /graphql/config",
    "PUT, /validation_settings/graphql",
    "PUT, /validation_settings/null_type_schema_validation"
  })
  void aSettingIsReplaced(String method, String path) {
    assertThat(admin.onApp(method, path, Document.parse("{a: {b: [1]}}"))).isEmpty(204);
    assertThat(admin.onApp(method, path, Document.parse("{c: 1}"))).isEmpty(204);

    assertThat(admin.onApp("GET", path, null).document()).isEqualTo(Document.parse("{c: 1}"));
    assertThat(TestApp.shared().admin().onApp("GET", path, null).document())
        .as("that of another app")
        .doesNotContainKey("c");
  }

  @ParameterizedTest
  @CsvSource({"PUT, /sync/config", "PATCH, /hosting/config", "PATCH, /data_api/config"})
  void aSettingIsMerged(String method, String path) {
    Document before = admin.onApp("GET", path, null).document();

    assertThat(admin.onApp(method, path, new Document("a", 1))).isEmpty(204);
    assertThat(admin.onApp(method, path, new Document("b", 2))).isEmpty(204);

    assertThat(admin.onApp("GET", path, null).document())
        .isEqualTo(before.append("a", 1).append("b", 2));
    assertThat(admin.onApp(method, path, "[]")).isRefusedWithCode(400, "BadRequest");
  }

  @Test
  void theDataApiIsSetUpAndNotServed() {
    Document body = Document.parse("{disabled: false, versions: ['v1'], return_type: 'EJSON'}");

    assertThat(admin.onApp("POST", "/data_api/config", body).document()).isEqualTo(body);

    assertThat(admin.onApp("GET", "/data_api/config", null).document()).isEqualTo(body);
    assertThat(admin.onApp("GET", "/data_api/versions", null)).hasBody("[\"v1\"]");
  }

  @Test
  void aNewAppLetsEverybodyInUntilThatIsTakenBack() {
    Document entry = accessList().get(0);
    assertThat(accessList()).hasSize(1);
    assertThat(entry).containsEntry("address", "0.0.0.0/0");

    assertThat(admin.onApp("DELETE", ACCESS_LIST + "/" + entry.get("_id"), null)).isEmpty(204);

    assertThat(accessList()).isEmpty();
  }

  @Test
  void theAccessListIsKept() {
    Document body = Document.parse("{address: '1.1.1.1', comment: 'c', use_current: false}");
    Document made = admin.onApp("POST", ACCESS_LIST, body).document();
    String one = ACCESS_LIST + "/" + made.get("_id");
    assertThat(made).containsEntry("address", "1.1.1.1").containsEntry("comment", "c");
    assertThat(accessList()).hasSize(2).last().isEqualTo(made);

    Document change = Document.parse("{address: '3.3.3.3', comment: 'new'}");
    assertThat(admin.onApp("PATCH", one, change)).isJson(200);

    assertThat(accessList()).last().isEqualTo(change.append("_id", made.get("_id")));
    assertThat(admin.onApp("DELETE", one, null)).isEmpty(204);
    assertThat(admin.onApp("DELETE", one, null))
        .isRefused(404, "allowed IP not found: 'ObjectID(\"" + made.get("_id") + "\")'");
  }

  @Test
  void theAccessListTellsAndTakesTheCallersOwnAddress() {
    Document list = admin.onApp("GET", ACCESS_LIST, null).document();
    assertThat(list).containsEntry("current_ip", "127.0.0.1");

    admin.onApp("POST", ACCESS_LIST, new Document("use_current", true));

    assertThat(accessList()).last().extracting("address").isEqualTo("127.0.0.1");
    assertThat(admin.onApp("POST", ACCESS_LIST, new Document()))
        .isRefusedWithCode(400, "MissingParameter");
    assertThat(admin.onApp("PATCH", ACCESS_LIST + "/" + ABSENT, new Document("address", "::1")))
        .isRefused(404, "allowed IP not found: 'ObjectID(\"" + ABSENT + "\")'");
  }

  @Test
  void theStateOfSyncIsTheOneThatWasSet() {
    assertThat(admin.onApp("GET", "/sync/progress", null))
        .isRefused(404, "there are no mongodb/atlas services with provided sync state");
    assertThat(admin.onApp("GET", "/sync/state?sync_type=flexible", null))
        .hasBody("{\"state\":\"\"}");
    assertThat(admin.onApp("GET", "/sync/state", null)).isRefusedWithCode(400, "MissingParameter");
    assertThat(admin.onApp("GET", "/sync/state?sync_type=x", null))
        .isRefusedWithCode(400, "InvalidParameter");

    admin.onApp(
        "POST",
        "/services",
        Document.parse(
            "{name: 's', type: 'mongodb', config: {flexible_sync: {state: 'enabled'}}}"));

    assertThat(admin.onApp("GET", "/sync/state?sync_type=flexible", null))
        .hasBody("{\"state\":\"enabled\"}");
    assertThat(admin.onApp("GET", "/sync/progress", null))
        .hasBody("{\"progress\":{},\"accepting_clients\":true}");
  }

  private List<Document> accessList() {
    return admin.onApp("GET", ACCESS_LIST, null).document().getList("allowed_ips", Document.class);
  }
}
