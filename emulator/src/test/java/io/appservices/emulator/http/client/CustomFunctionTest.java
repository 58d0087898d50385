package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.JavaFunction;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in as whoever a function of the app says that one is. */
class CustomFunctionTest {

  @AutoClose private static final AppServicesEmulator EMULATOR = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(EMULATOR);
  private final ClientApiClient client = app.client();
  private final List<List<Object>> calls = new ArrayList<>();

  @BeforeEach
  void logInByFunction() {
    Document config = new Document("authFunctionName", "authenticate");
    app.admin().addProvider("custom-function", new Document("config", config));
  }

  @Test
  void theIdThatIsReturnedIsTheIdentity() {
    decide(arguments -> "somebody");

    Tokens user = logIn().tokens();

    Document profile = client.profile(user.accessToken()).document();
    assertThat(profile).containsEntry("type", "normal").containsEntry("data", new Document());
    assertThat(profile.getList("identities", Document.class).get(0))
        .containsEntry("id", "somebody")
        .containsEntry("provider_type", "custom-function")
        .containsEntry("provider_data", new Document());
    assertThat(logIn().tokens().userId()).isEqualTo(user.userId());
    decide(arguments -> "Somebody");
    assertThat(logIn().tokens().userId()).isNotEqualTo(user.userId());
  }

  @Test
  void aDocumentMayTellTheNameToo() {
    decide(arguments -> Map.of("id", "somebody", "name", "Ada", "email", "a@b.c"));
    Tokens user = logIn().tokens();
    assertThat(data(user)).isEqualTo(new Document("name", "Ada"));

    decide(arguments -> new Document("id", "somebody"));
    assertThat(logIn().tokens().userId()).isEqualTo(user.userId());
    assertThat(data(user)).as("told anew by each login").isEmpty();
    decide(arguments -> new Document("id", "somebody").append("name", 1));
    assertThat(logIn().tokens().userId()).isEqualTo(user.userId());
    assertThat(data(user)).isEmpty();
  }

  @Test
  void anyOtherAnswerLogsNobodyIn() {
    for (Object result :
        Arrays.asList(
            null,
            "",
            1,
            true,
            List.of("x"),
            Map.of(),
            Map.of("id", 1),
            Map.of("id", ""),
            Map.of("name", "x"),
            new ObjectId())) {
      decide(arguments -> result);
      assertThat(logIn()).as(result + "").isRefusedWithCode(401, "AuthError");
    }
    assertThat(app.admin().countUsers()).isZero();
  }

  @Test
  void whatItThrowsIsTheAnswer() {
    decide(
        arguments -> {
          throw new IllegalStateException("Authentication failed: \"no\"");
        });
    assertThat(logIn()).isRefused(401, "AuthError", "Authentication failed: \"no\"");
    decide(
        arguments -> {
          throw new IllegalStateException();
        });
    assertThat(logIn()).isRefused(401, "AuthError", "IllegalStateException");
    assertThat(app.admin().countUsers()).isZero();
  }

  @Test
  void aFunctionThatIsNotThereIsNamed() {
    app.admin().configure("custom-function", new Document("authFunctionName", "nobody's"));

    assertThat(logIn()).isRefused(401, "AuthError", "function not found: 'nobody's'");
  }

  @Test
  void itIsGivenThePayloadWithoutTheDevice() {
    decide(arguments -> "somebody");
    Document device = new Document("device", new Document("platform", "node"));
    Document payload = new Document("username", "ada").append("options", device).append("n", 1);

    Response login = client.logInWith("custom-function", payload);

    payload.remove("options");
    assertThat(calls).containsExactly(List.of(payload));
    assertThat(app.admin().devices(login.tokens().userId()).documents()).hasSize(1);
  }

  @Test
  void anEmptyBodyIsAnEmptyPayload() {
    decide(arguments -> "somebody");

    assertThat(client.logInWith("custom-function", null)).isJson(200);
    assertThat(client.as(Sdk.CORE).logInWith("custom-function", null)).isJson(200);

    assertThat(calls).containsOnly(List.of(new Document()));
  }

  @Test
  void valuesOfThePayloadKeepTheirType() {
    decide(arguments -> "somebody");
    String payload =
        "{\"int\":{\"$numberInt\":\"1\"},\"long\":{\"$numberLong\":\"1\"},"
            + "\"double\":{\"$numberDouble\":\"1.0\"},\"decimal\":{\"$numberDecimal\":\"1\"},"
            + "\"oid\":{\"$oid\":\"5f60207f14dfb25d24511201\"},"
            + "\"date\":{\"$date\":{\"$numberLong\":\"1\"}},"
            + "\"binary\":{\"$binary\":{\"base64\":\"AQI=\",\"subType\":\"00\"}},"
            + "\"null\":null,\"list\":[true,\"ü\",{\"a\":{\"$minKey\":1}}]}";

    assertThat(client.logInWith("custom-function", payload)).isJson(200);

    Object told = DocumentValues.of(calls.get(0).get(0));
    assertThat(new String(Ejson.canonical(told), StandardCharsets.UTF_8)).isEqualTo(payload);
    assertThat((Document) told).containsEntry("int", 1).containsEntry("long", 1L);
  }

  @Test
  void aDisabledUserIsKeptOutAlthoughTheFunctionKnowsIt() {
    decide(arguments -> "somebody");
    assertThat(app.admin().disable(logIn().tokens().userId())).isEmpty(204);

    assertThat(logIn()).isRefused(401, "UserDisabled", "user disabled");
  }

  @Test
  void aDeletedUserIsSomebodyNewNextTime() {
    decide(arguments -> "somebody");
    Tokens user = logIn().tokens();
    assertThat(client.deleteUser(user.accessToken())).isEmpty(204);

    assertThat(logIn().tokens().userId()).isNotEqualTo(user.userId());
  }

  private void decide(JavaFunction function) {
    EMULATOR
        .functions()
        .register(
            "authenticate",
            arguments -> {
              calls.add(arguments);
              return function.call(arguments);
            });
  }

  private Response logIn() {
    return client.logInWith("custom-function", Map.of("username", "ada"));
  }

  private Document data(Tokens user) {
    return client.profile(user.accessToken()).document().get("data", Document.class);
  }
}
