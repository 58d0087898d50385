package io.appservices.emulator.badinput;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half of a surrogate pair, which JSON can write and UTF-8 cannot: two texts would become one. */
class HalfSurrogateTest {

  private static final String EXPECTED =
      "' must be a string of whole characters, without half of a surrogate pair";

  private static final String USERPASS = "/auth/providers/local-userpass/";

  private final TestApp app = TestApp.shared();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "register | {\"email\":\"\\ud800@b.c\",\"password\":\"password\"}",
        "register | {\"email\":\"a@b.c\",\"password\":\"passwor\\udfff\"}",
        "register | {\"email\":\"a@b.c\",\"password\":\"\\udc00\\ud800 swapped\"}",
        "login | {\"username\":\"a@b.c\",\"password\":\"\\ud800 and more\"}",
      })
  void noCredentialHasOne(String operation, String body) {
    Response refused =
        app.client().send("POST", app.client().app(USERPASS + operation), null, body);

    assertThat(refused).isRefused(400, "BadRequest", "invalid json");
    assertThat(app.admin().countUsers()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "/functions | name | {\"name\":\"f\\ud800\",\"source\":\"exports = () => 1\"}",
        "/secrets | name | {\"name\":\"s\\ud800\",\"value\":\"v\"}",
        "/secrets | value | {\"name\":\"s\",\"value\":\"\\ud800\"}",
        "/values | name | {\"name\":\"v\\ud800\",\"value\":1}",
        "/users | email | {\"email\":\"\\ud800@b.c\",\"password\":\"password\"}",
      })
  void noNameOfWhatAnOperatorMakesHasOne(String path, String member, String body) {
    Response refused = app.admin().onApp("POST", path, body);

    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("'" + member + EXPECTED);
  }

  @Test
  void noApiKeyOfAUserHasOne() {
    Tokens tokens = app.client().signUp("a@b.c", "password");

    assertThat(
            app.client()
                .send("POST", "/auth/api_keys", tokens.refreshToken(), "{\"name\":\"k\\udbff\"}"))
        .hasStatus(400);
  }

  @Test
  void wholeCharactersOfAnyPlaneAreTaken() {
    assertThat(
            app.client()
                .send(
                    "POST",
                    app.client().app(USERPASS + "register"),
                    null,
                    "{\"email\":\"\\ud83d\\ude00@b.c\",\"password\":\"\\ud83d\\ude00 password\"}"))
        .hasStatus(201);
    assertThat(app.client().logIn("\uD83D\uDE00@b.c", "\uD83D\uDE00 password")).hasStatus(200);
  }

  @Test
  void aPasswordThatCodeSetsIsNoOther() {
    app.emulated().users().create("a@b.c", "password\uD800");

    for (String other : new String[] {"password?", "password\uFFFD"}) {
      assertThat(app.client().logIn("a@b.c", other)).hasStatus(401);
    }
  }
}
