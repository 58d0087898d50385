package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.EDITED;
import static io.appservices.emulator.domain.app.Edition.STAGED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.service.config.Deployments;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of changes that are staged before they are seen. */
public abstract class StagedConfigContract extends StoreContract {

  static final ObjectId DRAFT = id(0xD1);

  Deployments deployments;

  @BeforeEach
  void takeStore() {
    deployments = states.deployments();
  }

  @Test
  void whatIsStagedIsSeenByNobodyUntilItIsPublished() {
    edit("a");
    deployments.openDraft(APP, DRAFT);
    assertThat(deployments.stage(APP, DEPLOYED)).isTrue();
    states.config(STAGED).insert(APP, value("b"));
    states.config(STAGED).delete(APP, VALUE, value("a").id());
    states.update(APP, STAGED, Update.to(app -> app.withEnvironment("qa")));
    assertThat(values(STAGED)).containsExactly("b");
    assertThat(values(DEPLOYED)).containsExactly("a");
    assertThat(deployments.list(APP)).hasSize(1);

    assertThat(deployments.publish(APP, true)).isTrue();

    assertThat(values(DEPLOYED)).containsExactly("b");
    assertThat(app(DEPLOYED).environment()).isEqualTo("qa");
    assertThat(values(EDITED)).containsExactly("a");
    assertThat(deployments.list(APP)).hasSize(2);
    assertThat(deployments.list(APP).get(0).draftId()).isEmpty();
    assertThat(deployments.publish(APP, true)).isFalse();
  }

  @Test
  void whatIsStagedOfADraftGoesToTheDraft() {
    deployments.openDraft(APP, DRAFT);
    deployments.stage(APP, EDITED);
    states.config(STAGED).insert(APP, value("b"));
    assertThat(deployments.publish(APP, true)).isTrue();
    assertThat(values(EDITED)).containsExactly("b");
    assertThat(values(DEPLOYED)).isEmpty();
    assertThat(deployments.list(APP)).isEmpty();
    assertThat(deployments.deploy(APP, DRAFT, "")).isPresent();
    assertThat(values(DEPLOYED)).containsExactly("b");
  }

  @Test
  void whatIsStagedDoesNotUndoAChangeThatWasMadeMeanwhile() {
    deployments.stage(APP, EDITED);
    states.config(STAGED).insert(APP, value("b"));
    edit("a");
    assertThat(deployments.publish(APP, true)).isFalse();
    assertThat(values(DEPLOYED)).containsExactly("a");
    assertThat(states.config(STAGED).insert(APP, value("c"))).isFalse();
  }

  @Test
  void whatIsStagedWhileAnAppIsMadeIsNoDeployment() {
    deployments.stage(APP, DEPLOYED);
    states.config(STAGED).insert(APP, value("a"));
    assertThat(deployments.publish(APP, false)).isTrue();
    assertThat(values(DEPLOYED)).containsExactly("a");
    assertThat(deployments.list(APP)).isEmpty();
  }

  @Test
  void whatIsUnstagedIsGone() {
    deployments.stage(APP, DEPLOYED);
    states.config(STAGED).insert(APP, value("a"));
    deployments.unstage(APP);
    assertThat(deployments.publish(APP, true)).isFalse();
    assertThat(values(DEPLOYED)).isEmpty();
    assertThat(deployments.stage(NO_APP, DEPLOYED)).isFalse();
    assertThat(deployments.publish(NO_APP, true)).isFalse();
  }

  void edit(String name) {
    assertThat(states.config(EDITED).insert(APP, value(name))).isTrue();
  }

  List<String> values(Edition edition) {
    return states.config(edition).list(APP, VALUE).stream()
        .map(ConfigDocument::name)
        .sorted()
        .toList();
  }

  App app(Edition edition) {
    Optional<App> app = storage.apps().find(APP, edition);
    return app.orElseThrow();
  }

  static ConfigDocument value(String name) {
    return part(VALUE, name);
  }

  /** One for each name. */
  static ConfigDocument part(ConfigKind kind, String name) {
    return new ConfigDocument(
        id(0x1000 + Math.floorMod(name.hashCode(), 0xFFFFF)), kind, name, new Document(), 1);
  }
}
