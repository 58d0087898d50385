package io.appservices.emulator.flows;

import static io.appservices.emulator.flows.Linking.EMAIL;
import static io.appservices.emulator.flows.Linking.PASSWORD;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A user that gets one more way to log in keeps its id. */
class LinkTest {

  private final Linking linking = Linking.onNewApp();
  private final TestApp app = linking.app();
  private final ClientApiClient client = app.client();

  @Test
  void anAnonymousUserBecomesAnEmailUserWithTheSameId() {
    Tokens user = client.logInAnonymously().tokens();
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);

    Response answer = linking.linkEmail(user, EMAIL);

    assertThat(answer.document())
        .containsOnlyKeys("access_token", "refresh_token", "user_id", "device_id")
        .containsEntry("user_id", user.userId())
        .containsEntry("device_id", user.deviceId());
    assertThat(linking.types(answer.tokens())).containsExactly("anon-user", "local-userpass");
    assertThat(client.profile(user.accessToken()).document().get("data"))
        .as("seen by the old token too")
        .isEqualTo(new Document("email", EMAIL));
    assertThat(client.refresh(answer.tokens().refreshToken())).isJson(201);
    assertThat(client.refresh(user.refreshToken())).isJson(201);
    assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(user.userId());
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void identitiesStandInTheOrderInWhichTheyWereLinkedAndEachLogsIn() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    for (String id : List.of("z", "a", "m")) {
      assertThat(linking.linkFunction(user, id)).isJson(200);
    }

    assertThat(linking.identities(user))
        .extracting(i -> i.get("id"))
        .containsSequence("z", "a", "m");
    assertThat(linking.types(user))
        .containsExactly("local-userpass", "custom-function", "custom-function", "custom-function");
    for (String id : List.of("m", "a", "z")) {
      assertThat(linking.logInByFunction(id).tokens().userId()).isEqualTo(user.userId());
    }
    assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(user.userId());
    assertThat(linking.identities(user)).as("after logging in with each").hasSize(4);
    assertThat(app.admin().user(user.userId()).document().getList("identities", Document.class))
        .extracting(i -> i.get("id"))
        .containsSequence("z", "a", "m");
  }

  @Test
  void linkingAnIdentityTwiceIsLinkingItOnce() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    assertThat(linking.linkFunction(user, "same")).isJson(200);

    assertThat(linking.linkFunction(user, "same")).isJson(200);
    assertThat(linking.linkEmail(user, EMAIL)).isJson(200);

    assertThat(linking.types(user)).containsExactly("local-userpass", "custom-function");
  }

  @Test
  void aKeyOfOnesOwnIsOneMoreIdentity() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    Document key = client.createApiKey(user.refreshToken(), "key").document();
    Map<String, Object> credentials = Map.of("key", key.get("key"));

    assertThat(client.link(user.accessToken(), "api-key", credentials)).isJson(200);

    assertThat(linking.types(user)).containsExactly("local-userpass", "api-key");
    assertThat(linking.identities(user).get(1)).containsEntry("id", key.get("_id"));
    Tokens other = client.signUp("b@b.c", PASSWORD);
    assertThat(client.link(other.accessToken(), "api-key", credentials))
        .isRefused(400, "InvalidParameter", "invalid user link request");
    linking.assertUntouched(other);
  }

  @Test
  void aDeletedUserSetsItsIdentitiesFree() {
    Tokens user = client.signUp(EMAIL, PASSWORD);
    assertThat(linking.linkFunction(user, "free")).isJson(200);
    assertThat(client.deleteUser(user.accessToken())).isEmpty(204);

    assertThat(client.logIn(EMAIL, PASSWORD)).isRefusedWithCode(401, "InvalidPassword");
    Tokens next = client.logInAnonymously().tokens();
    assertThat(linking.linkFunction(next, "free")).isJson(200);
    assertThat(client.register(EMAIL, PASSWORD)).isDone(201);
    assertThat(linking.linkEmail(next, EMAIL)).isJson(200);
  }
}
