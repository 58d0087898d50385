package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.ConfigKind.SECRET;
import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.EDITED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.Deployment;
import io.appservices.emulator.service.config.Deployments;
import io.appservices.emulator.storage.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Deployments}, together with the stores whose changes it notices. */
public abstract class DeploymentStoreContract extends StagedConfigContract {
  private static final ObjectId OTHER_DRAFT = id(0xD2);

  @Test
  void everyChangeOutsideADraftIsADeploymentNewestFirst() {
    edit("a");
    edit("b");
    states.update(APP, EDITED, Update.to(app -> app.withEnvironment("qa")));
    states.config(EDITED).delete(APP, VALUE, value("a").id());

    assertThat(deployments.list(APP)).hasSize(4).doesNotHaveDuplicates();
    assertThat(deployments.list(APP))
        .extracting(Deployment::deployedAt)
        .isSortedAccordingTo(newestFirst());
    assertThat(deployments.list(OTHER_APP)).isEmpty();
    assertThat(values(DEPLOYED)).containsExactly("b");
    assertThat(app(DEPLOYED).environment()).isEqualTo("qa");
    assertThat(app(DEPLOYED).lastModified()).isEqualTo(deployments.list(APP).get(0).deployedAt());
  }

  @Test
  void whatChangesNothingIsNoDeployment() {
    edit("a");
    assertThat(states.config(EDITED).insert(APP, value("a"))).isFalse();
    assertThat(states.config(EDITED).update(APP, VALUE, id(99), Update.to(d -> d)).changed())
        .isEmpty();
    assertThat(states.config(EDITED).delete(APP, VALUE, id(99))).isEmpty();
    assertThat(deployments.list(APP)).hasSize(1);
  }

  @Test
  void changesOfTheDeployedEditionAndOfSecretsAreNoDeployments() {
    states.config(DEPLOYED).insert(APP, value("a"));
    states.update(APP, DEPLOYED, Update.to(app -> app.withEnvironment("qa")));
    states.config(EDITED).insert(APP, part(SECRET, "s"));
    assertThat(deployments.list(APP)).isEmpty();
    assertThat(values(EDITED)).containsExactly("a");
    assertThat(app(EDITED).environment()).isEqualTo("qa");
  }

  @Test
  void theOldestDeploymentsAreForgotten() {
    edit("first");
    ObjectId first = deployments.list(APP).get(0).id();
    for (int i = 0; i < AppState.MOST_DEPLOYMENTS; i++) {
      edit("v" + i);
    }
    assertThat(deployments.list(APP)).hasSize(AppState.MOST_DEPLOYMENTS);
    assertThat(deployments.redeploy(APP, first)).isEmpty();
  }

  @Test
  void changesWhileADraftIsOpenAreSeenByItsEditorsOnly() {
    edit("live");
    deployments.openDraft(APP, DRAFT);
    edit("drafted");
    states.update(APP, EDITED, Update.to(app -> app.withEnvironment("qa")));

    assertThat(values(DEPLOYED)).containsExactly("live");
    assertThat(values(EDITED)).containsExactly("drafted", "live");
    assertThat(app(DEPLOYED).environment()).isEmpty();
    assertThat(app(EDITED).environment()).isEqualTo("qa");
    assertThat(app(EDITED).edition()).isEqualTo(EDITED);
    assertThat(deployments.list(APP)).hasSize(1);
  }

  @Test
  void secretsAreLiveAtOnceAndStay() {
    deployments.openDraft(APP, DRAFT);
    states.config(EDITED).insert(APP, part(SECRET, "s"));
    assertThat(states.config(DEPLOYED).findByName(APP, SECRET, "s")).isPresent();
    deployments.discard(APP, DRAFT);
    assertThat(states.config(DEPLOYED).findByName(APP, SECRET, "s")).isPresent();
  }

  @Test
  void aDeployedDraftIsLiveAsAWhole() {
    edit("live");
    deployments.openDraft(APP, DRAFT);
    edit("drafted");
    states.config(EDITED).delete(APP, VALUE, value("live").id());

    Deployment deployment = deployments.deploy(APP, DRAFT, "release").orElseThrow();

    assertThat(deployment.draftId()).contains(DRAFT);
    assertThat(deployment.name()).isEqualTo("release");
    assertThat(deployments.list(APP)).hasSize(2).startsWith(deployment);
    assertThat(values(DEPLOYED)).containsExactly("drafted");
    assertThat(deployments.draft(APP)).isEmpty();
    assertThat(deployments.deploy(APP, DRAFT, "")).isEmpty();
  }

