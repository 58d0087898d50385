package io.appservices.emulator.storage;

import static io.appservices.emulator.domain.app.ConfigKind.VALUE;
import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.EDITED;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.identity;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static io.appservices.emulator.storage.Samples.userKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.StorageException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.service.config.AppStates;
import io.appservices.emulator.storage.Backend.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a storage keeps to that outlives its process, or that several processes share: what one
 * handle was told is done, another one sees at once, and the next one after a restart.
 */
public abstract class BackendContract {

  private static final ObjectId APP = id(1);
  private static final ObjectId DRAFT = id(0xD1);

  private Backend backend;
  private Storage storage;

  /** An empty one. */
  protected abstract Backend backend();

  @BeforeEach
  void openWithOneApp() {
    backend = backend();
    storage = backend.open();
    storage.apps().insert(Samples.app(1, "app-one"));
  }

  @AfterEach
  void close() {
    backend.close();
  }

  @Test
  void whatWasKeptIsThereAfterARestartAndEqual() {
    Registration account = Samples.pending(20, "a@x").withUser(id(10)).withReset(Samples.token(70));
    storage.users().insert(APP, user(10, identity(ProviderType.API_KEY, "key")));
    storage.registrations().insert(APP, account);
    storage.apiKeys().insert(APP, userKey(30, 10), 10);
    storage.devices().save(APP, Samples.device(40, 10, "android"));
    storage.sessions().insert(session(50).close(7));

    Storage reopened = reopen();

    assertThat(reopened.apps().findByClientAppId("app-one")).contains(Samples.app(1, "app-one"));
    assertThat(reopened.users().findByIdentity(APP, ProviderType.API_KEY, "key")).isPresent();
    assertThat(reopened.registrations().find(APP, "a@x")).contains(account);
    assertThat(reopened.registrations().findByToken(APP, id(70))).contains(account);
    assertThat(reopened.apiKeys().findByDigest(APP, "digest-30")).contains(userKey(30, 10));
    assertThat(reopened.devices().list(APP, id(10)))
        .containsExactly(Samples.device(40, 10, "android"));
    assertThat(reopened.sessions().find(id(50))).contains(session(50).close(7));
  }

  @Test
  void whatWasKeptCanBeChangedAfterARestartThoughNobodyHasReadIt() {
    storage.users().insert(APP, user(10));
    storage.registrations().insert(APP, Samples.pending(20, "a@x"));
    storage.sessions().insert(session(50));

    Storage reopened = reopen();

    assertThat(reopened.users().update(APP, id(10), Update.to(User::disable)).changed())
        .contains(user(10).disable());
    assertThat(reopened.registrations().rename(APP, id(20), "b@x")).isTrue();
    assertThat(reopened.sessions().update(id(50), Update.to(s -> s.close(5))).isChanged()).isTrue();
    App app = Samples.app(1, "app-one");
    assertThat(reopened.apps().findByDomainId(app.domainId())).contains(app);
  }

  @Test
  void draftsAndHistoryAreThereAfterARestartAndMeanTheSame() {
    AppStates states = Samples.states(storage);
    states.config(EDITED).insert(APP, value("a"));
    states.deployments().openDraft(APP, DRAFT);
    states.config(EDITED).insert(APP, value("b"));
    AppState before = storage.apps().state(APP).orElseThrow().value();

    Storage reopened = reopen();

    assertThat(reopened.apps().state(APP).orElseThrow().value()).isEqualTo(before);
    AppStates again = Samples.states(reopened);
    ObjectId then = again.deployments().list(APP).get(0).id();
    assertThat(again.deployments().deploy(APP, DRAFT, "release")).isPresent();
    assertThat(again.deployments().redeploy(APP, then)).isPresent();
    assertThat(again.config(DEPLOYED).list(APP, VALUE)).containsExactly(value("a"));
  }

  @Test
  void aPartThatOnlyTheHistoryHasIsThereAfterARestart() {
    AppStates states = Samples.states(storage);
    states.config(EDITED).insert(APP, value("a"));
    states.config(EDITED).delete(APP, VALUE, value("a").id());
    states.config(EDITED).insert(APP, value("b"));

    AppStates again = Samples.states(reopen());
    ObjectId then = again.deployments().list(APP).get(2).id();
    assertThat(again.deployments().redeploy(APP, then)).isPresent();
    assertThat(again.config(DEPLOYED).list(APP, VALUE)).containsExactly(value("a"));
  }

  @Test
  void aDraftThatWasOvertakenStaysSoAfterARestart() {
    AppStates states = Samples.states(storage);
    states.config(EDITED).insert(APP, value("a"));
    states.deployments().openDraft(APP, DRAFT);
    states.deployments().redeploy(APP, states.deployments().list(APP).get(0).id());

    AppStates again = Samples.states(reopen());

    assertThat(again.deployments().deploy(APP, DRAFT, "")).isEmpty();
    assertThat(again.deployments().discard(APP, DRAFT)).isTrue();
  }

