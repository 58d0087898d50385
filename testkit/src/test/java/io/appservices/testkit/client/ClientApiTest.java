package io.appservices.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.BsonValue;
import io.appservices.emulator.api.EmulatedUser;
import io.appservices.emulator.api.Mail;
import io.appservices.testkit.AppServicesTest;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@AppServicesTest
class ClientApiTest {

  @Test
  void registersAndLogsIn(ClientApi api) {
    api.register("user@example.com", "correct horse");
    SignedInUser user = api.logIn("user@example.com", "correct horse");

    UserProfile profile = user.profile();
    assertThat(profile.id()).isEqualTo(user.id());
    assertThat(profile.email()).contains("user@example.com");
    assertThat(profile.identities())
        .extracting(EmulatedUser.Identity::provider)
        .containsExactly("local-userpass");
  }

  @Test
  void aRefusalSaysAllThatTheAnswerSays(ClientApi api, AdminApi admin) {
    String id = admin.createUser("user@example.com", "correct horse");
    admin.disableUser(id);

    RefusedCallException refused =
        catchThrowableOfType(
            RefusedCallException.class, () -> api.logIn("user@example.com", "correct horse"));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.errorCode()).contains("UserDisabled");
    assertThat(refused.error()).isEqualTo("user disabled");
    assertThat(refused.link().orElseThrow()).contains("logs?co_id=");
    assertThat(refused)
        .hasMessageContainingAll(refused.call(), "401 UserDisabled: user disabled", "co_id=")
        .hasMessageNotContaining("correct horse");
  }

  @Test
  void refreshesAndLogsOut(ClientApi api) {
    SignedInUser user = api.logInAnonymously();

    assertThat(user.refresh()).isEqualTo(user.accessToken());
    assertThat(user.profile().id()).isEqualTo(user.id());
    user.logOut();

    assertThatThrownBy(user::refresh)
        .isInstanceOf(RefusedCallException.class)
        .hasMessageContaining("InvalidSession");
  }

  @Test
  void logsInByEachProvider(ClientApi api, AppServicesEmulator emulator, EmulatedApp app) {
    for (String provider : List.of("google", "facebook", "apple")) {
      app.providers().enable(provider);
    }
    var oauth = emulator.oauth().forApp(app);
    app.functions().register("who", arguments -> "somebody");
    app.providers().enable("custom-function", Map.of("authFunctionName", "who"));
    SignedInUser user = api.logInWithGoogle(oauth.idToken("google", Map.of("email", "a@b.c")));
    String key = user.createApiKey("mine");

    assertThat(user.apiKeys()).extracting(shown -> shown.get("name")).containsExactly("mine");
    assertThat(api.logInWithApiKey(key).id()).isEqualTo(user.id());
    assertThat(
            List.of(
                api.logInWithFacebook(oauth.accessToken("facebook", Map.of())),
                api.logInWithApple(oauth.idToken("apple", Map.of())),
                api.logInWithFunction(Map.of("name", "x"))))
        .extracting(SignedInUser::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void confirmsAndResetsByMail(ClientApi api, EmulatedApp app, ControlApi control) {
    app.providers().autoConfirm(false);
    api.register("user@example.com", "correct horse");
    Mail confirmation = control.awaitMail("user@example.com", Mail.Kind.CONFIRMATION);
    api.confirm(confirmation.token(), confirmation.tokenId());
    api.logIn("user@example.com", "correct horse");

    api.sendPasswordReset("user@example.com");
    Mail reset = control.awaitMail("user@example.com", Mail.Kind.PASSWORD_RESET);
    api.resetPassword(reset.token(), reset.tokenId(), "battery staple");

    assertThat(api.logIn("user@example.com", "battery staple").email())
        .contains("user@example.com");
  }

  @Test
  void valuesOfFunctionsKeepTheirTypes(ClientApi api, EmulatedApp app) {
    app.functions().register("echo", arguments -> new ArrayList<>(arguments));
    SignedInUser user = api.logInAnonymously();
    List<Object> values =
        List.of(
            1,
            2L,
            3.0,
            "\"é\u0001\\",
            true,
            Instant.parse("2030-01-01T00:00:00Z"),
            new BsonValue.ObjectId("5f60207f14dfb25d24511203"),
            Map.of("a", List.of(1L)));

    assertThat(user.call("echo", values.toArray())).isEqualTo(values);
    assertThat(user.call("echo", new BigDecimal("1.50"), null))
        .isEqualTo(Arrays.asList(new BsonValue.Decimal128("1.50"), null));
    assertThatThrownBy(() -> user.call("echo", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a value of type java.lang.Object cannot be sent");
  }

  @Test
  void operationsOfDataSourcesAreCalled(ClientApi api) {
    SignedInUser user = api.logInAnonymously();
    Map<String, Object> orders = Map.of("database", "shop", "collection", "orders");
    user.callData(
        "mongodb-atlas",
        "insertOne",
        Map.of("database", "shop", "collection", "orders", "document", Map.of("item", "tea")));

    assertThat(user.callData("mongodb-atlas", "count", orders)).isEqualTo(1L);
  }

  @Test
  void linksAnotherIdentity(ClientApi api) {
    SignedInUser user = api.logInAnonymously();
    api.register("user@example.com", "correct horse");

    user.link(
        "local-userpass", Map.of("username", "user@example.com", "password", "correct horse"));

    assertThat(user.profile().identities()).hasSize(2);
    assertThat(api.logIn("user@example.com", "correct horse").id()).isEqualTo(user.id());
  }

  @Test
  void anyRequestCanBeSent(ClientApi api) {
    SignedInUser user = api.logInAnonymously();

    assertThat(api.request("GET", "/app/{app}/location", null, null).text("hostname"))
        .contains(api.baseUrl());
    assertThat(user.request("GET", "/auth/profile", null).status()).isEqualTo(200);
    ApiResponse refused = api.request("POST", "/auth/session", "nonsense", "{");
    assertThat(refused.isSuccess()).isFalse();
    assertThat(refused.text("error")).isPresent();
  }

  @Test
  void noTokenAndNoPasswordIsPrinted(ClientApi api) {
    api.register("user@example.com", "correct horse");
    SignedInUser user = api.logIn("user@example.com", "correct horse");

    assertThat(user.toString())
        .contains(user.id(), "user@example.com")
        .doesNotContain(user.accessToken(), user.refreshToken(), "correct horse");
    assertThat(OperatorKey.DEFAULT.toString()).doesNotContain("emulator-private-key");
  }

  @Test
  void whereNobodyAnswersIsSaid() {
    ClientApi nowhere = ClientApi.of("http://127.0.0.1:1", "myapp-abcde");

    assertThatThrownBy(nowhere::logInAnonymously)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("no answer from http://127.0.0.1:1 to POST ");
    assertThatThrownBy(() -> ClientApi.of("localhost:9090", "myapp-abcde"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a base URL is such as http://localhost:9090");
  }

  @Test
  void deletesItself(ClientApi api, AdminApi admin) {
    SignedInUser user = api.logInAnonymously();
    user.delete();

    assertThat(admin.findUser(user.id())).isEqualTo(Optional.empty());
  }
}
