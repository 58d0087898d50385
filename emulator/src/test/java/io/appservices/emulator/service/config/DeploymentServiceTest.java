package io.appservices.emulator.service.config;

import static io.appservices.emulator.domain.app.ConfigKind.FUNCTION;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Drafts, deployments and what differs between them. */
class DeploymentServiceTest {

  private final ConfigScene scene = new ConfigScene();
  private final DeploymentService deployments = scene.deployments;

  private App app() {
    return scene.app();
  }

  private ConfigDocument function(String name, String source) {
    Document body = new Document("name", name).append("source", source);
    return scene.config.create(app(), FUNCTION, body);
  }

  private String functionThen(Deployment deployment) {
    PastApp past = deployments.past(app(), deployment.id().toHexString());
    return past.config().config().list(past.app(), FUNCTION).get(0).body().getString("source");
  }

  private List<String> changes(String from, String to) {
    return deployments.changes(app(), from, to).stream().map(ConfigChange::line).toList();
  }

  @Test
  void aDraftIsLiveAsAWholeOnceItIsDeployed() {
    assertThat(deployments.draft(app())).isEmpty();
    ObjectId draft = deployments.openDraft(app());
    String id = draft.toHexString();
    assertThat(deployments.draft(app())).contains(draft);
    assertThat(deployments.draft(app(), id)).isEqualTo(draft);
    assertThat(refusal(() -> deployments.openDraft(app()))).isEqualTo("a draft already exists");
    function("f", "1");
    assertThat(deployments.diff(app(), id)).containsExactly("added function 'f'");
    assertThat(changes("live", "draft")).containsExactly("added function 'f'");
    assertThat(changes("draft", "live")).containsExactly("removed function 'f'");
    assertThat(scene.state().deployed().parts().list(FUNCTION)).isEmpty();
    long now = scene.later();
    Deployment deployed = deployments.deploy(app(), id, "first");
    assertThat(deployed).isEqualTo(new Deployment(deployed.id(), now, Optional.of(draft), "first"));
    assertThat(deployments.list(app())).containsExactly(deployed);
    assertThat(deployments.get(app(), deployed.id().toHexString())).isEqualTo(deployed);
    assertThat(functionThen(deployed)).isEqualTo("1");
    assertThat(scene.state().deployed().parts().list(FUNCTION)).hasSize(1);
    assertThat(changes("live", "draft")).isEmpty();
    for (Runnable call :
        List.<Runnable>of(
            () -> deployments.draft(app(), id),
            () -> deployments.discard(app(), id),
            () -> deployments.deploy(app(), id, ""),
            () -> deployments.diff(app(), id))) {
      assertThat(refusal(call)).isEqualTo("draft not found");
    }
  }

  @Test
  void aDraftIsNamedByItsId() {
    ObjectId draft = deployments.openDraft(app());
    String other = "1".repeat(24);
    assertThat(refusal(() -> deployments.draft(app(), other))).isEqualTo("draft not found");
    assertThat(refusal(() -> deployments.diff(app(), other))).isEqualTo("draft not found");
    function("f", "1");
    deployments.discard(app(), draft.toHexString());
    assertThat(scene.config.list(app(), FUNCTION)).isEmpty();
    assertThat(deployments.draft(app())).isEmpty();
  }

  @Test
  void aDraftDoesNotUndoWhatWasDeployedMeanwhile() {
    function("f", "1");
    String first = deployments.list(app()).get(0).id().toHexString();
    String draft = deployments.openDraft(app()).toHexString();
    function("g", "1");
    deployments.redeploy(app(), first);
    assertThat(refusal(() -> deployments.deploy(app(), draft, "")))
        .startsWith("the app was deployed in another way since the draft was opened");
    assertThat(deployments.draft(app())).isPresent();
  }

  @Test
  void whatIsLiveIsDeployedAgainUnlessADraftIsOpen() {
    Deployments all = scene.states.deployments();
    Deployment again = all.deployAgain(app().id()).orElseThrow();
    assertThat(deployments.list(app())).containsExactly(again);
    deployments.openDraft(app());
    assertThat(all.deployAgain(app().id())).isEmpty();
  }

  @Test
  void whatWasDeployedComesBack() {
    ConfigDocument function = function("f", "1");
    Deployment first = deployments.list(app()).get(0);
    String firstId = first.id().toHexString();
    assertThat(functionThen(first)).isEqualTo("1");
    scene.config.replace(app(), FUNCTION, function.id().toHexString(), new Document("source", "2"));
    assertThat(functionThen(first)).isEqualTo("1");
    assertThat(functionThen(deployments.list(app()).get(0))).isEqualTo("2");
    assertThat(changes(firstId, "live")).containsExactly("modified function 'f'");
    assertThat(deployments.changes(app(), firstId, "live"))
        .containsExactly(
            new ConfigChange(
                "function",
                "f",
                Optional.of(new Document("source", "1")),
                Optional.of(new Document("source", "2"))));
    long now = scene.later();
    Deployment again = deployments.redeploy(app(), firstId);
    assertThat(again.deployedAt()).isEqualTo(now);
    assertThat(deployments.list(app())).hasSize(3).startsWith(again).endsWith(first);
    assertThat(scene.live().lastModified()).isEqualTo(now);
    assertThat(changes(firstId, "live")).isEmpty();
    String other = "1".repeat(24);
    for (Runnable call :
        List.<Runnable>of(
            () -> deployments.get(app(), other),
            () -> deployments.past(app(), other),
            () -> deployments.redeploy(app(), other),
            () -> deployments.changes(app(), other, "live"))) {
      assertThat(refusal(call)).isEqualTo("deployment not found");
    }
    App gone = app();
    scene.apps.delete(gone);
    assertThat(deployments.list(gone)).isEmpty();
    assertThat(refusal(() -> deployments.past(gone, firstId))).isEqualTo("deployment not found");
    assertThat(refusal(() -> deployments.changes(gone, "live", "live")))
        .isEqualTo("deployment not found");
  }

