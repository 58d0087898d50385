package io.appservices.emulator.domain.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.storage.Samples;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Drafts, deployments and imports of one app, as values. */
class AppStateTest {

  private static final ObjectId DRAFT = new ObjectId();
  private static final ConfigDocument VALUE = part(ConfigKind.VALUE, "v");
  private static final ConfigDocument SECRET = part(ConfigKind.SECRET, "s");

  private final AppState fresh =
      AppState.of(Samples.app(1, "app-abcde").as(Edition.STAGED), List.of(VALUE, SECRET));

  @Test
  void aNewAppIsDeployedWithoutADeployment() {
    assertThat(fresh.revision()).isEqualTo(1);
    assertThat(fresh.id()).isEqualTo(Samples.id(1));
    assertThat(fresh.history()).isEmpty();
    assertThat(fresh.app(Edition.EDITED).edition()).isEqualTo(Edition.EDITED);
    assertThat(fresh.deployed().app().edition()).isEqualTo(Edition.DEPLOYED);
    assertThat(fresh.parts(Edition.DEPLOYED, ConfigKind.VALUE).all()).containsExactly(VALUE);
    assertThat(fresh.parts(Edition.DEPLOYED, ConfigKind.SECRET).all()).containsExactly(SECRET);
  }

  @Test
  void aChangeOfWhatIsEditedIsADeploymentUnlessADraftIsOpen() {
    AppState live = edit(fresh, Edition.EDITED, "QA", 5);
    assertThat(live.revision()).isEqualTo(2);
    assertThat(live.deployed().revision()).isEqualTo(2);
    assertThat(live.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(live.app(Edition.DEPLOYED).lastModified()).isEqualTo(5);
    assertThat(live.history()).hasSize(1);
    assertThat(live.history().get(0).configuration()).isEqualTo(live.deployed());

    AppState drafted = edit(fresh.openDraft(DRAFT).orElseThrow(), Edition.EDITED, "QA", 5);
    assertThat(drafted.revision()).isEqualTo(2);
    assertThat(drafted.app(Edition.EDITED).environment()).isEqualTo("QA");
    assertThat(drafted.app(Edition.DEPLOYED).environment()).isEmpty();
    assertThat(drafted.history()).isEmpty();
  }

  @Test
  void aChangeOfWhatIsDeployedIsNoDeployment() {
    AppState live = edit(fresh, Edition.DEPLOYED, "QA", 5);
    assertThat(live.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(live.app(Edition.DEPLOYED).lastModified()).isZero();
    assertThat(live.history()).isEmpty();
    assertThat(live.deployed().revision()).isEqualTo(2);
  }

  @Test
  void whatIsNotDeployedIsLiveAtOnce() {
    AppState drafted = fresh.openDraft(DRAFT).orElseThrow();
    AppState changed =
        drafted
            .edit(Edition.EDITED, ConfigKind.SECRET, ConfigParts.EMPTY, deployment(5))
            .orElseThrow();
    assertThat(changed.parts(Edition.DEPLOYED, ConfigKind.SECRET).all()).isEmpty();
    assertThat(changed.revision()).isEqualTo(1);
    AppState parts =
        drafted
            .edit(Edition.EDITED, ConfigKind.VALUE, ConfigParts.EMPTY, deployment(5))
            .orElseThrow();
    assertThat(parts.parts(Edition.EDITED, ConfigKind.VALUE).all()).isEmpty();
    assertThat(parts.parts(Edition.DEPLOYED, ConfigKind.VALUE).all()).containsExactly(VALUE);
  }

  @Test
  void onlyOneDraftIsOpenAtATime() {
    AppState drafted = fresh.openDraft(DRAFT).orElseThrow();
    assertThat(drafted.openDraft(new ObjectId())).isEmpty();
    assertThat(drafted.deployAgain(deployment(5))).isEmpty();
    assertThat(drafted.discard(new ObjectId())).isEmpty();
    assertThat(drafted.discard(DRAFT)).contains(fresh);
    assertThat(fresh.discard(DRAFT)).isEmpty();
  }

  @Test
  void aDraftIsDeployedUnlessItIsOutdated() {
    AppState drafted = edit(fresh.openDraft(DRAFT).orElseThrow(), Edition.EDITED, "QA", 5);
    AppState deployed = drafted.deploy(DRAFT, deployment(9)).orElseThrow();
    assertThat(deployed.draft()).isEmpty();
    assertThat(deployed.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(deployed.history().get(0).deployment().deployedAt()).isEqualTo(9);
    assertThat(deployed.revision()).isEqualTo(3);
    assertThat(drafted.deploy(new ObjectId(), deployment(9))).isEmpty();
    AppState overtaken = edit(drafted, Edition.DEPLOYED, "TESTING", 6);
    assertThat(overtaken.deploy(DRAFT, deployment(9))).isEmpty();
  }

  @Test
  void anEarlierDeploymentCanBeDeployedAgain() {
    AppState second = edit(edit(fresh, Edition.EDITED, "QA", 1), Edition.EDITED, "TESTING", 2);
    ObjectId first = second.history().get(1).deployment().id();
    AppState again = second.redeploy(first, deployment(3)).orElseThrow();
    assertThat(again.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(again.app(Edition.DEPLOYED).lastModified()).isEqualTo(3);
    assertThat(again.history()).hasSize(3);
    assertThat(second.redeploy(new ObjectId(), deployment(3))).isEmpty();
    assertThat(fresh.deployAgain(deployment(4)).orElseThrow().history()).hasSize(1);
  }

  @Test
  void theOldestDeploymentIsForgotten() {
    AppState state = fresh;
    for (int i = 0; i <= AppState.MOST_DEPLOYMENTS; i++) {
      state = edit(state, Edition.EDITED, "", i);
    }
    assertThat(state.history()).hasSize(AppState.MOST_DEPLOYMENTS);
    assertThat(state.history().get(0).deployment().deployedAt()).isEqualTo(100);
    assertThat(state.history().get(99).deployment().deployedAt()).isEqualTo(1);
  }

  @Test
  void anImportIsSeenWhenItIsPublished() {
    assertThat(fresh.isOpen(Edition.STAGED)).isFalse();
    assertThat(fresh.isOpen(Edition.EDITED)).isTrue();
    assertThat(fresh.edit(Edition.STAGED, fresh.app(Edition.STAGED), deployment(1))).isEmpty();
    assertThat(fresh.edit(Edition.STAGED, ConfigKind.SECRET, ConfigParts.EMPTY, deployment(1)))
        .isEmpty();
    AppState staged = edit(fresh.stage(Edition.DEPLOYED), Edition.STAGED, "QA", 1);
    assertThat(staged.app(Edition.STAGED).environment()).isEqualTo("QA");
    assertThat(staged.app(Edition.DEPLOYED).environment()).isEmpty();
    assertThat(staged.unstaged().orElseThrow().staged()).isEmpty();
    assertThat(fresh.unstaged()).isEmpty();
    assertThat(fresh.publish(Optional.empty())).isEmpty();

    AppState published = staged.publish(Optional.of(deployment(7))).orElseThrow();
    assertThat(published.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(published.staged()).isEmpty();
    assertThat(published.history()).hasSize(1);
    AppState made = staged.publish(Optional.empty()).orElseThrow();
    assertThat(made.app(Edition.DEPLOYED).environment()).isEqualTo("QA");
    assertThat(made.history()).as("an app that is made").isEmpty();
    AppState overtaken = edit(staged, Edition.DEPLOYED, "TESTING", 8);
    assertThat(overtaken.publish(Optional.of(deployment(9)))).isEmpty();
  }

  @Test
  void anImportIntoADraftChangesTheDraft() {
    AppState staged =
        edit(fresh.openDraft(DRAFT).orElseThrow().stage(Edition.EDITED), Edition.STAGED, "QA", 1);
    AppState published = staged.publish(Optional.of(deployment(7))).orElseThrow();
    assertThat(published.app(Edition.EDITED).environment()).isEqualTo("QA");
    assertThat(published.app(Edition.DEPLOYED).environment()).isEmpty();
    assertThat(published.draft().map(AppState.Draft::id)).contains(DRAFT);
    assertThat(published.history()).isEmpty();
  }

  private static AppState edit(AppState state, Edition edition, String environment, long at) {
    App changed = state.app(edition).withEnvironment(environment);
    return state.edit(edition, changed, deployment(at)).orElseThrow();
  }

  private static Deployment deployment(long at) {
    return new Deployment(new ObjectId(), at);
  }

  private static ConfigDocument part(ConfigKind kind, String name) {
    return new ConfigDocument(new ObjectId(), kind, name, new Document(), 0);
  }
}
