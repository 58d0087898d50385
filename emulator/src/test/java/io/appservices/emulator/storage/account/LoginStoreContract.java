package io.appservices.emulator.storage.account;

import static io.appservices.emulator.storage.Samples.confirmed;
import static io.appservices.emulator.storage.Samples.device;
import static io.appservices.emulator.storage.Samples.id;
import static io.appservices.emulator.storage.Samples.session;
import static io.appservices.emulator.storage.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import io.appservices.emulator.storage.LoginStore;
import io.appservices.emulator.storage.LoginStore.Opened;
import io.appservices.emulator.storage.LoginStore.Opening;
import io.appservices.emulator.storage.ReadUser;
import io.appservices.emulator.storage.Samples;
import io.appservices.emulator.storage.StoreContract;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link LoginStore}. */
public abstract class LoginStoreContract extends StoreContract {

  private static final String EMAIL = "user@example.com";
  private static final long NOW = 1_700_000_000;

  private LoginStore logins;

  @BeforeEach
  void takeStoreWithAnAccountAndItsUser() {
    logins = storage.logins();
    storage.registrations().insert(APP, confirmed(40, EMAIL));
    storage.users().insert(APP, user(50));
  }

  private static Update<User> unlessDisabled(long now) {
    return Update.when(u -> !u.disabled(), u -> u.loggedIn(u.identities().get(0), now));
  }

  private Opened open(ReadUser user, int number, Optional<Device> device, int most) {
    return logins.open(
        new Opening(user, session(number, 1, 50), device, most), unlessDisabled(NOW));
  }

  private ReadUser read() {
    return logins.find(APP, id(50)).orElseThrow();
  }

  @Test
  void anAccountIsFoundWithTheUserThatWasMadeFromIt() {
    assertThat(logins.findAccount(APP, EMAIL).orElseThrow().user()).isEmpty();
    storage.registrations().update(APP, id(40), Update.to(a -> a.withUser(id(50))));
    storage.users().update(APP, id(50), Update.to(User::disable));

    LoginStore.Account found = logins.findAccount(APP, EMAIL).orElseThrow();
    assertThat(found.registration().userId()).isEqualTo(id(50));
    assertThat(found.user().orElseThrow().user()).isEqualTo(user(50).disable());

    storage.users().delete(APP, id(50));
    assertThat(logins.findAccount(APP, EMAIL).orElseThrow().user()).isEmpty();
    assertThat(logins.findAccount(OTHER_APP, EMAIL)).isEmpty();
    assertThat(logins.findAccount(APP, "nobody@example.com")).isEmpty();
  }

  @Test
  void aUserIsFoundByItsIdAndByItsIdentity() {
    assertThat(read().user()).isEqualTo(user(50));
    var identity = user(50).identities().get(0);
    assertThat(logins.findByIdentity(APP, identity.providerType(), identity.id()))
        .map(ReadUser::user)
        .contains(user(50));
    assertThat(logins.find(OTHER_APP, id(50))).isEmpty();
    assertThat(logins.findByIdentity(OTHER_APP, identity.providerType(), identity.id())).isEmpty();
  }

  @Test
  void anOpeningNotesTheLoginAndAddsDeviceAndSession() {
    Opened opened = open(read(), 10, Optional.of(device(60, 50, "node")), 5);

    User noted = storage.users().find(APP, id(50)).orElseThrow();
    assertThat(noted.lastAuthenticatedAt()).isEqualTo(NOW);
    assertThat(opened.user().changed()).contains(noted);
    assertThat(opened.removed()).isEmpty();
    assertThat(storage.sessions().find(id(10))).contains(session(10, 1, 50));
    assertThat(storage.devices().list(APP, id(50))).containsExactly(device(60, 50, "node"));
  }

  @Test
  void aLoginWithNothingToNoteIsOpenedToo() {
    open(read(), 10, Optional.empty(), 5);
    Opened opened = open(read(), 11, Optional.empty(), 5);

    assertThat(opened.user().isChanged()).isTrue();
    assertThat(storage.sessions().find(id(11))).isPresent();
  }

