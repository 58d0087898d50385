package io.appservices.emulator.importers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What the suite of Realm Core asks of operators once its app is there. */
class RealmCoreOperatorTest extends RealmCoreFixture {

  @Test
  void theOperatorVerifiesDisablesRevokesAndReadsLogs() {
    Tokens user = importer.client().logInAnonymously().tokens();
    Document body = new Document("token", user.accessToken());
    assertThat(importer.objectOfApp("POST", "/users/verify_token", body)).containsKey("iat");

    for (String change : List.of("disable", "enable", "logout")) {
      Response done = importer.onApp("PUT", "/users/" + user.userId() + "/" + change, "");
      assertThat(done).isEmpty(204);
    }

    assertThat(importer.client().refresh(user.refreshToken())).hasStatus(401);
    assertThat(importer.objectOfApp("GET", "/logs?errors_only=true", null)).containsKey("logs");
  }

  @Test
  void servicesAreListedWithAllThatTheSuiteReads() {
    assertThat(importer.list("/services"))
        .hasSize(2)
        .allSatisfy(
            one -> assertThat(one).containsKeys("_id", "name", "type", "version", "last_modified"));
    Document config = importer.objectOfApp("GET", "/services/" + service + "/config", null);
    assertThat(config).doesNotContainKey("uri");
    assertThat(config.get("sync", Document.class))
        .containsEntry("state", "enabled")
        .containsEntry("partition", PARTITION.get("partition"))
        .containsEntry("is_recovery_mode_disabled", false);
  }

  @Test
  void theDefaultRuleIsReadAndReplaced() {
    String path = "/services/" + service + "/default_rule";
    Document rule = importer.objectOfApp("GET", path, null);

    assertThat(importer.onApp("PUT", path, rule).body()).isEmpty();

    assertThat(importer.objectOfApp("GET", path, null)).isEqualTo(rule);
  }

  @Test
  void aSchemaThatIsNoLongerThereIsDeletedAndTheAppToo() {
    String id = importer.list("/schemas").get(0).getString("_id");

    assertThat(importer.onApp("DELETE", "/schemas/" + id, "")).isEmpty(204);

    assertThat(importer.list("/schemas")).hasSize(1);
    assertThat(importer.onApp("DELETE", "", "")).isEmpty(204);
    assertThat(importer.client().logInAnonymously()).hasStatus(404);
  }
}
