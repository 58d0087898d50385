package io.appservices.emulator.service;

import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static io.appservices.emulator.service.Services.admits;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.storage.embedded.EmbeddedStorage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * While a function of the app decides about an account, the account can be deleted and its email
 * registered by somebody else. The decision must not touch the other account.
 */
@Tag("security")
class AccountTakeoverTest {

  private static final String OTHER_PASSWORD = "password-2";

  private final Services services = new Services(new EmbeddedStorage());
  private final AtomicBoolean first = new AtomicBoolean(true);

  @Test
  void aConfirmationFunctionDoesNotConfirmTheAccountOfAnother() {
    confirmBy("success");
    services.register(EMAIL, PASSWORD);
    assertThat(account()).map(Registration::confirmed).contains(false);
  }

  @Test
  void aConfirmationFunctionThatFailsDoesNotDeleteTheAccountOfAnother() {
    confirmBy("fail");
    assertThat(admits(() -> services.register(EMAIL, PASSWORD))).isFalse();
    assertThat(account()).isPresent();
    services.registrations.confirm(services.app(), EMAIL);
    assertThat(services.logIn(EMAIL, OTHER_PASSWORD)).isNotNull();
  }

  @Test
  void aResetFunctionDoesNotSetThePasswordOfAnother() {
    services.configure(
        new Document("autoConfirm", true)
            .append("runResetFunction", true)
            .append("resetFunctionName", "reset"));
    services.functions.register(
        "reset",
        arguments -> {
          services.registrations.deletePending(services.app(), EMAIL);
          services.register(EMAIL, OTHER_PASSWORD);
          return new Document("status", "success");
        });
    services.register(EMAIL, PASSWORD);
    admits(() -> services.resets.call(services.app(), EMAIL, "password-3", List.of()));
    assertThat(admits(() -> services.logIn(EMAIL, "password-3"))).isFalse();
    assertThat(admits(() -> services.logIn(EMAIL, OTHER_PASSWORD))).isTrue();
  }

  /** A function that, the first time, gives the email to another account that stays pending. */
  private void confirmBy(String status) {
    services.configure(
        new Document("autoConfirm", false)
            .append("runConfirmationFunction", true)
            .append("confirmationFunctionName", "confirm"));
    services.functions.register(
        "confirm",
        arguments -> {
          if (!first.getAndSet(false)) {
            return new Document("status", "pending");
          }
          services.registrations.deletePending(services.app(), EMAIL);
          services.register(EMAIL, OTHER_PASSWORD);
          return new Document("status", status);
        });
  }

  private Optional<Registration> account() {
    return services.storage.registrations().find(services.app().id(), EMAIL);
  }
}
