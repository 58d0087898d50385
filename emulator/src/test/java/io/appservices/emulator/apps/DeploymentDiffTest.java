package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What is different between two deployments, part by part, with what it was and what it is. */
class DeploymentDiffTest {

  private final Workshop shop = Workshop.shared();
  private final ControlApiClient control = new ControlApiClient(shop.app().emulator());
  private final String path = "/apps/" + shop.app().emulated().clientAppId() + "/deployments/diff?";

  @Test
  void tellsWhatWasAddedRemovedAndModifiedWithOldAndNewText() {
    String function = shop.function("f", 1);
    String value = shop.create("/values", "{name: 'v', value: 'old'}");
    String service = shop.create("/services", "{name: 's', type: 'mongodb', config: {}}");
    String first = newest();
    shop.admin("PUT", "/functions/" + function, json(Workshop.source("f", 2)));
    shop.admin("DELETE", "/values/" + value, null);
    shop.create("/services/" + service + "/rules", "{database: 'd', collection: 'c', roles: []}");
    shop.create(
        "/triggers",
        "{name: 't', type: 'SCHEDULED', function_name: 'f', config: {schedule: '* * * * *'}}");
    shop.app().admin().switchProvider("anon-user", "disable");
    String last = newest();

    List<Document> changes = changes("from=" + first + "&to=" + last);

    assertThat(changes.stream().map(DeploymentDiffTest::line))
        .containsExactlyInAnyOrder(
            "modified auth provider anon-user",
            "modified function f",
            "added service rule s/d.c",
            "added trigger t",
            "removed value v");
    assertThat(of(changes, "f").get("before", Document.class))
        .containsEntry("source", "exports = () => String(1)");
    assertThat(of(changes, "f").get("after", Document.class))
        .containsEntry("source", "exports = () => String(2)");
    assertThat(of(changes, "anon-user").get("after", Document.class))
        .containsEntry("disabled", true);
    assertThat(of(changes, "v").get("before", Document.class)).containsEntry("value", "old");
    assertThat(of(changes, "v")).doesNotContainKey("after");
    assertThat(of(changes, "t")).doesNotContainKey("before");
    assertThat(changes("from=" + last + "&to=" + first)).hasSameSizeAs(changes);
    assertThat(changes("from=" + last)).isEmpty();
  }

  @Test
  void comparesADraftWithWhatIsLive() {
    shop.function("f", 1);
    assertThat(changes("from=live&to=draft")).isEmpty();
    shop.openDraft();
    shop.function("g", 2);

    assertThat(changes("from=live&to=draft").stream().map(DeploymentDiffTest::line))
        .containsExactly("added function g");
  }

  @Test
  void settingsAreAmongThem() {
    shop.function("f", 1);
    String first = newest();
    shop.admin("PUT", "/environment", json("{environment: 'qa'}"));

    assertThat(changes("from=" + first))
        .containsExactly(
            json(
                "{change: 'modified', kind: 'setting', name: 'environment', before: '',"
                    + " after: 'qa'}"));
  }

  @Test
  void noSecretIsShown() {
    shop.function("f", 1);
    String first = newest();
    shop.create(
        "/auth_providers",
        "{name: 'oauth2-google', type: 'oauth2-google',"
            + " config: {clientId: 'shown', clientSecret: 'hidden-1'}}");
    String service = shop.create("/services", "{name: 's', type: 'http', config: {}}");
    shop.create(
        "/services/" + service + "/incoming_webhooks",
        "{name: 'w', function_source: 'exports = () => 1',"
            + " options: {secret: 'hidden-2', secretAsQueryParam: true}}");

    Response diff = control.get(path + "from=" + first);

    assertThat(diff.body()).contains("shown", "oauth2-google", "s/w").doesNotContain("hidden-");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThat(control.get(path + "from=5f60207f14dfb25d24511299")).hasStatus(404);
    assertThat(control.get(path + "from=yesterday")).hasStatus(404);
    assertThat(control.get(path)).hasStatus(400);
    assertThat(control.get(path + "from=live&until=draft")).hasStatus(400);
  }

  private String newest() {
    return shop.deployments().get(0).getString("_id");
  }

  private List<Document> changes(String query) {
    Response diff = control.get(path + query);
    assertThat(diff).isJson(200);
    return diff.document().getList("changes", Document.class);
  }

  private static Document of(List<Document> changes, String name) {
    return changes.stream()
        .filter(change -> change.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String line(Document change) {
    return change.getString("change") + " " + change.get("kind") + " " + change.get("name");
  }
}
