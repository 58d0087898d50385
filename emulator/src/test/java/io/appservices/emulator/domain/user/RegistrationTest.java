package io.appservices.emulator.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.domain.ProviderType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts, keys, sessions and what selects users. */
class RegistrationTest {

  private static final ObjectId ID = new ObjectId();
  private static final ObjectId OTHER = new ObjectId();
  private static final OneTimeToken LINK = new OneTimeToken(ID, "hidden", 100);
  private static final PasswordHash PASSWORD = hash(1, 2, 3);

  private final Registration pending = Registration.pending(ID, "a@x", PASSWORD, LINK);

  @Test
  void anAccountWaitsUntilItIsConfirmed() {
    assertThat(pending.confirmed()).isFalse();
    assertThat(pending.userId()).isNull();
    assertThat(pending.confirmation()).isEqualTo(LINK);
    Registration confirmed = pending.withReset(LINK).confirm();
    assertThat(confirmed.confirmed()).isTrue();
    assertThat(confirmed.confirmation()).isNull();
    assertThat(confirmed.reset()).isEqualTo(LINK);
    assertThat(pending.confirm()).isEqualTo(Registration.confirmed(ID, "a@x", PASSWORD));
  }

  @Test
  void aChangeOfAnAccountChangesNothingElse() {
    Registration changed = pending.withUser(OTHER).withEmail("b@x").withConfirmation(null);
    assertThat(changed).isEqualTo(new Registration(ID, "b@x", PASSWORD, false, OTHER, null, null));
    assertThat(changed.withEmail("a@x").withConfirmation(LINK)).isEqualTo(pending.withUser(OTHER));
  }

  @Test
  void aNewPasswordMakesTheLinkForOneVoid() {
    PasswordHash other = hash(9, 9, 9);
    Registration changed = pending.withReset(LINK).withPassword(other);
    assertThat(changed.password()).isEqualTo(other);
    assertThat(changed.reset()).isNull();
    assertThat(changed.confirmation()).isEqualTo(LINK);
  }

  @Test
  void anIdentityNamesTheAccountOrTheKey() {
    assertThat(pending.identity(OTHER))
        .isEqualTo(
            new Identity(
                ProviderType.LOCAL_USERPASS, OTHER, ID.toHexString(), Map.of("email", "a@x")));
    ApiKey key = new ApiKey(ID, "name", "hidden", false, OTHER, true);
    assertThat(key.identity(OTHER))
        .isEqualTo(
            new Identity(ProviderType.API_KEY, OTHER, ID.toHexString(), Map.of("name", "name")));
    assertThat(key.withDisabled(true))
        .isEqualTo(new ApiKey(ID, "name", "hidden", true, OTHER, true));
  }

  @Test
  void anIdentityIsEqualInAllThatItSays() {
    Identity identity = pending.identity(OTHER);
    assertThat(identity.reference())
        .isEqualTo(
            new Document("id", ID.toHexString())
                .append("provider_type", "local-userpass")
                .append("provider_id", OTHER.toHexString()));
    assertThat(identity.profile().get("data")).isEqualTo(new Document("email", "a@x"));
    assertThat(identity).hasSameHashCodeAs(pending.identity(OTHER));
    assertThat(identity.hashCode()).isNotZero();
    assertThat(identity)
        .isNotEqualTo(pending.identity(ID))
        .isNotEqualTo(pending.withEmail("b@x").identity(OTHER))
        .isNotEqualTo("text");
  }

  @Test
  void aLinkWorksUntilTheSecondThatItNames() {
    assertThat(LINK.matches("hidden", 99)).isTrue();
    assertThat(LINK.matches("hidden", 100)).isFalse();
    assertThat(LINK.matches("other", 99)).isFalse();
  }

  @Test
  void noTextShowsASecret() {
    assertThat(LINK.toString()).contains(ID.toHexString()).doesNotContain("hidden");
    assertThat(new ApiKey(ID, "n", "hidden", false, OTHER, true).toString())
        .contains(ID.toHexString())
        .doesNotContain("hidden");
    assertThat(PASSWORD).hasToString("PasswordHash[iterations=1]");
  }

  @Test
  void aHashIsEqualInAllThatItSaysAndCannotBeChanged() {
    assertThat(PASSWORD).isEqualTo(hash(1, 2, 3)).hasSameHashCodeAs(hash(1, 2, 3));
    assertThat(PASSWORD.hashCode()).isNotEqualTo(hash(1, 2, 4).hashCode());
    assertThat(PASSWORD)
        .isNotEqualTo(hash(2, 2, 3))
        .isNotEqualTo(hash(1, 3, 3))
        .isNotEqualTo(hash(1, 2, 4))
        .isNotEqualTo("text");
    byte[] salt = {2};
    PasswordHash given = new PasswordHash(1, salt, salt);
    salt[0] = 9;
    given.salt()[0] = 9;
    given.hash()[0] = 9;
    assertThat(given).isEqualTo(hash(1, 2, 2));
  }

  @Test
  void aSessionEndsWithItsTokenOrALogout() {
    Session session =
        new Session(ID, ID, ID, 3, Device.NONE, pending.identity(ID), 100, Session.OPEN);
    assertThat(session.isOpen()).isTrue();
    assertThat(session.endsAt()).isEqualTo(100);
    assertThat(session.close(50).isOpen()).isFalse();
    assertThat(session.close(50).endsAt()).isEqualTo(50);
    assertThat(session.ofEpoch(3)).isSameAs(session);
    assertThat(session.ofEpoch(4).sessionEpoch()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    ", '', true, true",
    "true, '', false, true",
    "false, '', true, false",
    ", LOCAL_USERPASS, true, true",
    ", API_KEY, false, false",
    "false, LOCAL_USERPASS, true, false",
  })
  void aQuerySelectsByStateAndProvider(
      Boolean disabled, String type, boolean enabledOne, boolean disabledOne) {
    UserQuery query =
        new UserQuery(
            Optional.empty(),
            false,
            Optional.ofNullable(disabled),
            type.isEmpty() ? Set.of() : Set.of(ProviderType.valueOf(type)),
            5);
    User user = User.create(ID, UserType.NORMAL, pending.identity(OTHER), 0);
    assertThat(query.selects(user)).isEqualTo(enabledOne);
    assertThat(query.selects(user.disable())).isEqualTo(disabledOne);
  }

  @Test
  void aPageIsOfASizeAndBehindAUser() {
    UserQuery query = UserQuery.first(5);
    assertThat(query.limit()).isEqualTo(5);
    assertThat(query.after()).isEmpty();
    assertThat(query.after(ID).after()).contains(ID);
    assertThat(query.after(ID).ofSize(7))
        .isEqualTo(new UserQuery(Optional.of(ID), false, Optional.empty(), Set.of(), 7));
  }

  @Test
  void theTextOfAProfileIsEmptyWhereThereIsNone() {
    OAuthAccount account =
        new OAuthAccount(ProviderType.OAUTH2_GOOGLE, "s", Map.of("name", "n", "age", 7));
    assertThat(account.text("name")).isEqualTo("n");
    assertThat(account.text("age")).isEmpty();
    assertThat(account.text("email")).isEmpty();
    assertThatThrownBy(() -> account.profile().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static PasswordHash hash(int iterations, int salt, int hash) {
    return new PasswordHash(iterations, new byte[] {(byte) salt}, new byte[] {(byte) hash});
  }
}
