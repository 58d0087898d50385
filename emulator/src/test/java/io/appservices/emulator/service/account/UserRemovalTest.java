package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.SessionEnd.Cause;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.domain.user.UserEvent;
import io.appservices.emulator.domain.user.UserQuery;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.Storage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users leave, and when they go by themselves. */
class UserRemovalTest {

  private static final Duration LIFETIME = Duration.ofSeconds(User.ANONYMOUS_LIFETIME_SECONDS);

  private final HeardServices scene = new HeardServices();
  private final Services services = scene.services;
  private final UserService users = services.users;
  private final Storage storage = services.storage;

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    scene.assertThatAllHasEnded();
  }

  private App app() {
    return scene.app();
  }

  @Test
  void aDeletedUserTakesAllThatItHasWithIt() {
    LoginResult login = scene.registered();
    ObjectId id = login.userId();
    scene.keys.createForUser(scene.caller(login), "key");
    storage.devices().save(app().id(), new Device(Samples.id(5), id, Map.of()));
    assertThat(users.devices(app(), id)).hasSize(1);
    scene.heard();
    User deleted = users.delete(app(), id);
    assertThat(deleted.id()).isEqualTo(id);
    assertThat(((UserEvent.Deleted) scene.told.get(0)).cause()).isEmpty();
    assertThat(scene.heard()).containsExactly("DELETED by OPERATOR");
    assertThat(storage.registrations().find(app().id(), EMAIL)).isEmpty();
    assertThat(storage.apiKeys().listOfUser(app().id(), id)).isEmpty();
    assertThat(storage.devices().list(app().id(), id)).isEmpty();
    assertThat(scene.whyRefused(login)).isEqualTo("USER_DELETED by OPERATOR");
    services.clock.advance(Duration.ofDays(1));
    services.sessions.removeAllEnded();
    assertThat(storage.sessions().count()).isZero();
    for (Runnable call :
        new Runnable[] {
          () -> users.get(app(), id),
          () -> users.delete(app(), id),
          () -> users.devices(app(), id),
          () -> users.disable(app(), id),
          () -> users.changeEmail(app(), id, "b@x")
        }) {
      assertThat(refusal(call)).isEqualTo("user not found");
    }
    assertThat(users.deleteIfPresent(app(), id)).isEmpty();
    assertThat(scene.heard()).isEmpty();
  }

  @Test
  void aUserThatDeletesItselfIsToldAsSuch() {
    LoginResult login = scene.registered();
    users.deleteItself(scene.caller(login));
    assertThat(scene.heard()).containsExactly("DELETED by USER");
    assertThat(scene.whyRefused(login)).isEqualTo("USER_DELETED by USER");
    LoginResult another = scene.registered();
    assertThat(users.deleteIfPresent(app(), another.userId()).map(User::id))
        .contains(another.userId());
    assertThat(scene.heard()).containsExactly("DELETED by OPERATOR");
  }

  @Test
  void anonymousUsersGoWhenTheirTimeIsOver() {
    ObjectId first = services.logInAnonymously().userId();
    services.clock.advance(LIFETIME.minusSeconds(1));
    ObjectId second = services.logInAnonymously().userId();
    assertThat(users.count(app())).isEqualTo(2);
    scene.heard();
    services.clock.advance(Duration.ofSeconds(1));
    assertThat(users.count(app())).isEqualTo(1);
    assertThat(scene.told)
        .filteredOn(UserEvent.Deleted.class::isInstance)
        .singleElement()
        .satisfies(e -> assertThat(((UserEvent.Deleted) e).cause()).contains(Cause.EXPIRED))
        .satisfies(e -> assertThat(e.userId()).contains(first));
    assertThat(scene.heard()).contains("DELETED by EMULATOR");
    services.clock.advance(LIFETIME);
    assertThat(refusal(() -> users.get(app(), second))).isEqualTo("user not found");
  }

  @Test
  void whoListsDeletesOrChangesMeetsNoExpiredUser() {
    ObjectId id = services.logInAnonymously().userId();
    services.clock.advance(LIFETIME);
    assertThat(users.list(app(), UserQuery.first(10))).isEmpty();
    id = services.logInAnonymously().userId();
    services.clock.advance(LIFETIME);
    ObjectId deleted = id;
    assertThat(refusal(() -> users.delete(app(), deleted))).isEqualTo("user not found");
    id = services.logInAnonymously().userId();
    services.clock.advance(LIFETIME);
    ObjectId disabled = id;
    assertThat(refusal(() -> users.disable(app(), disabled))).isEqualTo("user not found");
  }

  @Test
  void theOldestAnonymousUsersMakeRoom() {
    ObjectId first = services.logInAnonymously().userId();
    ObjectId second = services.logInAnonymously().userId();
    ObjectId third = services.logInAnonymously().userId();
    ObjectId other = scene.registered().userId();
    scene.users(1, UserCreationGuard.NONE).boundAnonymous(app());
    assertThat(users.list(app(), UserQuery.first(10)))
        .extracting(User::id)
        .containsExactly(third, other);
    assertThat(scene.told)
        .filteredOn(UserEvent.Deleted.class::isInstance)
        .allSatisfy(e -> assertThat(((UserEvent.Deleted) e).cause()).contains(Cause.EVICTED))
        .extracting(UserEvent::userId)
        .containsExactly(Optional.of(first), Optional.of(second));
    services.clock.advance(LIFETIME);
    scene.users(1, UserCreationGuard.NONE).boundAnonymous(app());
    assertThat(storage.users().count(app().id())).isEqualTo(1);
  }
}