  @Test
  void settingsProvidersAndPartsOfServicesAreAmongTheChanges() {
    Document service = new Document("name", "s").append("type", "http");
    ConfigDocument http = scene.config.create(app(), ConfigKind.SERVICE, service);
    String before = deployments.list(app()).get(0).id().toHexString();
    scene.apps.setEnvironment(app(), "qa");
    scene.apps.setAllowedRequestOrigins(app(), List.of("http://x"));
    scene.apps.setRefreshTokenLifetime(app(), Duration.ofHours(1));
    Document secret = new Document("clientId", "shown").append("clientSecret", "hidden");
    scene.providers.enable(app(), ProviderType.OAUTH2_GOOGLE, new Document(secret));
    scene.providers.retain(app(), Set.of("oauth2-google"));
    String webhook = http.id().toHexString() + "/w";
    Document options = new Document("secret", "hidden").append("a", List.of(new Document("b", 1)));
    scene.config.create(
        app(), ConfigKind.INCOMING_WEBHOOK, webhook, new Document("options", options));
    scene.config.create(app(), ConfigKind.SECRET, "x", new Document("value", "hidden"));
    List<ConfigChange> changes = deployments.changes(app(), before, "live");
    assertThat(changes)
        .extracting(ConfigChange::line)
        .containsExactly(
            "modified environment",
            "modified allowed request origins",
            "modified refresh token expiration",
            "removed auth provider 'api-key'",
            "added auth provider 'oauth2-google'",
            "added incoming webhook 's/w'");
    assertThat(changes.get(0).before()).contains("");
    assertThat(changes.get(1).after()).contains(List.of("http://x"));
    assertThat(changes.get(2).after()).contains(3600L);
    assertThat(changes.get(3).before()).contains(new Document("disabled", true));
    assertThat(changes.get(4).after())
        .contains(
            new Document("disabled", false).append("config", new Document("clientId", "shown")));
    assertThat(changes.get(5).after())
        .contains(
            new Document(
                "options",
                new Document("secret", "(not shown)").append("a", List.of(new Document("b", 1)))));
    assertThat(changes.get(5).before()).isEmpty();
  }

  @Test
  void aPartOfADeletedServiceIsShownAsItIsKept() {
    String kept = "1".repeat(24) + "/r";
    scene.config.create(app(), ConfigKind.SERVICE_RULE, kept, new Document("a", 1));
    String before = deployments.list(app()).get(0).id().toHexString();
    scene.config.create(app(), ConfigKind.SERVICE_RULE, "plain/r", new Document("a", 1));
    assertThat(changes(before, "live")).containsExactly("added service rule 'plain/r'");
    ConfigDocument rule =
        scene.config.findByName(app(), ConfigKind.SERVICE_RULE, kept).orElseThrow();
    scene.config.delete(app(), ConfigKind.SERVICE_RULE, rule.id().toHexString());
    assertThat(changes(before, "live"))
        .containsExactly("removed service rule '" + kept + "'", "added service rule 'plain/r'");
  }

  @Test
  void twoPartsThatAreShownAlikeAreBothCompared() {
    ConfigDocument service =
        scene.config.create(
            app(), ConfigKind.SERVICE, new Document("name", "s").append("type", "http"));
    String kept = service.id().toHexString() + "/r";
    scene.config.create(app(), ConfigKind.SERVICE_RULE, kept, new Document("a", 1));
    scene.config.create(app(), ConfigKind.SERVICE_RULE, "s/r", new Document("a", 2));
    String before = deployments.list(app()).get(0).id().toHexString();
    ConfigDocument rule =
        scene.config.findByName(app(), ConfigKind.SERVICE_RULE, kept).orElseThrow();
    scene.config.replace(
        app(), ConfigKind.SERVICE_RULE, rule.id().toHexString(), kept, new Document("a", 3));
    assertThat(deployments.changes(app(), before, "live"))
        .containsExactly(
            new ConfigChange(
                "service rule",
                "s/r",
                Optional.of(List.of(new Document("a", 1), new Document("a", 2))),
                Optional.of(List.of(new Document("a", 3), new Document("a", 2)))));
  }

  @Test
  void listenersAreToldOfWhatIsLiveAlone() {
    List<ObjectId> told = new ArrayList<>();
    scene.states.onChange(told::add);
    function("f", "1");
    assertThat(told).containsExactly(app().id());
    String draft = deployments.openDraft(app()).toHexString();
    function("g", "1");
    scene.providers.enable(app(), ProviderType.ANON_USER, Map.of());
    assertThat(told).hasSize(1);
    assertThat(scene.live().providers()).extracting(AuthProvider::type).hasSize(1);
    deployments.deploy(app(), draft, "");
    assertThat(told).hasSize(2);
    scene.states.changedElsewhere(app().id());
    assertThat(told).hasSize(3);
  }
}
