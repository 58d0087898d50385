package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.EMAIL;
import static io.appservices.emulator.functions.Code.PASSWORD;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Log-in, confirmation and reset by functions in JavaScript, named by their ids. */
class AuthFunctionTest {

  private final Code code = Code.shared();
  private final ClientApiClient client = code.app().client();

  @Test
  void aFunctionConfirmsRefusesOrPutsOff() {
    String id =
        code.function(
            "confirm",
            """
            exports = async ({username, token, tokenId}) => {
              if (token.length !== 128 || tokenId.length !== 24) throw new Error("no tokens");
              return {status: username.split("@")[0]};
            };
            """);
    provider(
        "{autoConfirm: false, runConfirmationFunction: true, confirmationFunctionName: 'gone'}",
        "confirmationFunctionId",
        id);

    assertThat(client.register("success@x.y", PASSWORD)).isDone(201);
    assertThat(client.logIn("success@x.y", PASSWORD)).isJson(200);
    assertThat(client.register("pending@x.y", PASSWORD)).isDone(201);
    assertThat(client.logIn("pending@x.y", PASSWORD)).isRefusedWithCode(401, "AuthError");
    assertThat(client.register("fail@x.y", PASSWORD))
        .isRefused(400, "BadRequest", "failed to confirm user \"fail@x.y\"");
  }

  @Test
  void aFunctionResetsThePassword() {
    code.signUp();
    String id =
        code.function(
            "reset",
            "exports = ({password}, answer) => ({status: answer === 42 ? 'success' : 'fail'});");
    provider("{runResetFunction: true, resetFunctionName: 'gone'}", "resetFunctionId", id);

    assertThat(reset(41).status()).isEqualTo(400);
    assertThat(client.logIn(EMAIL, "another")).hasStatus(401);
    assertThat(reset(42)).isDone(202);

    assertThat(client.logIn(EMAIL, "another")).isJson(200);
  }

  @Test
  void aFunctionLogsIn() {
    String id =
        code.function(
            "auth",
            """
            exports = payload => {
              if (!payload.id) throw new Error("Authentication failed");
              return {id: payload.id, name: "n-" + payload.id};
            };
            """);
    Document config = json("{authFunctionName: 'gone'}").append("authFunctionId", id);
    code.create("/auth_providers", json("{type: 'custom-function'}").append("config", config));

    Response first = client.logInWith("custom-function", json("{id: 'a'}"));
    Response again = client.logInWith("custom-function", json("{id: 'a'}"));
    Response refused = client.logInWith("custom-function", json("{}"));

    assertThat(first.tokens().userId()).isEqualTo(again.tokens().userId());
    assertThat(refused).isRefusedWithCode(401, "AuthError");
    assertThat(refused.string("error")).contains("Authentication failed");
    assertThat(client.profile(first.tokens().accessToken()).document().get("data", Document.class))
        .containsEntry("name", "n-a");
    assertThat(code.logs("?errors_only=true")).hasSize(1);
  }

  @Test
  void theNameOfAnErrorStandsOnceInADetailedRefusal() {
    EmulatorConfig config =
        EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code detailed = Code.on(emulator);
      String id =
          detailed.function(
              "auth",
              "exports = ({text}) => { throw text ? text : new TypeError('on purpose'); };");
      Document settings = new Document("authFunctionId", id);
      detailed.create(
          "/auth_providers", json("{type: 'custom-function'}").append("config", settings));
      ClientApiClient users = detailed.app().client();

      assertThat(users.logInWith("custom-function", json("{}")))
          .isRefused(401, "AuthError", "TypeError: on purpose");
      assertThat(users.logInWith("custom-function", json("{text: 'on purpose'}")))
          .isRefused(401, "AuthError", "Error: on purpose");
    }
  }

  private Response reset(int answer) {
    return client.userpass(
        "reset/call",
        new Document("email", EMAIL)
            .append("password", "another")
            .append("arguments", List.of(answer)));
  }

  private void provider(String config, String key, String functionId) {
    String provider =
        code.admin("GET", "/auth_providers", null).documents().stream()
            .filter(p -> "local-userpass".equals(p.get("type")))
            .findFirst()
            .orElseThrow()
            .getString("_id");
    Document change = new Document("config", json(config).append(key, functionId));
    assertThat(code.admin("PATCH", "/auth_providers/" + provider, change)).isEmpty(204);
  }
}
