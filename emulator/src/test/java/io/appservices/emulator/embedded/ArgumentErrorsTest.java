package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.error.EmulatorException;
import io.appservices.emulator.testing.TestApp;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong argument is named in the words of the caller. */
class ArgumentErrorsTest {

  private static final String NOBODY = "5f60207f14dfb25d23101102";

  private final TestApp test = TestApp.shared();
  private final AppServicesEmulator emulator = test.emulator();
  private final EmulatedApp app = test.emulated();

  private final List<Consumer<String>> onUsers =
      List.of(
          app.users()::disable,
          app.users()::enable,
          app.users()::revokeSessions,
          app.users()::delete);

  @ParameterizedTest
  @ValueSource(strings = {"somebody", "", "5f60207f14dfb25d2310110", "5f60207f14dfb25d2310110g"})
  void whatIsNeitherAnIdNorAnEmailIsNamed(String text) {
    for (Consumer<String> call : onUsers) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.accept(text))
          .withMessage(
              "'%s' is neither an email nor a user id: that has 24 hexadecimal digits, as create"
                  + " returns it",
              text);
    }
  }

  @Test
  void aUserThatTheAppDoesNotHaveIsNamed() {
    for (Consumer<String> call : onUsers) {
      refused(() -> call.accept(NOBODY), "user not found: '" + NOBODY + "'" + inApp());
      refused(() -> call.accept("no@b.c"), "user not found: 'no@b.c'" + inApp());
    }
  }

  @Test
  void theEmailThatIsTakenIsNamed() {
    app.createUser("a@b.c", "password");

    refused(() -> app.createUser("a@b.c", "password"), "name already in use: 'a@b.c'" + inApp());
  }

  @Test
  void theEmailOrPasswordThatIsWrongIsNamed() {
    refused(
        () -> app.createUser("", "password"), "email invalid: ''; 1 to 128 characters are needed");
    refused(
        () -> app.createUser("a@b.c", "short"),
        "password must be between 6 and 128 characters; that of 'a@b.c' has 5");
  }

  @Test
  void itIsSaidHowUsersCanBeMade() {
    app.providers().disable("local-userpass");

    refused(
        () -> app.createUser("a@b.c", "password"),
        "the local-userpass auth provider is not enabled"
            + inApp()
            + "; app.providers().enable(\"local-userpass\") does it");
  }

  @Test
  void aDataSourceThatTheAppDoesNotHaveIsNamedWithThoseThereAre() {
    refused(
        () -> app.connectionString("mongodb-atlsa"),
        "service not found: 'mongodb-atlsa'" + inApp() + "; every app has mongodb-atlas");
  }

  @Test
  void anAppThatWasDeletedIsNamed() {
    app.delete();

    String deleted = "app '" + app.clientAppId() + "' was deleted";
    refused(() -> app.createUser("a@b.c", "password"), deleted);
    refused(() -> app.users().disable(NOBODY), deleted);
    refused(() -> app.users().list(1), deleted);
    refused(() -> app.providers().enable("google"), deleted);
    refused(app::delete, deleted);
  }

  @Test
  void aNameThatNoAppCanHaveIsNamed() {
    assertThatThrownBy(() -> emulator.newApp("my shop"))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContainingAll("1 to 32 characters", "'my shop'");
  }

  @Test
  void aLimitBelowZeroIsNamed() {
    assertThat(app.users().list(0)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.users().list(-1))
        .withMessage("limit must be 0 or more, not -1");
  }

  @Test
  void anArgumentThatIsNullIsNamed() {
    isNull("email", () -> app.createUser(null, "password"));
    isNull("password", () -> app.createUser("a@b.c", null));
    onUsers.forEach(call -> isNull("user", () -> call.accept(null)));
    isNull("dataSource", () -> app.connectionString(null));
    isNull("name", () -> emulator.newApp(null));
    isNull("provider", () -> app.providers().enable(null));
    isNull("config", () -> app.providers().enable("google", null));
    isNull("provider", () -> app.providers().disable(null));
    isNull("functionName", () -> app.providers().confirmationFunction(null));
    isNull("functionName", () -> app.providers().resetFunction(null));
    isNull("providerName", () -> emulator.oauth().idToken(null, Map.of()));
    isNull("app", () -> emulator.oauth().forApp(null));
  }

  private String inApp() {
    return " in app '" + app.clientAppId() + "'";
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(EmulatorException.class).hasMessage(message);
  }

  private static void isNull(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }
}
