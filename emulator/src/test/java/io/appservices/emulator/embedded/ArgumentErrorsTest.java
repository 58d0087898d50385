package io.appservices.emulator.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.domain.AppServicesException;
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
      List.of(app::disableUser, app::enableUser, app::revokeSessions, app::deleteUser);

  @ParameterizedTest
  @ValueSource(strings = {"a@b.c", "", "5f60207f14dfb25d2310110", "5f60207f14dfb25d2310110g"})
  void whatIsNoUserIdIsNamed(String text) {
    for (Consumer<String> call : onUsers) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> call.accept(text))
          .withMessage(
              "'%s' is no user id: that has 24 hexadecimal digits, as createUser returns it", text);
    }
  }

  @Test
  void aUserThatTheAppDoesNotHaveIsNamed() {
    for (Consumer<String> call : onUsers) {
      refused(() -> call.accept(NOBODY), "user not found: '" + NOBODY + "'" + inApp());
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
    app.disable("local-userpass");

    refused(
        () -> app.createUser("a@b.c", "password"),
        "the local-userpass auth provider is not enabled"
            + inApp()
            + "; app.enable(\"local-userpass\") does it");
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
    refused(() -> app.disableUser(NOBODY), deleted);
    refused(() -> app.users(1), deleted);
    refused(() -> app.enable("google"), deleted);
    refused(app::delete, deleted);
  }

  @Test
  void aNameThatNoAppCanHaveIsNamed() {
    assertThatThrownBy(() -> emulator.newApp("my shop"))
        .isInstanceOf(AppServicesException.class)
        .hasMessageContainingAll("1 to 32 characters", "'my shop'");
  }

  @Test
  void aLimitBelowZeroIsNamed() {
    assertThat(app.users(0)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> app.users(-1))
        .withMessage("limit must be 0 or more, not -1");
  }

  @Test
  void anArgumentThatIsNullIsNamed() {
    isNull("email", () -> app.createUser(null, "password"));
    isNull("password", () -> app.createUser("a@b.c", null));
    onUsers.forEach(call -> isNull("userId", () -> call.accept(null)));
    isNull("dataSource", () -> app.connectionString(null));
    isNull("name", () -> emulator.newApp(null));
    isNull("provider", () -> app.enable(null));
    isNull("config", () -> app.enable("google", null));
    isNull("provider", () -> app.disable(null));
    isNull("functionName", () -> app.confirmationFunction(null));
    isNull("functionName", () -> app.resetFunction(null));
    isNull("providerName", () -> emulator.oauth().idToken((String) null, Map.of()));
    isNull("app", () -> emulator.oauth().forApp(null));
  }

  private String inApp() {
    return " in app '" + app.clientAppId() + "'";
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(AppServicesException.class).hasMessage(message);
  }

  private static void isNull(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }
}
