package io.appservices.emulator.apps;

import static io.appservices.emulator.apps.Workshop.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A draft gathers changes that only operators see until it is deployed. */
class DraftTest {

  private static final int ROUNDS = 10;

  private final Workshop shop = Workshop.shared();

  @Test
  void thereIsOneDraftAtATime() {
    assertThat(shop.admin("GET", "/drafts", null)).isJson(200).hasBody("[]");
    Response made = shop.admin("POST", "/drafts", json("{}"));
    assertThat(made).isJson(201);
    assertThat(made.document()).containsOnlyKeys("_id", "user_id", "app");

    assertThat(shop.admin("POST", "/drafts", null)).isRefusedWithCode(409, "DraftAlreadyExists");
    assertThat(shop.admin("GET", "/drafts", null).documents()).containsExactly(made.document());
    assertThat(shop.admin("GET", "/drafts/" + made.string("_id"), null).document())
        .isEqualTo(made.document());
    assertThat(shop.discard(made.string("_id"))).isEmpty(204);
    assertThat(shop.admin("GET", "/drafts", null)).hasBody("[]");
    shop.openDraft();
  }

  @Test
  void usersMeetADraftWhenItIsDeployed() {
    String id = shop.function("f", 1);
    String token = shop.anonymous();
    String draft = shop.openDraft();
    shop.admin("PUT", "/functions/" + id, json(Workshop.source("f", 2)));
    shop.function("g", 3);

    assertThat(shop.names("/functions")).containsExactly("f", "g");
    assertThat(shop.debug("f")).isEqualTo("2");
    assertThat(shop.call(token, "f").value()).isEqualTo("1");
    assertThat(shop.call(token, "g")).isRefusedWithCode(404, "FunctionNotFound");
    assertThat(shop.deployments()).hasSize(1);

    Response deployed = shop.deploy(draft);

    assertThat(deployed).isJson(201);
    assertThat(deployed.document())
        .containsEntry("status", "created")
        .containsEntry("draft_id", draft)
        .containsEntry("app_id", shop.app().emulated().id())
        .containsKey("deployed_at");
    assertThat(shop.admin("GET", "/deployments/" + deployed.string("_id"), null).document())
        .containsEntry("status", "successful");
    assertThat(shop.deployments()).hasSize(2);
    assertThat(shop.call(token, "f").value()).isEqualTo("2");
    assertThat(shop.call(token, "g").value()).isEqualTo("3");
  }

  @Test
  void aDiscardedDraftLeavesNothing() {
    shop.function("f", 1);
    String draft = shop.openDraft();
    shop.function("g", 2);
    shop.app().admin().switchProvider("anon-user", "disable");
    shop.admin("PUT", "/environment", json("{environment: 'qa'}"));

    assertThat(shop.discard(draft)).isEmpty(204);

    assertThat(shop.names("/functions")).containsExactly("f");
    assertThat(shop.admin("GET", "", null).document()).containsEntry("environment", "");
    assertThat(shop.deployments()).hasSize(1);
    shop.anonymous();
  }

  @Test
  void loginsKeepToWhatIsDeployed() {
    String draft = shop.openDraft();
    shop.app().admin().switchProvider("anon-user", "disable");
    shop.admin("POST", "/security/allowed_request_origins", List.of("http://elsewhere.example"));
    assertThat(shop.app().client().logInAnonymously()).isJson(200);
    assertThat(shop.app().client().location("Origin", "http://here.example")).isJson(200);

    shop.deploy(draft);

    assertThat(shop.app().client().logInAnonymously()).hasStatus(401);
    assertThat(shop.app().client().location("Origin", "http://here.example")).hasStatus(403);
  }

  @Test
  void secretsAreLiveWithoutDeployment() {
    shop.create("/values", "{name: 'v', value: 's', from_secret: true}");
    shop.create("/functions", "{name: 'f', source: 'exports = () => context.values.get(\"v\")'}");
    String draft = shop.openDraft();
    shop.create("/secrets", "{name: 's', value: 'hidden'}");
    assertThat(shop.call(shop.anonymous(), "f").value()).isEqualTo("hidden");
    shop.discard(draft);
    assertThat(shop.names("/secrets")).containsExactly("s");
  }

