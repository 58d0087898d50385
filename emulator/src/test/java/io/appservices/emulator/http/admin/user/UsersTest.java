package io.appservices.emulator.http.admin.user;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with a user, apart from ending its sessions. */
class UsersTest extends UsersFixture {

  @Test
  void aCreatedUserHasOneIdentityAndNeverLoggedIn() {
    Response created = admin.createUser("a@b.c", "password");

    assertThat(created).isJson(201);
    Document user = created.document();
    assertThat(user)
        .containsOnlyKeys(
            "_id",
            "identities",
            "type",
            "creation_date",
            "last_authentication_date",
            "disabled",
            "data")
        .containsEntry("type", "normal")
        .containsEntry("last_authentication_date", 0)
        .containsEntry("disabled", false)
        .containsEntry("data", new Document("email", "a@b.c"));
    assertThat(((Number) user.get("creation_date")).longValue())
        .isEqualTo(emulator.clock().seconds());
    assertThat(user.getList("identities", Document.class))
        .singleElement()
        .satisfies(
            identity -> {
              assertThat(identity).containsEntry("provider_type", "local-userpass");
              assertThat(identity.getString("provider_id")).matches("[0-9a-f]{24}");
              assertThat(identity.getString("id")).matches("[0-9a-f]{24}");
            });
  }

  @Test
  void aCreatedUserLogsInAsThatUser() {
    String id = admin.createUser("a@b.c", "password").string("_id");

    assertThat(client.logIn("a@b.c", "password").tokens().userId()).isEqualTo(id);
    assertThat(admin.countUsers()).isOne();
  }

  @Test
  void anEmailIsCreatedOnce() {
    client.signUp("a@b.c", "password");

    assertThat(admin.createUser("a@b.c", "another"))
        .isRefused(409, "AccountNameInUse", "name already in use");
  }

  @Test
  void usersAreNotCreatedWhereEmailAndPasswordAreSwitchedOff() {
    EmulatorInternals.disableProvider(emulator, app.emulated(), ProviderType.LOCAL_USERPASS);

    assertThat(admin.createUser("a@b.c", "password"))
        .isRefusedWithCode(400, "AuthProviderNotFound");
    assertThat(admin.countUsers()).isZero();
  }

  @Test
  void theTimeOfTheLastLoginIsRecorded() {
    Tokens tokens = client.signUp("a@b.c", "password");
    long madeAt = emulator.clock().seconds();
    emulator.clock().advance(Duration.ofHours(2));
    client.logIn("a@b.c", "password").tokens();

    Document user = admin.user(tokens.userId()).document();

    assertThat(((Number) user.get("creation_date")).longValue()).isEqualTo(madeAt);
    assertThat(((Number) user.get("last_authentication_date")).longValue())
        .isEqualTo(madeAt + 7200);
  }

  @Test
  void whetherAUserIsDisabledIsShown() {
    String id = client.signUp("a@b.c", "password").userId();

    assertThat(admin.disable(id)).isEmpty(204);
    assertThat(admin.user(id).document()).containsEntry("disabled", true);
    assertThat(admin.enable(id)).isEmpty(204);
    assertThat(admin.user(id).document()).containsEntry("disabled", false);
  }

  @Test
  void aDeletedUserIsGoneFromEverywhere() {
    String id = client.signUp("a@b.c", "password").userId();
    assertThat(admin.delete(id)).isEmpty(204);

    for (Response response :
        List.of(
            admin.user(id),
            admin.delete(id),
            admin.disable(id),
            admin.enable(id),
            admin.revoke(id),
            admin.devices(id),
            admin.changeEmail(id, "b@b.c"))) {
      assertThat(response).isRefused(404, "UserNotFound", "user not found");
    }
    assertThat(admin.users("")).isJson(200).hasBody("[]");
    assertThat(admin.countUsers()).isZero();
  }

  @Test
  void aChangedEmailIsWhatTheUserLogsInWith() {
    Tokens tokens = client.signUp("old@b.c", "password");

    assertThat(admin.changeEmail(tokens.userId(), "new@b.c")).isEmpty(204);

    assertThat(client.logIn("old@b.c", "password")).isRefusedWithCode(401, "InvalidPassword");
    assertThat(client.logIn("new@b.c", "password").tokens().userId()).isEqualTo(tokens.userId());
    assertThat(client.profile(tokens.accessToken()).document())
        .containsEntry("data", new Document("email", "new@b.c"));
    assertThat(admin.user(tokens.userId()).document())
        .containsEntry("data", new Document("email", "new@b.c"));
    assertThat(client.register("old@b.c", "password")).as("the old one is free").isDone(201);
  }

  @Test
  void anEmailIsNotChangedToOneThatIsTaken() {
    String id = client.signUp("a@b.c", "password").userId();
    client.signUp("b@b.c", "password");

    assertThat(admin.changeEmail(id, "b@b.c"))
        .isRefused(409, "AccountNameInUse", "name already in use");
    assertThat(admin.changeEmail(id, "a@b.c")).as("to itself").isEmpty(204);
    assertThat(client.logIn("a@b.c", "password").tokens().userId()).isEqualTo(id);
  }

  @Test
  void anAnonymousUserHasNoEmailToChange() {
    String id = client.logInAnonymously().tokens().userId();

    assertThat(admin.changeEmail(id, "a@b.c"))
        .isRefused(400, "BadRequest", "user does not have a local-userpass identity");
  }

  @Test
  void devicesAreListedWithTheirPlatform() {
    Document device = new Document("platform", "node").append("platformVersion", "v18");
    String id =
        client
            .logInWith("anon-user", Map.of("options", Map.of("device", device)))
            .tokens()
            .userId();

    Response devices = admin.devices(id);

    assertThat(devices).isJson(200);
    assertThat(devices.documents())
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown)
                  .containsEntry("platform", "node")
                  .containsEntry("platform_version", "v18");
              assertThat(shown.getString("_id")).matches("[0-9a-f]{24}");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b@example.com", "a%2Bb@example.com", "a%2bb%40example.com"})
  void anEmailInAPathIsReadEncodedAndRaw(String written) {
    EmulatorInternals.userpass(emulator, app.emulated(), new Document("autoConfirm", false));
    assertThat(client.register("a+b@example.com", "password")).isDone(201);

    assertThat(admin.onApp("DELETE", "/user_registrations/by_email/" + written, null)).isEmpty(204);
    assertThat(admin.pendingUsers("")).isJson(200).hasBody("[]");
  }

  @Test
  void aConfirmedUserIsNoPendingUser() {
    client.signUp("a@b.c", "password");

    assertThat(admin.onApp("DELETE", "/user_registrations/by_email/a@b.c", null))
        .isRefused(404, "UserNotFound", "user not found");
    assertThat(client.logIn("a@b.c", "password")).isJson(200);
  }
}
