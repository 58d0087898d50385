package io.appservices.emulator.storage.app;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.storage.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of apps that several change at a time. */
public abstract class AppRaceContract {

  static final int THREADS = 4;

  Storage storage;
  AppStore apps;
  AppStates states;

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

  static App app(int number, String clientAppId) {
    return Samples.app(number, clientAppId);
  }
}
