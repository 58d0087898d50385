package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link AppStore}. What it does to the other stores, their contracts say.
 */
public abstract class AppStoreContract extends AppRaceContract {

  @Test
  void anAppIsFoundByEachOfItsIds() {
    App app = app(10, "app-a");
    assertThat(apps.insert(app)).isTrue();
    assertThat(apps.find(id(10))).contains(app);
    assertThat(apps.findByClientAppId("app-a")).contains(app);
    assertThat(apps.findByDomainId(app.domainId())).contains(app);
    assertThat(apps.find(app.domainId())).isEmpty();
    assertThat(apps.findByClientAppId("APP-A")).isEmpty();
  }

  @Test
  void anAppIsFoundThatWasLookedForBeforeItWasMade() {
    App app = app(10, "app-a");
    assertThat(apps.find(id(10))).isEmpty();
    assertThat(apps.findByClientAppId("app-a")).isEmpty();
    assertThat(apps.findByDomainId(app.domainId())).isEmpty();
    assertThat(storage.users().count(id(10))).isZero();
    apps.insert(app);
    assertThat(apps.find(id(10))).contains(app);
    assertThat(apps.findByClientAppId("app-a")).contains(app);
    assertThat(apps.findByDomainId(app.domainId())).contains(app);
    assertThat(storage.users().insert(id(10), Samples.user(20))).isTrue();
    assertThat(storage.users().count(id(10))).isEqualTo(1);
  }

  @Test
  void anAppIsAddedWithItsFirstPartsOrNotAtAll() {
    ConfigDocument part = new ConfigDocument(id(50), ConfigKind.SERVICE, "s", new Document(), 0);
    assertThat(states.insert(app(10, "app-a"), List.of(part))).isTrue();
    assertThat(states.insert(app(11, "app-a"), List.of(part))).isFalse();
    for (Edition edition : Edition.values()) {
      assertThat(states.config(edition).list(id(10), ConfigKind.SERVICE)).containsExactly(part);
    }
    assertThat(states.config(Edition.DEPLOYED).list(id(11), ConfigKind.SERVICE)).isEmpty();
    assertThat(states.deployments().list(id(10))).isEmpty();
  }

  @Test
  void appsComeInTheOrderTheyWereMade() {
    List.of(app(10, "c"), app(11, "a"), app(12, "b")).forEach(apps::insert);
    assertThat(apps.list()).extracting(App::clientAppId).containsExactly("c", "a", "b");
  }

  @Test
  void anAppWhoseIdIsTakenIsNotAddedAndNothingIsChanged() {
    apps.insert(app(10, "app-a"));
    assertThat(apps.insert(app(10, "app-b"))).isFalse();
    assertThat(apps.list()).containsExactly(app(10, "app-a"));
    assertThat(apps.findByClientAppId("app-b")).isEmpty();
  }

  @Test
  void anAppWhoseClientAppIdIsTakenIsNotAddedAndNothingIsChanged() {
    apps.insert(app(10, "app-a"));
    assertThat(apps.insert(app(11, "app-a"))).isFalse();
    assertThat(apps.findByClientAppId("app-a")).contains(app(10, "app-a"));
    assertThat(apps.find(id(11))).isEmpty();
    assertThat(apps.findByDomainId(app(11, "app-a").domainId())).isEmpty();
  }

  @Test
  void anAppThatIsNotAddedLeavesTheUsersOfTheOneThatIsThere() {
    apps.insert(app(10, "app-a"));
    storage.users().insert(id(10), Samples.user(20));
    apps.insert(app(10, "app-a"));
    apps.insert(app(10, "app-b"));
    assertThat(storage.users().count(id(10))).isEqualTo(1);
  }

  @Test
  void anUpdateIsSeenHoweverTheAppIsFound() {
    apps.insert(app(10, "app-a"));
    App changed = app(10, "app-a").withLastModified(7);
    assertThat(states.update(id(10), DEPLOYED, Update.to(app -> app.withLastModified(7))).changed())
        .contains(changed);
    assertThat(apps.find(id(10))).contains(changed);
    assertThat(apps.findByClientAppId("app-a")).contains(changed);
    assertThat(apps.findByDomainId(changed.domainId())).contains(changed);
    assertThat(apps.list()).containsExactly(changed);
  }

  @Test
  void anUpdateOfNoAppIsEmptyAndMakesNone() {
    assertThat(states.update(id(10), DEPLOYED, Update.to(app -> app(10, "app-a"))).changed())
        .isEmpty();
    assertThat(apps.list()).isEmpty();
  }

  @Test
  void aStateIsReplacedOnlyAtTheVersionThatWasRead() {
    apps.insert(app(10, "app-a"));
    Versioned<AppState> read = apps.state(id(10)).orElseThrow();
    AppState next = read.value().openDraft(id(50)).orElseThrow();
    assertThat(apps.replace(id(10), read.version(), next)).isTrue();
    assertThat(apps.replace(id(10), read.version(), read.value())).isFalse();
    assertThat(apps.state(id(10)).map(Versioned::value)).contains(next);
    assertThat(apps.replace(id(11), read.version(), next)).isFalse();
    apps.delete(id(10));
    assertThat(apps.replace(id(10), read.version(), next)).isFalse();
    assertThat(apps.state(id(10))).isEmpty();
  }

  @Test
  void whoMakesAnAppAgainDoesNotMeetTheVersionsOfTheDeletedOne() {
    apps.insert(app(10, "app-a"));
    Versioned<AppState> read = apps.state(id(10)).orElseThrow();
    apps.delete(id(10));
    apps.insert(app(10, "app-a"));
    assertThat(apps.replace(id(10), read.version(), read.value())).isFalse();
  }

  @Test
  void aSnapshotStaysAsItWasRead() {
    apps.insert(app(10, "app-a"));
    AppState read = apps.state(id(10)).orElseThrow().value();
    states.deployments().openDraft(id(10), id(50));
    assertThat(read.draft()).isEmpty();
  }

  @Test
  void aDeletedAppIsFoundNoMoreAndItsIdsAreFree() {
    App app = app(10, "app-a");
    apps.insert(app);
    assertThat(apps.delete(id(10))).contains(app);
    assertThat(apps.delete(id(10))).isEmpty();
    assertThat(apps.find(id(10))).isEmpty();
    assertThat(apps.findByClientAppId("app-a")).isEmpty();
    assertThat(apps.findByDomainId(app.domainId())).isEmpty();
    assertThat(apps.list()).isEmpty();
    assertThat(apps.insert(app)).isTrue();
  }

  @Test
  void sessionsOutliveTheirApp() {
    apps.insert(app(1, "app-a"));
    storage.sessions().insert(Samples.session(30));
    apps.delete(id(1));
    assertThat(storage.sessions().find(id(30))).contains(Samples.session(30));
  }
}
