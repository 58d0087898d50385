package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.Race;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one of three emulators was told of a user, the others obey with their next request. */
@Tag("shared")
class SharedUsersTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";
  private static final int NODES = 3;

  private static SharingEmulators emulators;

  private EmulatedApp app;

  @BeforeAll
  static void start() {
    emulators = new SharingEmulators(NODES);
  }

  @AfterAll
  static void stop() {
    emulators.close();
  }

  @BeforeEach
  void makeApp() {
    app = emulators.newApp();
  }

  /** What ends the sessions of a user. */
  enum End {
    DISABLE {
      @Override
      void apply(AdminApiClient admin, ClientApiClient client, Tokens tokens) {
        assertThat(admin.disable(tokens.userId()).status()).isEqualTo(204);
      }
    },
    REVOKE {
      @Override
      void apply(AdminApiClient admin, ClientApiClient client, Tokens tokens) {
        assertThat(admin.revoke(tokens.userId()).status()).isEqualTo(204);
      }
    },
    DELETE {
      @Override
      void apply(AdminApiClient admin, ClientApiClient client, Tokens tokens) {
        assertThat(admin.delete(tokens.userId()).status()).isEqualTo(204);
      }
    },
    DELETE_ITSELF {
      @Override
      void apply(AdminApiClient admin, ClientApiClient client, Tokens tokens) {
        assertThat(client.deleteUser(tokens.accessToken()).status()).isEqualTo(204);
      }
    };

    abstract void apply(AdminApiClient admin, ClientApiClient client, Tokens tokens);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void whatEndsSessionsAtOneEndsThemAtAll(End end) {
    for (int at = 0; at < NODES; at++) {
      Tokens tokens = signUp(at, EMAIL + at);
      for (int node = 0; node < NODES; node++) {
        assertThat(client(node).profile(tokens.accessToken()).status()).isEqualTo(200);
      }

      end.apply(admin(at), client(at), tokens);

      for (int node = 0; node < NODES; node++) {
        assertThat(client(node).profile(tokens.accessToken()).status()).isEqualTo(401);
        assertThat(client(node).refresh(tokens.refreshToken()).status()).isEqualTo(401);
      }
    }
  }

  @Test
  void aDisabledUserStaysOutEverywhereUntilItIsEnabledAnywhere() {
    String userId = signUp(0, EMAIL).userId();
    admin(1).disable(userId);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).logIn(EMAIL, PASSWORD).string("error_code"))
          .isEqualTo("UserDisabled");
    }
    admin(2).enable(userId);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).logIn(EMAIL, PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void aSessionThatIsLoggedOutAtOneIsRefreshedAtNone() {
    Tokens tokens = signUp(0, EMAIL);
    assertThat(client(1).logOut(tokens.refreshToken()).status()).isEqualTo(204);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).refresh(tokens.refreshToken()).status()).isEqualTo(401);
    }
  }

  @Test
  void aNewPasswordCountsEverywhereAndTheOldOneNowhere() {
    admin(0).configure("local-userpass", mailedResets());
    signUp(0, EMAIL);
    client(1).userpass("reset/send", new Document("email", EMAIL));
    Mail mail = emulators.node(2).outbox().await(EMAIL, Mail.Kind.PASSWORD_RESET);
    Document reset =
        new Document("token", mail.token())
            .append("tokenId", mail.tokenId())
            .append("password", "password-2");
    assertThat(client(2).userpass("reset", reset).status()).isEqualTo(200);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
      assertThat(client(node).logIn(EMAIL, "password-2").status()).isEqualTo(200);
    }
  }

  private static Document mailedResets() {
    return new Document("autoConfirm", true)
        .append("resetPasswordUrl", "http://localhost/reset")
        .append("resetPasswordSubject", "Reset");
  }

  @Test
  void anIdentityThatWasLinkedAtOneLogsInAtAll() {
    Response anonymous = client(0).logInAnonymously();
    client(1).register(EMAIL, PASSWORD);
    Document credentials = new Document("username", EMAIL).append("password", PASSWORD);
    Response linked =
        client(2).link(anonymous.tokens().accessToken(), "local-userpass", credentials);
    assertThat(linked.status()).isEqualTo(200);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).logIn(EMAIL, PASSWORD).string("user_id"))
          .isEqualTo(anonymous.string("user_id"));
    }
  }

  @Test
  void aKeyThatIsMadeAtOneAndDeletedAtAnotherOpensNothing() {
    Tokens tokens = signUp(0, EMAIL);
    Document key = client(0).createApiKey(tokens.refreshToken(), "key").document();
    String secret = key.getString("key");
    assertThat(client(1).logInWithKey(secret).status()).isEqualTo(200);
    String path = "/auth/api_keys/" + key.getString("_id");
    assertThat(client(2).send("DELETE", path, tokens.refreshToken(), null).status()).isEqualTo(204);
    for (int node = 0; node < NODES; node++) {
      assertThat(client(node).logInWithKey(secret).status()).isEqualTo(401);
    }
  }

  @Test
  void oneOfTheRegistrationsOfAnEmailIsMade() {
    for (int round = 0; round < 20; round++) {
      String email = round + EMAIL;
      List<Response> answers = Race.of(List.of(register(0, email), register(1, email)));
      assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(201, 409);
      List<Response> logins =
          Race.of(
              List.<Callable<Response>>of(
                  () -> client(0).logIn(email, PASSWORD), () -> client(2).logIn(email, PASSWORD)));
      assertThat(logins).allMatch(login -> login.status() == 200);
      assertThat(logins.stream().map(login -> login.string("user_id")).distinct()).hasSize(1);
    }
    assertThat(admin(1).countUsers()).isEqualTo(20);
  }

  private Callable<Response> register(int node, String email) {
    return () -> client(node).register(email, PASSWORD);
  }

  private Tokens signUp(int node, String email) {
    return client(node).signUp(email, PASSWORD);
  }

  private ClientApiClient client(int node) {
    return emulators.client(node, app);
  }

  private AdminApiClient admin(int node) {
    return emulators.admin(node, app);
  }
}
