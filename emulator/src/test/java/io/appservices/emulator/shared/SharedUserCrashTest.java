package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An emulator ends between two writes of a call about users, after each number of them: another one
 * finds the change as a whole or not at all, and the call can be sent to it again.
 */
class SharedUserCrashTest extends CutCalls {

  private static final String PASSWORD = "password-1";

  /** What a caller sees of a user. */
  private record Seen(int profile, int refresh, int login, int user, boolean disabled) {}

  private static final Seen ACTIVE = new Seen(200, 201, 200, 200, false);

  /** A deletion removes the account, and then the user. */
  private static final Seen WITHOUT_ACCOUNT = new Seen(200, 201, 401, 200, false);

  /** What ends the sessions of a user, and what is seen of the user then. */
  private enum End {
    LOG_OUT(new Seen(200, 401, 200, 200, false)),
    REVOKE(new Seen(401, 401, 200, 200, false)),
    DISABLE(new Seen(401, 401, 401, 200, true)),
    DELETE(new Seen(401, 401, 401, 404, false)),
    DELETE_ITSELF(new Seen(401, 401, 401, 404, false));

    private final Seen after;

    End(Seen after) {
      this.after = after;
    }

    /** What may be seen of a user if the call was cut off. */
    List<Seen> whenCut() {
      return this == DELETE || this == DELETE_ITSELF
          ? List.of(ACTIVE, WITHOUT_ACCOUNT, after)
          : List.of(ACTIVE, after);
    }

    Response apply(AdminApiClient admin, ClientApiClient client, Tokens tokens) {
      return switch (this) {
        case LOG_OUT -> client.logOut(tokens.refreshToken());
        case REVOKE -> admin.revoke(tokens.userId());
        case DISABLE -> admin.disable(tokens.userId());
        case DELETE -> admin.delete(tokens.userId());
        case DELETE_ITSELF -> client.deleteUser(tokens.accessToken());
      };
    }
  }

  private Seen look(String email, Tokens tokens) {
    Response user = admin(second).user(tokens.userId());
    return new Seen(
        client(second).profile(tokens.accessToken()).status(),
        client(second).refresh(tokens.refreshToken()).status(),
        client(second).logIn(email, PASSWORD).status(),
        user.status(),
        user.status() == 200 && user.document().getBoolean("disabled"));
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void whatEndsSessionsCanBeSentAgain(End end) {
    forEachCut(
        writes -> {
          String email = newEmail();
          Tokens tokens = client(second).signUp(email, PASSWORD);
          return new Attempt(
              () -> end.apply(admin(first), client(first), tokens),
              () -> {
                assertThat(look(email, tokens)).as("after %s writes", writes).isIn(end.whenCut());
                end.apply(admin(second), client(second), tokens);
                assertThat(look(email, tokens)).isEqualTo(end.after);
              });
        });
  }

  @Test
  void aRegistrationIsThereAsAWholeOrNotAtAll() {
    forEachCut(
        writes -> {
          String email = newEmail();
          return new Attempt(
              () -> client(first).register(email, PASSWORD),
              () -> {
                int again = client(second).register(email, PASSWORD).status();
                assertThat(again).as("after %s writes", writes).isIn(201, 409);
                assertHasOneUser(email);
              });
        });
  }

  @Test
  void aFirstLoginMakesOneUser() {
    forEachCut(
        writes -> {
          String email = newEmail();
          client(second).register(email, PASSWORD);
          return new Attempt(
              () -> client(first).logIn(email, PASSWORD), () -> assertHasOneUser(email));
        });
  }

  /** The user is kept first, and its account then: what is cut off keeps no email from others. */
  @Test
  void aUserThatAnOperatorMakesCanBeMadeAgain() {
    forEachCut(
        writes -> {
          String email = newEmail();
          return new Attempt(
              () -> admin(first).createUser(email, PASSWORD),
              () -> {
                List<EmulatedUser> left = usersOf(email);
                assertThat(left).hasSizeLessThanOrEqualTo(1);
                assertThat(client(second).logIn(email, PASSWORD).status()).isEqualTo(401);
                left.forEach(user -> admin(second).delete(user.id()));
                assertThat(admin(second).createUser(email, PASSWORD).status()).isEqualTo(201);
                assertHasOneUser(email);
              });
        });
  }

  private List<EmulatedUser> usersOf(String email) {
    return second.app().users().list(1000).stream()
        .filter(user -> user.email().filter(email::equals).isPresent())
        .toList();
  }

  private void assertHasOneUser(String email) {
    Response login = client(second).logIn(email, PASSWORD);
    assertThat(login.status()).as(login.body()).isEqualTo(200);
    assertThat(admin(second).user(login.string("user_id")).status()).isEqualTo(200);
    assertThat(usersOf(email)).hasSize(1);
    assertThat(admin(second).pendingUsers("").body()).doesNotContain('"' + email + '"');
  }

  @Test
  void aLinkCanBeMadeAgain() {
    forEachCut(
        writes -> {
          String email = newEmail();
          client(second).register(email, PASSWORD);
          Tokens tokens = client(second).logInAnonymously().tokens();
          Document account = new Document("username", email).append("password", PASSWORD);
          return new Attempt(
              () -> client(first).link(tokens.accessToken(), "local-userpass", account),
              () -> {
                Response again =
                    client(second).link(tokens.accessToken(), "local-userpass", account);
                assertThat(again.status()).as(again.body()).isEqualTo(200);
                assertThat(client(second).logIn(email, PASSWORD).string("user_id"))
                    .isEqualTo(tokens.userId());
                assertHasOneUser(email);
              });
        });
  }

  @Test
  void aKeyIsThereOnce() {
    forEachCut(
        writes -> {
          Tokens tokens = client(second).signUp(newEmail(), PASSWORD);
          return new Attempt(
              () -> client(first).createApiKey(tokens.refreshToken(), "key"),
              () -> {
                int again = client(second).createApiKey(tokens.refreshToken(), "key").status();
                assertThat(again).isLessThan(500);
                Response keys =
                    client(second).send("GET", "/auth/api_keys", tokens.refreshToken(), null);
                assertThat(keys.documents()).hasSize(1);
              });
        });
  }
}
