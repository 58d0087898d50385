package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.domain.user.Registration;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts, from their registration to the first login or their end. */
class RegistrationServiceTest {

  private final HeardServices scene = new HeardServices();
  private final Services services = scene.services;
  private final RegistrationService registrations = services.registrations;

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    scene.assertThatAllHasEnded();
  }

  private void confirmByMail() {
    services.configure(new Document("autoConfirm", false));
  }

  private void confirmByFunction(String status) {
    services.configure(
        new Document("autoConfirm", false)
            .append("runConfirmationFunction", true)
            .append("confirmationFunctionName", "confirm"));
    services.functions.register("confirm", arguments -> new Document("status", status));
  }

  private OneTimeToken token() {
    return Objects.requireNonNull(scene.account(EMAIL).confirmation());
  }

  private void confirm(OneTimeToken token) {
    registrations.confirm(scene.app(), token.token(), token.tokenId().toHexString());
  }

  @Test
  void anAccountThatConfirmsItselfLogsInAtOnce() {
    assertThat(registrations.hashingTakesLong()).isFalse();
    assertThat(registrations.runsFunction(scene.app())).isFalse();
    services.register(EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("REGISTERED by USER", "CONFIRMED by EMULATOR");
    assertThat(scene.account(EMAIL).confirmed()).isTrue();
    assertThat(scene.account(EMAIL).confirmation()).isNull();
    assertThat(refusal(() -> services.register(EMAIL, PASSWORD))).isEqualTo("name already in use");
    assertThat(scene.heard()).isEmpty();
    services.logIn(EMAIL, PASSWORD);
  }

  @Test
  void whatIsNoEmailOrPasswordIsNotRegistered() {
    assertThat(refusal(() -> services.register("", PASSWORD))).isEqualTo("email invalid");
    assertThat(refusal(() -> services.register(EMAIL, "short"))).startsWith("password must be");
    assertThat(refusal(() -> registrations.registerPending(scene.app(), "", PASSWORD)))
        .isEqualTo("email invalid");
    assertThat(refusal(() -> registrations.registerPending(scene.app(), EMAIL, "short")))
        .startsWith("password must be");
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(refusal(() -> services.register(EMAIL, PASSWORD))).startsWith("authentication via");
    assertThat(refusal(() -> registrations.registerPending(scene.app(), EMAIL, PASSWORD)))
        .startsWith("authentication via");
  }

  @Test
  void aLinkConfirmsOnceUntilItExpires() {
    confirmByMail();
    services.register(EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("REGISTERED by USER");
    assertThat(refusal(() -> services.logIn(EMAIL, PASSWORD))).isEqualTo("confirmation required");
    OneTimeToken token = token();
    assertThat(token.token()).matches("[0-9a-f]{128}");
    String other = (token.token().startsWith("a") ? "b" : "a") + token.token().substring(1);
    String id = token.tokenId().toHexString();
    assertThat(refusal(() -> registrations.confirm(scene.app(), other, id)))
        .isEqualTo("userpass token is expired or invalid");
    assertThat(refusal(() -> registrations.confirm(scene.app(), token.token(), "1".repeat(24))))
        .isEqualTo("userpass token is expired or invalid");
    assertThat(refusal(() -> registrations.confirm(scene.app(), "x", id)))
        .isEqualTo("invalid token data");
    assertThat(refusal(() -> registrations.confirm(scene.app(), token.token(), "x")))
        .isEqualTo("invalid token data");
    services.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
    confirm(token);
    assertThat(scene.heard()).containsExactly("CONFIRMED by USER");
    assertThat(refusal(() -> confirm(token))).isEqualTo("userpass token is expired or invalid");
    services.logIn(EMAIL, PASSWORD);
  }

  @Test
  void anExpiredLinkConfirmsNothingAndANewOneReplacesIt() {
    confirmByMail();
    services.register(EMAIL, PASSWORD);
    OneTimeToken expired = token();
    services.clock.advance(Duration.ofMinutes(30));
    assertThat(refusal(() -> confirm(expired))).isEqualTo("userpass token is expired or invalid");
    OneTimeToken sent = registrations.resend(scene.app(), EMAIL);
    assertThat(sent).isEqualTo(token()).isNotEqualTo(expired);
    assertThat(services.outbox.list(mail -> true))
        .extracting(mail -> mail.token())
        .containsExactly(expired.token(), sent.token());
    assertThat(refusal(() -> confirm(expired))).isEqualTo("userpass token is expired or invalid");
    confirm(sent);
    assertThat(refusal(() -> registrations.resend(scene.app(), EMAIL)))
        .isEqualTo("already confirmed");
    assertThat(refusal(() -> registrations.resend(scene.app(), "b@x"))).isEqualTo("user not found");
  }

  @Test
  void aFunctionConfirms() {
    confirmByFunction("success");
    assertThat(registrations.runsFunction(scene.app())).isTrue();
    services.register(EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("REGISTERED by USER", "CONFIRMED by EMULATOR");
    assertThat(services.outbox.list(mail -> true)).isEmpty();
    services.logIn(EMAIL, PASSWORD);
  }

  @Test
  void anAccountThatIsConfirmedWhileAFunctionRunsIsNotConfirmedOnceMore() {
    confirmByFunction("success");
    services.functions.register(
        "confirm",
        arguments -> {
          registrations.confirm(scene.app(), EMAIL);
          return new Document("status", "success");
        });
    services.register(EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("REGISTERED by USER", "CONFIRMED by OPERATOR");
  }

  @Test
  void aFunctionThatFailsLeavesNoAccount() {
    confirmByFunction("fail");
    assertThat(refusal(() -> services.register(EMAIL, PASSWORD)))
        .isEqualTo("failed to confirm user \"" + EMAIL + "\"");
    assertThat(scene.heard())
        .containsExactly("REGISTERED by USER", "REGISTRATION_DELETED by EMULATOR");
    assertThat(services.storage.registrations().find(scene.app().id(), EMAIL)).isEmpty();
  }

  @Test
  void aFunctionIsAskedAgain() {
    confirmByFunction("pending");
    services.register(EMAIL, PASSWORD);
    OneTimeToken first = token();
    Optional<OneTimeToken> second = registrations.runConfirmation(scene.app(), EMAIL);
    assertThat(second).contains(token()).isNotEqualTo(Optional.of(first));
    registrations.callConfirmation(scene.app(), EMAIL);
    assertThat(token()).isNotEqualTo(second.orElseThrow());
    assertThat(refusal(() -> registrations.resend(scene.app(), EMAIL)))
        .isEqualTo("please confirm via function");
    confirmByFunction("fail");
    assertThat(refusal(() -> registrations.callConfirmation(scene.app(), EMAIL)))
        .isEqualTo("failed to confirm user \"" + EMAIL + "\"");
    assertThat(scene.account(EMAIL).confirmed()).isFalse();
    confirmByFunction("success");
    scene.heard();
    assertThat(registrations.runConfirmation(scene.app(), EMAIL)).isEmpty();
    assertThat(scene.heard()).containsExactly("CONFIRMED by EMULATOR");
    assertThat(refusal(() -> registrations.callConfirmation(scene.app(), EMAIL)))
        .isEqualTo("already confirmed");
    assertThat(refusal(() -> registrations.callConfirmation(scene.app(), "b@x")))
        .isEqualTo("user not found");
  }

  @Test
  void aClientAsksForNoFunctionWhereMailsConfirmOrNothingDoes() {
    confirmByMail();
    services.register(EMAIL, PASSWORD);
    assertThat(refusal(() -> registrations.callConfirmation(scene.app(), EMAIL)))
        .isEqualTo("please confirm via email");
    services.configure(new Document("autoConfirm", true));
    assertThat(refusal(() -> registrations.callConfirmation(scene.app(), EMAIL)))
        .isEqualTo("cannot run confirmation for " + EMAIL + ": automatic confirmation is enabled");
  }

  @Test
  void anOperatorConfirmsAndRemovesAccounts() {
    registrations.registerPending(scene.app(), EMAIL, PASSWORD);
    assertThat(scene.heard()).containsExactly("REGISTERED by OPERATOR");
    assertThat(services.outbox.list(mail -> true)).isEmpty();
    assertThat(registrations.listPending(scene.app(), Optional.empty(), 10))
        .containsExactly(scene.account(EMAIL));
    registrations.confirm(scene.app(), EMAIL);
    assertThat(scene.heard()).containsExactly("CONFIRMED by OPERATOR");
    assertThat(registrations.listPending(scene.app(), Optional.empty(), 10)).isEmpty();
    assertThat(refusal(() -> registrations.confirm(scene.app(), EMAIL)))
        .isEqualTo("already confirmed");
    ObjectId id = scene.account(EMAIL).id();
    assertThat(refusal(() -> registrations.deletePending(scene.app(), id)))
        .isEqualTo("user not found");
    registrations.deletePending(scene.app(), EMAIL);
    assertThat(scene.heard()).containsExactly("REGISTRATION_DELETED by OPERATOR");
    registrations.registerPending(scene.app(), EMAIL, PASSWORD);
    registrations.deletePending(scene.app(), scene.account(EMAIL).id());
    assertThat(scene.heard())
        .containsExactly("REGISTERED by OPERATOR", "REGISTRATION_DELETED by OPERATOR");
    assertThat(refusal(() -> registrations.deletePending(scene.app(), EMAIL)))
        .isEqualTo("user not found");
  }

  @Test
  void accountsWithoutUserAreRemovedAndOthersStay() {
    scene.registered();
    services.register("b@x", PASSWORD);
    registrations.registerPending(scene.app(), "c@x", PASSWORD);
    scene.heard();
    registrations.deleteWithoutUser(scene.app());
    assertThat(scene.heard())
        .containsExactly("REGISTRATION_DELETED by OPERATOR", "REGISTRATION_DELETED by OPERATOR");
    assertThat(refusal(() -> registrations.deletePending(scene.app(), EMAIL)))
        .isEqualTo("user not found");
    Registration left = scene.account(EMAIL);
    assertThat(services.storage.registrations().find(scene.app().id(), "b@x")).isEmpty();
    assertThat(left.userId()).isNotNull();
  }
}