  @Test
  void whatWasDeletedStaysDeletedAfterARestart() {
    storage.users().insert(APP, user(10));
    storage.sessions().insert(session(50));
    storage.users().delete(APP, id(10));
    storage.sessions().abandon(APP, session(50).userId());
    storage.sessions().deleteExpired(0, 100);
    storage.apps().insert(Samples.app(2, "app-two"));
    storage.apps().delete(id(2));

    Storage reopened = reopen();

    assertThat(reopened.users().find(APP, id(10))).isEmpty();
    assertThat(reopened.sessions().count()).isZero();
    assertThat(reopened.apps().list()).containsExactly(Samples.app(1, "app-one"));
  }

  @Test
  void whatOneHandleChangedAnotherOneSeesAtOnce() {
    Storage other = backend.open();
    storage.users().insert(APP, user(10));
    other.users().update(APP, id(10), Update.to(User::disable)).require(IllegalStateException::new);
    assertThat(storage.users().find(APP, id(10))).contains(user(10).disable());
    storage.sessions().insert(session(50));
    other.sessions().update(id(50), Update.when(Session::isOpen, s -> s.close(5)));
    assertThat(storage.sessions().update(id(50), Update.when(Session::isOpen, s -> s.close(6))))
        .isEqualTo(new UpdateResult.Refused<>(session(50).close(5)));
  }

  @Test
  void oneOfTwoHandlesGetsWhatBothWant() {
    Storage other = backend.open();
    for (int round = 0; round < 50; round++) {
      List<Boolean> made =
          Race.of(
              List.<Callable<Boolean>>of(
                  () -> storage.registrations().insert(APP, Samples.pending(20, "a@x")),
                  () -> other.registrations().insert(APP, Samples.pending(21, "a@x"))));
      assertThat(made).containsOnlyOnce(true);
      ObjectId winner = other.registrations().find(APP, "a@x").orElseThrow().id();
      storage.registrations().delete(APP, winner, RegistrationStore.Deletable.ANY);
    }
  }

  @Test
  void changesOfTwoHandlesToOneAppCollideAndNoneIsLost() {
    AppStates one = Samples.states(storage);
    AppStates two = Samples.states(backend.open());
    Race.of(List.of(inserts(one, 0x100), inserts(two, 0x200)));
    assertThat(one.config(DEPLOYED).list(APP, VALUE)).hasSize(40);
    assertThat(two.deployments().list(APP)).hasSize(40).doesNotHaveDuplicates();
  }

  private static Callable<Boolean> inserts(AppStates states, int first) {
    return () -> {
      for (int n = first; n < first + 20; n++) {
        states.config(EDITED).insert(APP, value(n, "v" + n));
      }
      return true;
    };
  }

  @Test
  void aCallThatFailsBeforeItIsMadeChangesNothingAndTheNextOneWorks() {
    backend.failNext(Failure.BEFORE);
    assertThatThrownBy(() -> storage.users().insert(APP, user(10)))
        .isInstanceOf(StorageException.class);
    assertThat(storage.users().find(APP, id(10))).isEmpty();
    assertThat(storage.users().insert(APP, user(10))).isTrue();
  }

  @Test
  void aChangeWhoseAnswerIsLostIsThereOnce() {
    storage.users().insert(APP, user(10));
    backend.failNext(Failure.AFTER);
    assertThatThrownBy(() -> storage.users().update(APP, id(10), Update.to(User::revokeSessions)))
        .isInstanceOf(StorageException.class);
    assertThat(reopen().users().find(APP, id(10))).contains(user(10).revokeSessions());
  }

  @Test
  void listenersAreNotToldOfADeploymentThatFailed() {
    AppStates states = Samples.states(storage);
    List<ObjectId> told = new ArrayList<>();
    states.onChange(told::add);
    backend.failNext(Failure.BEFORE);
    assertThatThrownBy(() -> states.config(EDITED).insert(APP, value("a")))
        .isInstanceOf(StorageException.class);
    assertThat(told).isEmpty();
    states.config(EDITED).insert(APP, value("a"));
    assertThat(told).containsExactly(APP);
  }

  private Storage reopen() {
    backend.closeHandles();
    return backend.open();
  }

  private static ConfigDocument value(String name) {
    return value(0x1000 + name.charAt(0), name);
  }

  private static ConfigDocument value(int number, String name) {
    Document body = new Document("value", List.of(1, new Document("deep", 2L)));
    return new ConfigDocument(id(number), VALUE, name, body, 1);
  }
}
