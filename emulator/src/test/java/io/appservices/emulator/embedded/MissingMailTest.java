package io.appservices.emulator.embedded;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.MissingMailException;
import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.testing.TestApp;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whoever waits in vain for a mail is told what speaks against it. */
class MissingMailTest {

  private static final String EMAIL = "a@b.c";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  private final TestApp app = TestApp.on(emulator);
  private final String name = "App '" + app.emulated().clientAppId() + "' ";

  @Test
  void anAppThatConfirmsAutomaticallyIsNamedWithWhatToDo() {
    register();

    isMissing(
        Kind.CONFIRMATION,
        name
            + "confirms registrations automatically: autoConfirm(false) before the user registers"
            + " has it send mails (app.providers() in Java, the provider's config in the Admin API,"
            + " --no-auto-confirm for all new apps). The outbox is empty.");
  }

  @Test
  void aFunctionThatConfirmsIsNamed() {
    emulator.functions().register("confirm", args -> Map.of("status", "pending"));
    app.emulated().providers().confirmationFunction("confirm");
    register();

    isMissing(
        Kind.CONFIRMATION,
        name + "confirms accounts by a function, not by mail. The outbox is empty.");
  }

  @Test
  void anAccountThatAnOperatorMadeIsConfirmed() {
    app.emulated().providers().autoConfirm(false);
    app.emulated().createUser(EMAIL, "password");

    isMissing(Kind.CONFIRMATION, name + "has confirmed the account already. The outbox is empty.");
  }

  @Test
  void aFunctionThatResetsPasswordsIsNamed() {
    app.emulated().providers().resetFunction("reset");
    register();

    isMissing(
        Kind.PASSWORD_RESET,
        name + "resets passwords by a function, not by mail. The outbox is empty.");
  }

  @Test
  void aProviderThatIsOffIsNamed() {
    register();
    app.emulated().providers().disable("local-userpass");

    isMissing(Kind.PASSWORD_RESET, name + "has email/password switched off. The outbox is empty.");
  }

  @Test
  void anAddressThatNobodyRegisteredIsNamedWithTheMailsThatThereAre() {
    app.emulated().providers().autoConfirm(false);
    for (int i = 1; i <= 6; i++) {
      assertThat(app.client().register(i + "@b.c", "password")).isDone(201);
    }

    isMissing(
        Kind.CONFIRMATION,
        "No app has an email/password account 'a@b.c'. The newest of 6 mails: CONFIRMATION to"
            + " 2@b.c, CONFIRMATION to 3@b.c, CONFIRMATION to 4@b.c, CONFIRMATION to 5@b.c,"
            + " CONFIRMATION to 6@b.c.");
  }

  @Test
  void anotherKindOfMailIsShown() {
    app.emulated().providers().autoConfirm(false);
    register();

    isMissing(Kind.PASSWORD_RESET, "The newest of 1 mails: CONFIRMATION to a@b.c.");
  }

  @Test
  void whoIsInterruptedStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> emulator.outbox().await(EMAIL, Kind.CONFIRMATION))
        .isInstanceOf(MissingMailException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void register() {
    assertThat(app.client().register(EMAIL, "password")).isDone(201);
  }

  private void isMissing(Kind kind, String reason) {
    assertThatThrownBy(() -> emulator.outbox().await(EMAIL, kind, Duration.ofMillis(1)))
        .isInstanceOf(MissingMailException.class)
        .hasMessage("no %s mail to '%s' within PT0.001S. %s".formatted(kind, EMAIL, reason));
  }
}
