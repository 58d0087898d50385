package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long things may be, up to the last byte. */
@Tag("security")
class SizeTest {

  private static final int MIB = 1 << 20;

  private final Victim victim = Victim.on(TestApp.shared());
  private final ClientApiClient client = victim.app().client();

  @ParameterizedTest
  @EnumSource
  void aBodyOverOneMebibyteIsTooLarge(BodyRoute route) {
    String before = victim.inventory();

    Response response = victim.callAdmitted(route.row(), bodyOf(MIB + 1));

    assertThat(response).isRefused(413, "request body is larger than 1048576 bytes");
    assertThat(victim.inventory()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aBodyOfOneMebibyteIsRead(BodyRoute route) {
    Response response = victim.callAdmitted(route.row(), bodyOf(MIB));

    assertThat(response).isRefusedWithCode(400, "MissingParameter");
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatIsTooLargeDoesNoHarmAnywhere() {
    return Victim.routes(victim.app().emulator()).stream()
        .filter(row -> row.method().matches("POST|PUT|PATCH"))
        .map(row -> dynamicTest(row.toString(), () -> survives(row)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 129, 1000, 100_000})
  void aPasswordIsNeitherShorterThan6NorLongerThan128(int length) {
    String before = victim.inventory();
    String password = "p".repeat(length);

    for (Response response :
        new Response[] {
          client.register("new@example.com", password),
          victim.app().admin().createUser("new@example.com", password),
          reset(password)
        }) {
      assertThat(response)
          .isRefused(400, "BadRequest", "password must be between 6 and 128 characters");
    }
    assertThat(victim.inventory()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 128})
  void aPasswordMayHave6To128Characters(int length) {
    client.signUp("new@example.com", "p".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 129, 1000, 100_000})
  void anEmailIsNeitherEmptyNorLongerThan128(int length) {
    String before = victim.inventory();
    String email = "e".repeat(length);

    for (Response response :
        new Response[] {
          client.register(email, "password"),
          victim.app().admin().createUser(email, "password"),
          victim.app().admin().changeEmail(victim.user().userId(), email)
        }) {
      assertThat(response).isRefused(400, "BadRequest", "email invalid");
    }
    assertThat(victim.inventory()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void anEmailMayHave1To128Characters(int length) {
    client.signUp("e".repeat(length), "password");
  }

  @Test
  void aLoginWithWordsThatAreTooLongIsAWrongPassword() {
    assertThat(client.logIn("e".repeat(100_000), "password"))
        .isRefused(401, "InvalidPassword", "unauthorized");
    assertThat(client.logIn(Victim.EMAIL, "p".repeat(100_000)))
        .isRefused(401, "InvalidPassword", "unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "0", "token"})
  void aOneTimeTokenOfTheWrongFormIsInvalidTokenData(String text) {
    String token = "0".repeat(128);
    String id = "0".repeat(24);
    for (Map<String, String> pair :
        List.of(Map.of("token", text, "tokenId", id), Map.of("token", token, "tokenId", text))) {
      assertThat(client.userpass("confirm", pair))
          .isRefused(400, "BadRequest", "invalid token data");
    }
  }

  @Test
  void aOneTimeTokenThatNobodyIssuedIsInvalid() {
    assertThat(
            client.userpass("confirm", Map.of("token", "0".repeat(128), "tokenId", "0".repeat(24))))
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
    assertThat(reset("password"))
        .isRefused(400, "UserpassTokenInvalid", "userpass token is expired or invalid");
  }

  private Response reset(String password) {
    return client.userpass(
        "reset", Map.of("token", "0".repeat(128), "tokenId", "0".repeat(24), "password", password));
  }

  private void survives(RouteRow row) {
    Victim ownVictim = Victim.on(TestApp.shared());
    Victim.assertNoDefect(ownVictim.callAdmitted(row, bodyOf(2 * MIB)));
    assertThat(ownVictim.app().client().location()).isJson(200);
  }

  /** An object of exactly so many bytes. */
  private static byte[] bodyOf(int bytes) {
    String frame = "{\"x\":\"\"}";
    return frame.replace("\"\"", '"' + "x".repeat(bytes - frame.length()) + '"').getBytes(US_ASCII);
  }
}