  @Test
  void aDiscardedDraftLeavesNothing() {
    edit("live");
    deployments.openDraft(APP, DRAFT);
    edit("drafted");
    assertThat(deployments.discard(APP, OTHER_DRAFT)).isFalse();
    assertThat(deployments.discard(APP, DRAFT)).isTrue();
    assertThat(deployments.discard(APP, DRAFT)).isFalse();
    assertThat(values(EDITED)).containsExactly("live");
    assertThat(deployments.list(APP)).hasSize(1);
  }

  @Test
  void aRedeploymentBringsBackWhatWasThen() {
    edit("a");
    states.update(APP, EDITED, Update.to(app -> app.withEnvironment("qa")));
    ObjectId then = deployments.list(APP).get(0).id();
    edit("b");
    states.config(EDITED).delete(APP, VALUE, value("a").id());
    states.update(APP, EDITED, Update.to(app -> app.withEnvironment("")));
    states.config(EDITED).insert(APP, part(SECRET, "s"));

    Deployment again = deployments.redeploy(APP, then).orElseThrow();

    assertThat(again.id()).isNotEqualTo(then);
    assertThat(deployments.list(APP)).hasSize(6).startsWith(again);
    assertThat(values(DEPLOYED)).containsExactly("a");
    assertThat(values(EDITED)).containsExactly("a");
    assertThat(app(DEPLOYED).environment()).isEqualTo("qa");
    assertThat(app(DEPLOYED).lastModified()).isEqualTo(again.deployedAt());
    assertThat(states.config(DEPLOYED).findByName(APP, SECRET, "s")).isPresent();
    assertThat(deployments.redeploy(APP, id(99))).isEmpty();
    assertThat(deployments.redeploy(OTHER_APP, then)).isEmpty();
  }

  @Test
  void aDraftDoesNotUndoWhatWasDeployedSinceItWasOpened() {
    edit("a");
    ObjectId then = deployments.list(APP).get(0).id();
    deployments.openDraft(APP, DRAFT);
    edit("drafted");
    deployments.redeploy(APP, then);
    assertThat(deployments.deploy(APP, DRAFT, "")).isEmpty();
    assertThat(deployments.draft(APP)).contains(DRAFT);
    assertThat(values(DEPLOYED)).containsExactly("a");
    assertThat(deployments.discard(APP, DRAFT)).isTrue();
    deployments.openDraft(APP, DRAFT);
    assertThat(deployments.deploy(APP, DRAFT, "")).isPresent();
  }

  @Test
  void anAppThatIsNotThereHasNeitherDraftsNorDeployments() {
    assertThat(deployments.openDraft(NO_APP, DRAFT)).isFalse();
    assertThat(deployments.draft(NO_APP)).isEmpty();
    assertThat(deployments.list(NO_APP)).isEmpty();
    edit("a");
    storage.apps().delete(APP);
    assertThat(deployments.list(APP)).isEmpty();
    assertThat(states.config(EDITED).insert(APP, value("b"))).isFalse();
  }

  @Test
  void oneOfConcurrentDraftsIsOpened() {
    for (int round = 0; round < rounds(); round++) {
      List<Boolean> answers = Race.times(THREADS, () -> deployments.openDraft(APP, DRAFT));
      assertThat(answers).containsOnlyOnce(true);
      deployments.discard(APP, DRAFT);
    }
  }

  @Test
  void aDraftIsEitherDeployedOrDiscarded() {
    for (int round = 0; round < rounds(); round++) {
      String name = "v" + round;
      deployments.openDraft(APP, DRAFT);
      edit(name);
      Callable<Boolean> deploy = () -> deployments.deploy(APP, DRAFT, "").isPresent();
      Callable<Boolean> discard = () -> deployments.discard(APP, DRAFT);
      List<Boolean> won = Race.of(List.of(deploy, discard, deploy, discard));
      assertThat(won).containsOnlyOnce(true);
      assertThat(values(DEPLOYED).contains(name)).isEqualTo(won.get(0) || won.get(2));
    }
  }

  @Test
  void noChangeIsLostWhileADraftIsDeployed() {
    for (int round = 0; round < rounds(); round++) {
      deployments.openDraft(APP, DRAFT);
      List<Callable<Boolean>> actions = new ArrayList<>();
      actions.add(() -> deployments.deploy(APP, DRAFT, "").isPresent());
      for (String name : List.of("a", "b", "c")) {
        actions.add(() -> states.config(EDITED).insert(APP, value(name)));
      }
      assertThat(Race.of(actions)).containsOnly(true);
      assertThat(values(DEPLOYED)).containsExactly("a", "b", "c");
      List.of("a", "b", "c").forEach(n -> states.config(EDITED).delete(APP, VALUE, value(n).id()));
    }
  }

  private static Comparator<Long> newestFirst() {
    return Comparator.reverseOrder();
  }
}
