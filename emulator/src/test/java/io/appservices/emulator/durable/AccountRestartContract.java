package io.appservices.emulator.durable;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What users and their operators find as they left it after a restart. */
abstract class AccountRestartContract extends RestartContract {

  @Test
  void tokensThatWereIssuedBeforeGoOnWorking() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    restart();
    assertThat(client.profile(tokens.accessToken())).isJson(200);
    Response refreshed = client.refresh(tokens.refreshToken());
    assertThat(refreshed).isJson(201);
    assertThat(client.profile(refreshed.string("access_token"))).isJson(200);
    assertLogsIn(EMAIL, PASSWORD);
  }

  @Test
  void aUserKeepsItsIdItsIdentitiesAndItsDevices() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    Document before = admin.user(tokens.userId()).document();
    Response devices = admin.devices(tokens.userId());
    restart();
    assertThat(admin.user(tokens.userId()).document()).isEqualTo(before);
    assertThat(admin.devices(tokens.userId()).body()).isEqualTo(devices.body());
    assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(tokens.userId());
  }

  @Test
  void aDisabledUserStaysDisabledUntilItIsEnabled() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(admin.disable(tokens.userId())).isEmpty(204);
    restart();
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(401);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
    assertThat(admin.enable(tokens.userId())).isEmpty(204);
    restart();
    assertLogsIn(EMAIL, PASSWORD);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
  }

  @Test
  void revokedSessionsStayRevoked() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(admin.revoke(tokens.userId())).isEmpty(204);
    restart();
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(401);
  }

  @Test
  void aSessionThatWasLoggedOutStaysSoAndAnotherOneGoesOn() {
    Tokens left = client.signUp(EMAIL, PASSWORD);
    Tokens stays = client.logIn(EMAIL, PASSWORD).tokens();
    assertThat(client.logOut(left.refreshToken())).isEmpty(204);
    restart();
    assertThat(client.refresh(left.refreshToken()).status()).isEqualTo(401);
    assertThat(client.refresh(stays.refreshToken()).status()).isEqualTo(201);
  }

  @Test
  void aDeletedUserStaysDeletedAndItsEmailIsFree() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(admin.delete(tokens.userId())).isEmpty(204);
    restart();
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
    assertThat(admin.countUsers()).isZero();
    client.signUp(EMAIL, PASSWORD);
  }

  @Test
  void anonymousUsersAndLinkedIdentitiesGoOn() {
    Tokens anonymous = client.logInAnonymously().tokens();
    register(EMAIL);
    Document credentials = new Document("username", EMAIL).append("password", PASSWORD);
    assertThat(client.link(anonymous.accessToken(), "local-userpass", credentials)).isJson(200);
    restart();
    assertThat(client.profile(anonymous.accessToken())).isJson(200);
    assertThat(client.logIn(EMAIL, PASSWORD).tokens().userId()).isEqualTo(anonymous.userId());
  }

  @Test
  void mailsAndTheLinksInThemGoOn() {
    admin.configure("local-userpass", new Document("autoConfirm", false));
    register(EMAIL);
    register("other@example.com");
    assertThat(client.userpass("reset/send", Map.of("email", EMAIL))).isDone(202);
    var before = emulator.outbox().list();
    restart();
    assertThat(emulator.outbox().list()).isEqualTo(before).hasSize(3);
    confirm(emulator.outbox().await(EMAIL, Mail.Kind.CONFIRMATION));
    Mail reset = emulator.outbox().await(EMAIL, Mail.Kind.PASSWORD_RESET);
    Document answer = token(reset).append("password", "password-2");
    assertThat(client.userpass("reset", answer)).hasStatus(200);
    restart();
    assertLogsIn(EMAIL, "password-2");
    assertThat(client.logIn("other@example.com", PASSWORD).status()).isEqualTo(401);
    emulator.outbox().clear();
    restart();
    assertThat(emulator.outbox().list()).isEmpty();
  }

  private void confirm(Mail mail) {
    assertThat(client.userpass("confirm", token(mail))).hasStatus(200);
  }

  private static Document token(Mail mail) {
    return new Document("token", mail.token()).append("tokenId", mail.tokenId());
  }

  @Test
  void pendingUsersAreStillListedAndConfirmed() {
    admin.configure("local-userpass", new Document("autoConfirm", false));
    register(EMAIL);
    restart();
    assertThat(admin.pendingUsers("").documents()).hasSize(1);
    String path = "/user_registrations/by_email/" + EMAIL + "/confirm";
    assertThat(admin.onApp("POST", path, null)).isEmpty(204);
    restart();
    assertThat(admin.pendingUsers("").documents()).isEmpty();
    assertLogsIn(EMAIL, PASSWORD);
  }

  @Test
  void apiKeysGoOnAsTheyWereSwitched() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    String disabled = created(client.createApiKey(tokens.refreshToken(), "disabled"));
    String enabled = created(client.createApiKey(tokens.refreshToken(), "enabled"));
    String path = "/auth/api_keys/" + id(tokens, "disabled") + "/disable";
    assertThat(client.send("PUT", path, tokens.refreshToken(), null)).isEmpty(204);
    Response server = admin.onApp("POST", "/api_keys", Map.of("name", "server"));
    restart();
    assertThat(client.logInWithKey(disabled).status()).isEqualTo(401);
    assertThat(client.logInWithKey(enabled).tokens().userId()).isEqualTo(tokens.userId());
    assertThat(client.logInWithKey(server.string("key")).status()).isEqualTo(200);
    assertThat(admin.onApp("GET", "/api_keys", null).documents()).hasSize(1);
  }

  private static String created(Response key) {
    assertThat(key).isJson(201);
    return key.string("key");
  }

  private String id(Tokens tokens, String name) {
    return client.send("GET", "/auth/api_keys", tokens.refreshToken(), null).documents().stream()
        .filter(key -> name.equals(key.getString("name")))
        .map(key -> key.getString("_id"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoSignsInWithTheSameEmailIsTheSameUser() {
    admin.addProvider("oauth2-google", new Document("config", new Document("openId", true)));
    String before = signInWithGoogle();
    restart();
    assertThat(signInWithGoogle()).isEqualTo(before);
  }

  private String signInWithGoogle() {
    String token = emulator.oauth().idToken("oauth2-google", Map.of("email", EMAIL));
    return client.logInWith("oauth2-google", new Document("id_token", token)).tokens().userId();
  }

  @Test
  void passwordsKeepTheHashThatTheyWereGiven() {
    register(EMAIL);
    restart(config -> config.data(data -> data.passwordIterations(2_000)));
    assertLogsIn(EMAIL, PASSWORD);
    register("dear@example.com");
    restart();
    assertLogsIn("dear@example.com", PASSWORD);
  }
}
