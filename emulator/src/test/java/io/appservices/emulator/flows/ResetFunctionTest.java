package io.appservices.emulator.flows;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function of the app decides who may set a new password. */
class ResetFunctionTest {

  private static final String EMAIL = "a@b.c";
  private static final String PASSWORD = "password";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);
  private final List<List<Object>> calls = new ArrayList<>();
  private Tokens user;

  @BeforeEach
  void resetByFunction() {
    emulator.clock().freeze();
    Document config = new Document("runResetFunction", true).append("resetFunctionName", "reset");
    app.admin().configure("local-userpass", config);
    decide("pending");
    user = app.client().signUp(EMAIL, PASSWORD);
  }

  @Test
  void itIsToldWhetherTheCallerKnowsThePassword() {
    call(PASSWORD);
    call("another");

    assertThat(calls)
        .extracting(
            arguments -> (Object) ((Map<?, ?>) arguments.get(0)).get("currentPasswordValid"))
        .containsExactly(true, false);
    Document told = (Document) DocumentValues.of(calls.get(0).get(0));
    assertThat(told.getString("token")).matches("[0-9a-f]{128}");
    assertThat(told.getString("tokenId")).matches("[0-9a-f]{24}");
    assertThat(calls.get(0)).as("without further arguments").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"text\"",
        "{\"$numberInt\":\"1\"}",
        "{\"$numberLong\":\"1\"}",
        "{\"$numberDouble\":\"1.5\"}",
        "{\"$numberDecimal\":\"1.50\"}",
        "{\"$oid\":\"5f60207f14dfb25d24511201\"}",
        "{\"$date\":{\"$numberLong\":\"1\"}}",
        "{\"$binary\":{\"base64\":\"AQI=\",\"subType\":\"00\"}}",
        "{\"$binary\":{\"base64\":\"c//SZESzTGmQ6OfR38A11A==\",\"subType\":\"04\"}}",
        "{\"$timestamp\":{\"t\":1,\"i\":2}}",
        "{\"$regularExpression\":{\"pattern\":\"a\",\"options\":\"i\"}}",
        "{\"$code\":\"x\"}",
        "{\"$symbol\":\"x\"}",
        "{\"$minKey\":1}",
        "{\"$maxKey\":1}",
        "{\"$undefined\":true}",
        "[[],{\"a\":[{\"$numberLong\":\"1\"}]}]",
      })
  void itIsGivenArgumentsOfEveryType(String argument) {
    String body =
        "{\"email\":\"a@b.c\",\"password\":\"another\",\"arguments\":[" + argument + ",\"last\"]}";

    assertThat(app.client().as(Sdk.CORE).userpass("reset/call", body)).isDone(202);

    assertThat(calls.get(0)).hasSize(3).endsWith("last");
    assertThat(
            new String(
                Ejson.canonical(DocumentValues.of(calls.get(0).get(1))), StandardCharsets.UTF_8))
        .isEqualTo(argument);
  }

  @Test
  void argumentsThatAreNoListAreRefusedAndTheFunctionIsNotRun() {
    Document body = new Document("email", EMAIL).append("password", "another");

    assertThat(app.client().userpass("reset/call", body.append("arguments", "x")))
        .isRefused(400, "BadRequest", "invalid json");
    assertThat(calls).isEmpty();
  }

  @Test
  void aPasswordThatMayNotBeSetIsRefusedAndTheFunctionIsNotRun() {
    for (String password : List.of("", "short", "x".repeat(129))) {
      assertThat(call(password)).isRefusedWithCode(400, "BadRequest");
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void successSetsThePasswordAndVoidsThePairs() {
    call("pending password");
    decide("success");
    assertThat(call("another")).isDone(202);

    assertThat(app.client().logIn(EMAIL, "another").tokens().userId()).isEqualTo(user.userId());
    assertInvalid(reset(0, "a third one"));
    assertInvalid(reset(1, "a third one"));
    assertThat(app.client().refresh(user.refreshToken())).as("sessions go on").isJson(201);
  }

  @Test
  void thePairOfAPendingResetIsGoodOnceAndForHalfAnHour() {
    call("another");
    call("another");
    emulator.clock().advance(Duration.ofSeconds(1_799));
    assertInvalid(reset(0, "another"));
    assertThat(reset(1, "another")).isDone(200);
    assertInvalid(reset(1, "another"));

    call("a third one");
    emulator.clock().advance(Duration.ofMinutes(30));
    assertInvalid(reset(2, "a third one"));
    assertThat(app.client().logIn(EMAIL, "another")).isJson(200);
  }

  @Test
  void thePasswordIsTheOneThatComesWithThePair() {
    call("another");
    assertThat(reset(0, "short")).isRefusedWithCode(400, "BadRequest");
    assertThat(reset(0, "a third one")).isDone(200);

    assertThat(app.client().logIn(EMAIL, "a third one")).isJson(200);
    assertThat(app.client().logIn(EMAIL, "another")).isRefusedWithCode(401, "InvalidPassword");
  }

  @Test
  void aFailureVoidsThePairThatTheFunctionWasGiven() {
    decide("fail");

    assertThat(call("another")).isRefused(400, "failed to reset password for user \"a@b.c\"");

    assertInvalid(reset(0, "another"));
    assertThat(app.client().logIn(EMAIL, PASSWORD)).isJson(200);
  }

  @Test
  void whereAFunctionResetsNoMailIsSent() {
    assertThat(app.client().userpass("reset/send", Map.of("email", EMAIL)))
        .isRefused(400, "please use reset password via function");
    call("another");

    assertThat(emulator.outbox().list(EMAIL, Kind.PASSWORD_RESET)).isEmpty();
  }

  private void decide(String status) {
    emulator
        .functions()
        .register(
            "reset",
            arguments -> {
              calls.add(arguments);
              return Map.of("status", status);
            });
  }

  private Response call(String password) {
    Document body = new Document("email", EMAIL).append("password", password);
    return app.client().userpass("reset/call", body);
  }

  /** Sets a password with the pair of one of the calls. */
  private Response reset(int call, String password) {
    Document told = (Document) DocumentValues.of(calls.get(call).get(0));
    Document body =
        new Document("token", told.get("token"))
            .append("tokenId", told.get("tokenId"))
            .append("password", password);
    return app.client().userpass("reset", body);
  }

  private static void assertInvalid(Response response) {
    assertThat(response)
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }
}
