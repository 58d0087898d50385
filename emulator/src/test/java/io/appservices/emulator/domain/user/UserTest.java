package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.ProviderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class UserTest {

  private static final ObjectId PROVIDER = new ObjectId();
  private static final Identity ANON = identity(ProviderType.ANON_USER, "anon", Map.of());
  private static final Identity EMAIL =
      identity(ProviderType.LOCAL_USERPASS, "account", Map.of("email", "a@x", "name", "account"));
  private static final Identity TOKEN =
      identity(ProviderType.CUSTOM_TOKEN, "sub", Map.of("name", "token"));

  private final User user = User.create(new ObjectId(), UserType.NORMAL, ANON, 100);

  @Test
  void aNewUserIsEnabledAndNeverLoggedIn() {
    assertThat(user.disabled()).isFalse();
    assertThat(user.createdAt()).isEqualTo(100);
    assertThat(user.lastAuthenticatedAt()).isZero();
    assertThat(user.identities()).containsExactly(ANON);
  }

  @Test
  void disablingEndsTheSessionsAndEnablingDoesNotBringThemBack() {
    Session session = session(user);
    assertThat(session.belongsTo(user)).isTrue();
    assertThat(session.belongsTo(user.disable())).isFalse();
    assertThat(session.belongsTo(user.disable().enable())).isFalse();
    assertThat(session(user.disable()).belongsTo(user.disable()))
        .as("opened by a login that the disabling overtook")
        .isFalse();
    assertThat(session(user.disable().enable()).belongsTo(user.disable().enable())).isTrue();
  }

  @Test
  void revokingEndsTheSessionsOfBeforeAndNotThoseOfAfter() {
    User revoked = user.revokeSessions();
    assertThat(session(user).belongsTo(revoked)).isFalse();
    assertThat(session(revoked).belongsTo(revoked)).isTrue();
    assertThat(revoked.disabled()).isFalse();
  }

  @Test
  void aLoginChangesTheTimeAndNothingThatSessionsDependOn() {
    User loggedIn = user.loggedIn(ANON, 200);
    assertThat(loggedIn.lastAuthenticatedAt()).isEqualTo(200);
    assertThat(loggedIn.createdAt()).isEqualTo(100);
    assertThat(session(user).belongsTo(loggedIn)).isTrue();
    assertThat(loggedIn.identities()).as("not copied on the hot path").isSameAs(user.identities());
  }

  @Test
  void aLoginReplacesWhatItsProviderSaidBefore() {
    Identity renewed = identity(ProviderType.CUSTOM_TOKEN, "sub", Map.of("name", "new"));
    User linked = user.link(TOKEN).loggedIn(renewed, 200);
    assertThat(linked.identities()).containsExactly(ANON, renewed);
  }

  @Test
  void aLoginDoesNotReplaceTheEmailOfAnAccount() {
    Identity old = identity(ProviderType.LOCAL_USERPASS, "account", Map.of("email", "old@x"));
    User linked = user.link(EMAIL);
    assertThat(linked.loggedIn(old, 200).identities()).containsExactly(ANON, EMAIL);
    assertThat(linked.link(old).identities()).as("an operator does").containsExactly(ANON, old);
    assertThat(user.loggedIn(EMAIL, 200).identities()).as("new").containsExactly(ANON, EMAIL);
  }

  @Test
  void linkingAddsAnIdentityBehindTheOthersOnce() {
    User linked = user.link(EMAIL).link(TOKEN).link(EMAIL);
    assertThat(linked.identities()).containsExactly(ANON, EMAIL, TOKEN);
    assertThat(linked.sessionEpoch()).isEqualTo(user.sessionEpoch());
    assertThat(linked.lastAuthenticatedAt()).isZero();
  }

  @Test
  void anIdentityIsTheSameByTypeAndIdAlone() {
    User linked = user.link(EMAIL);
    assertThat(linked.has(identity(ProviderType.LOCAL_USERPASS, "account", Map.of()))).isTrue();
    assertThat(linked.has(identity(ProviderType.API_KEY, "account", Map.of()))).isFalse();
    assertThat(linked.has(identity(ProviderType.LOCAL_USERPASS, "anon", Map.of()))).isFalse();
    assertThat(linked.identity(ProviderType.LOCAL_USERPASS)).contains(EMAIL);
    assertThat(linked.identity(ProviderType.API_KEY)).isEmpty();
  }

  @Test
  void theDataOfALaterIdentityCounts() {
    assertThat(user.data()).isEmpty();
    assertThat(user.link(EMAIL).link(TOKEN).data())
        .isEqualTo(Map.of("email", "a@x", "name", "token"));
  }

  @Test
  void nobodyCanChangeTheIdentitiesFromOutside() {
    List<Identity> given = new ArrayList<>(List.of(ANON));
    User made = new User(user.id(), UserType.NORMAL, given, 0, 0, false, 0);
    given.add(EMAIL);
    assertThat(made.identities()).containsExactly(ANON).isUnmodifiable();
  }

  @Test
  void eachEndOfSessionsIsAnEpochOfItsOwn() {
    assertThat(user.disable().revokeSessions().disable().sessionEpoch()).isEqualTo(3);
    assertThat(UserType.SERVER.wireName()).isEqualTo("server");
  }

  @Test
  void aUserIsAnonymousWhileItHasNoOtherIdentity() {
    assertThat(user.isAnonymous()).isTrue();
    assertThat(user.link(EMAIL).isAnonymous()).isFalse();
    assertThat(User.create(user.id(), UserType.NORMAL, EMAIL, 0).isAnonymous()).isFalse();
    assertThat(user.link(EMAIL).unlink(EMAIL).identities()).containsExactly(ANON);
  }

  @Test
  void onlyAnAnonymousUserExpires() {
    long end = 100 + User.ANONYMOUS_LIFETIME_SECONDS;
    assertThat(user.isExpired(end - 1)).isFalse();
    assertThat(user.isExpired(end)).isTrue();
    assertThat(user.link(EMAIL).isExpired(end)).isFalse();
    assertThat(User.ANONYMOUS_LIFETIME_SECONDS).isEqualTo(7_776_000);
  }

  @Test
  void aLoginWithNothingNewIsTheSameUser() {
    User loggedIn = user.loggedIn(ANON, 200);
    assertThat(loggedIn.loggedIn(ANON, 200)).isSameAs(loggedIn);
    assertThat(loggedIn.loggedIn(ANON, 201)).isNotSameAs(loggedIn);
    assertThat(user.disable().loggedIn(ANON, 200).disabled()).isTrue();
  }

  @Test
  void anIdentityIsSharedWithItsUser() {
    Identity same = identity(ProviderType.ANON_USER, "anon", Map.of());
    assertThat(user.shared(same)).isSameAs(ANON);
    assertThat(user.shared(EMAIL)).isSameAs(EMAIL);
  }

  private static Identity identity(ProviderType type, String id, Map<String, Object> data) {
    return new Identity(type, PROVIDER, id, data);
  }

  private static Session session(User user) {
    ObjectId id = new ObjectId();
    return new Session(
        id, id, user.id(), user.sessionEpoch(), Device.NONE, ANON, Long.MAX_VALUE, Session.OPEN);
  }
}
