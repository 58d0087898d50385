package io.appservices.emulator.storage;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
import io.appservices.emulator.service.config.AppStates;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AppStore} keeps to. What it does to the other stores, their contracts say. */
public abstract class AppStoreContract {

  private static final int THREADS = 4;

  private Storage storage;
  private AppStore apps;
  private AppStates states;

  /** How often races are repeated. */
  protected int rounds() {
    return 200;
  }

  /** An empty storage. */
  protected abstract Storage open();

  @BeforeEach
  void openStorage() {
    storage = open();
    apps = storage.apps();
    states = Samples.states(storage);
  }

  @AfterEach
  void close() {
    storage.close();
  }

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
  void oneOfConcurrentReplacementsOfAVersionIsMade() {
    apps.insert(app(10, "app-a"));
    for (int round = 0; round < rounds(); round++) {
      Versioned<AppState> read = apps.state(id(10)).orElseThrow();
      List<Boolean> answers =
          Race.times(THREADS, () -> apps.replace(id(10), read.version(), read.value()));
      assertThat(answers).containsOnlyOnce(true);
    }
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

  @Test
  void oneOfConcurrentInsertsGetsTheClientAppId() {
    for (int round = 0; round < rounds(); round++) {
      AtomicInteger number = new AtomicInteger(10);
      List<Boolean> answers =
          Race.times(THREADS, () -> apps.insert(app(number.getAndIncrement(), "app-a")));
      assertThat(answers).containsOnlyOnce(true);
      assertThat(apps.list()).hasSize(1);
      apps.delete(apps.list().get(0).id());
    }
  }

  @Test
  void oneOfConcurrentDeletesGetsTheAppAndNoUpdateBringsItBack() {
    for (int round = 0; round < rounds(); round++) {
      apps.insert(app(10, "app-a"));
      Callable<Optional<App>> delete = () -> apps.delete(id(10));
      Callable<Optional<App>> update =
          () -> {
            states.update(id(10), DEPLOYED, Update.to(app -> app.withLastModified(7)));
            return Optional.empty();
          };
      List<Optional<App>> answers = Race.of(List.of(delete, update, delete));
      assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
      assertThat(apps.findByClientAppId("app-a")).isEmpty();
    }
  }

  @Test
  void noUpdateIsLost() {
    int updates = 5 * rounds();
    apps.insert(app(10, "app-a"));
    Race.times(
        THREADS,
        () -> {
          for (int i = 0; i < updates; i++) {
            states.update(
                id(10), DEPLOYED, Update.to(app -> app.withLastModified(app.lastModified() + 1)));
          }
          return true;
        });
    assertThat(apps.find(id(10)).orElseThrow().lastModified()).isEqualTo(THREADS * updates);
  }

  @Test
  void whatIsPutIntoAnAppWhileItIsDeletedIsGoneAfterwards() {
    ObjectId appId = id(10);
    for (int round = 0; round < rounds(); round++) {
      apps.insert(app(10, "app-a"));
      Race.of(
          List.<Callable<Boolean>>of(
              () -> apps.delete(appId).isPresent(),
              () -> storage.users().insert(appId, Samples.user(20)),
              () -> storage.registrations().insert(appId, Samples.pending(30, "a@x"))));
      assertThat(storage.users().find(appId, id(20))).isEmpty();
      assertThat(storage.registrations().find(appId, "a@x")).isEmpty();
    }
  }

  private static App app(int number, String clientAppId) {
    return Samples.app(number, clientAppId);
  }
}