  @Test
  void aDraftThatARedeploymentOvertookIsNotDeployed() {
    shop.function("f", 1);
    String first = shop.deployments().get(0).getString("_id");
    String draft = shop.openDraft();
    shop.function("g", 2);
    shop.admin("POST", "/deployments/" + first + "/redeploy", null);
    assertThat(shop.names("/functions")).containsExactly("f", "g");
    assertThat(shop.deploy(draft)).hasStatus(409);
    assertThat(shop.names("/functions")).containsExactly("f", "g");
    assertThat(shop.discard(draft)).isEmpty(204);
    assertThat(shop.names("/functions")).containsExactly("f");
    assertThat(shop.deploy(shop.openDraft())).isJson(201);
  }

  @Test
  void theDiffNamesEveryPartThatDiffers() {
    String id = shop.function("f", 1);
    shop.create("/values", "{name: 'v', value: 1}");
    String service = shop.create("/services", "{name: 's', type: 'mongodb', config: {}}");
    String draft = shop.openDraft();
    assertThat(diff(draft)).isEmpty();
    shop.admin("PUT", "/functions/" + id, json(Workshop.source("f", 2)));
    shop.create("/services/" + service + "/rules", "{database: 'd', collection: 'c', roles: []}");
    shop.function("g", 1);
    shop.admin("DELETE", "/values/" + valueId(), null);
    shop.app().admin().switchProvider("anon-user", "disable");
    shop.admin("PUT", "/environment", json("{environment: 'qa'}"));

    assertThat(diff(draft))
        .containsExactlyInAnyOrder(
            "modified environment",
            "modified auth provider 'anon-user'",
            "modified function 'f'",
            "added function 'g'",
            "added service rule 's/d.c'",
            "removed value 'v'");
  }

  @Test
  void whatIsDoneWithADraftThatIsNotOpenIsRefused() {
    String draft = shop.openDraft();
    assertThat(shop.discard("5f60207f14dfb25d24511299")).isRefused(404, "draft not found");
    assertThat(shop.deploy(draft)).isJson(201);
    assertThat(shop.deploy(draft)).isRefused(404, "draft not found");
    assertThat(shop.discard(draft)).isRefused(404, "draft not found");
    assertThat(shop.admin("GET", "/drafts/" + draft + "/diff", null)).hasStatus(404);
    assertThat(shop.admin("GET", "/drafts/1234", null)).hasStatus(404);
  }

  @Test
  void aDeploymentHasTheNameThatItIsGiven() {
    String draft = shop.openDraft();
    Response deployed =
        shop.admin("POST", "/drafts/" + draft + "/deployment", json("{name: 'release'}"));
    assertThat(deployed.document()).containsEntry("name", "release");
    assertThat(shop.deployments().get(0)).containsEntry("name", "release");
  }

  @Test
  void oneOfTwoOperatorsGetsTheDraft() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Response> answers = Race.times(4, () -> shop.admin("POST", "/drafts", null));
      assertThat(answers).extracting(Response::status).containsOnlyOnce(201).contains(409);
      assertThat(answers).extracting(Response::status).containsOnly(201, 409);
      List<Document> open = shop.admin("GET", "/drafts", null).documents();
      assertThat(shop.discard(open.get(0).getString("_id"))).isEmpty(204);
    }
  }

  @Test
  void aDraftIsDeployedOrDiscardedButNotBoth() {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "f" + round;
      String draft = shop.openDraft();
      shop.function(name, 1);
      List<Response> answers =
          Race.of(List.of(() -> shop.deploy(draft), () -> shop.discard(draft)));
      boolean deployed = answers.get(0).status() == 201;
      assertThat(answers.get(deployed ? 1 : 0)).hasStatus(404);
      assertThat(answers.get(1).status() == 204).isNotEqualTo(deployed);
      assertThat(shop.names("/functions").contains(name)).isEqualTo(deployed);
    }
  }

  @Test
  void aChangeDuringADeploymentIsNotLost() {
    for (int round = 0; round < ROUNDS; round++) {
      String draft = shop.openDraft();
      List<Callable<Response>> actions = new ArrayList<>();
      actions.add(() -> shop.deploy(draft));
      for (String name : List.of("a", "b", "c")) {
        String body = "{name: '" + name + round + "', value: 1}";
        actions.add(() -> shop.admin("POST", "/values", json(body)));
      }
      assertThat(Race.of(actions)).extracting(Response::status).containsOnly(201);
      assertThat(shop.names("/values")).hasSize(3 * (round + 1));
    }
  }

  private List<String> diff(String draft) {
    Document diff = shop.admin("GET", "/drafts/" + draft + "/diff", null).document();
    assertThat(diff).containsOnlyKeys("diffs", "hosting_files_diff", "dependencies_diff");
    return diff.getList("diffs", String.class);
  }

  private String valueId() {
    return shop.admin("GET", "/values", null).documents().get(0).getString("_id");
  }
}