  @Test
  void whatWasChangedSinceTheUserWasReadIsRespected() {
    ReadUser before = read();
    storage.users().update(APP, id(50), Update.to(User::revokeSessions));
    assertThat(open(before, 10, Optional.empty(), 5).user().isChanged()).isTrue();
    assertThat(storage.sessions().find(id(10)).orElseThrow().sessionEpoch()).isEqualTo(1);
    assertThat(storage.users().find(APP, id(50)).orElseThrow().sessionEpoch()).isEqualTo(1);

    storage.users().update(APP, id(50), Update.to(User::disable));
    assertThat(open(before, 11, Optional.empty(), 5).user())
        .isInstanceOf(UpdateResult.Refused.class);
    assertThat(storage.sessions().find(id(11))).isEmpty();
  }

  @Test
  void aUserThatWasEnabledSinceItWasReadMayLogIn() {
    storage.users().update(APP, id(50), Update.to(User::disable));
    ReadUser disabled = read();
    storage.users().update(APP, id(50), Update.to(User::enable));

    assertThat(open(disabled, 10, Optional.empty(), 5).user().isChanged()).isTrue();
  }

  @Test
  void aUserThatIsGoneGetsNeitherSessionNorDevice() {
    ReadUser before = read();
    storage.users().delete(APP, id(50));

    Opened opened = open(before, 10, Optional.of(device(60, 50, "node")), 5);

    assertThat(opened.user()).isInstanceOf(UpdateResult.Missing.class);
    assertThat(storage.sessions().find(id(10))).isEmpty();
    assertThat(storage.devices().list(APP, id(50))).isEmpty();
  }

  @Test
  void theOldestSessionsAndDevicesGoWhenThereAreTooMany() {
    for (int number = 0; number < 3; number++) {
      Opened opened = open(read(), 10 + number, Optional.of(device(60 + number, 50, "node")), 3);
      assertThat(opened.removed()).isEmpty();
    }
    for (int number = 3; number < 6; number++) {
      Opened opened = open(read(), 10 + number, Optional.of(device(60 + number, 50, "node")), 3);
      assertThat(opened.removed()).extracting(Session::id).containsExactly(id(7 + number));
    }
    assertThat(storage.sessions().list(APP))
        .extracting(Session::id)
        .containsExactly(id(13), id(14), id(15));
    assertThat(storage.devices().list(APP, id(50)))
        .extracting(Device::id)
        .containsExactly(id(63), id(64), id(65));
  }

  @Test
  void aDeviceIsSavedAgainWhenSomethingElseIsKnownOfIt() {
    open(read(), 10, Optional.of(device(60, 50, "node")), 5);
    open(read(), 11, Optional.of(device(60, 50, "android")), 5);
    assertThat(storage.devices().list(APP, id(50))).containsExactly(device(60, 50, "android"));
    open(read(), 12, Optional.of(device(61, 50, "node")), 5);
    open(read(), 13, Optional.of(device(60, 50, "android")), 5);
    assertThat(storage.devices().list(APP, id(50))).hasSize(2);
  }

  @Test
  void aLoginThatRenewsAnIdentityKeepsIt() {
    var renewed = Samples.identity(user(50).identities().get(0).providerType(), "another");
    Update<User> note = Update.to(u -> u.link(renewed));
    Opened opened = logins.open(new Opening(read(), session(10, 1, 50), Optional.empty(), 5), note);

    assertThat(opened.user().isChanged()).isTrue();
    assertThat(logins.findByIdentity(APP, renewed.providerType(), "another"))
        .map(found -> found.user().id())
        .contains(id(50));
    assertThat(storage.sessions().find(id(10))).isPresent();
  }

  @Test
  void loginsAtTheSameTimeAllOpenTheirSessions() {
    ReadUser before = read();
    List<Callable<Opened>> all =
        IntStream.range(0, THREADS)
            .<Callable<Opened>>mapToObj(
                number -> () -> open(before, 10 + number, Optional.empty(), 100))
            .toList();
    assertThat(Race.of(all)).allMatch(opened -> opened.user().isChanged());
    assertThat(storage.sessions().list(APP)).hasSize(THREADS);
  }
}
