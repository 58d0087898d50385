package io.appservices.emulator.service.account;

import static io.appservices.emulator.service.HeardServices.refusal;
import static io.appservices.emulator.service.Services.EMAIL;
import static io.appservices.emulator.service.Services.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.Mail;
import io.appservices.emulator.domain.user.OneTimeToken;
import io.appservices.emulator.service.HeardServices;
import io.appservices.emulator.service.Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords that are set anew, by a mail or by a function. */
class PasswordResetServiceTest {

  private static final String NEW = "password-2";

  private final HeardServices scene = new HeardServices();
  private final Services services = scene.services;
  private final PasswordResetService resets = services.resets;

  @BeforeEach
  void register() {
    services.register(EMAIL, PASSWORD);
    scene.heard();
  }

  @AfterEach
  void leaveNothingUnended() throws InterruptedException {
    scene.assertThatAllHasEnded();
  }

  private OneTimeToken token() {
    return Objects.requireNonNull(scene.account(EMAIL).reset());
  }

  private void reset(OneTimeToken token, String password) {
    resets.reset(scene.app(), token.token(), token.tokenId().toHexString(), password);
  }

  private void resetByFunction(Object status) {
    services.configure(
        new Document("autoConfirm", true)
            .append("runResetFunction", true)
            .append("resetFunctionName", "reset"));
    services.functions.register("reset", arguments -> status);
  }

  @Test
  void aLinkSetsAPasswordOnceUntilItExpires() {
    resets.send(scene.app(), EMAIL);
    OneTimeToken first = token();
    resets.send(scene.app(), EMAIL);
    OneTimeToken second = token();
    assertThat(services.outbox.list(mail -> true))
        .extracting(Mail::token)
        .containsExactly(first.token(), second.token());
    String invalid = "userpass token is expired or invalid";
    assertThat(refusal(() -> reset(first, NEW))).isEqualTo(invalid);
    OneTimeToken mixed = new OneTimeToken(second.tokenId(), first.token(), 0);
    assertThat(refusal(() -> reset(mixed, NEW))).isEqualTo(invalid);
    assertThat(refusal(() -> reset(second, "short"))).startsWith("password must be");
    OneTimeToken malformed = new OneTimeToken(second.tokenId(), "x", 0);
    assertThat(refusal(() -> reset(malformed, NEW))).isEqualTo("invalid token data");
    services.clock.advance(Duration.ofMinutes(30).minusSeconds(1));
    scene.heard();
    reset(second, NEW);
    assertThat(scene.heard()).containsExactly("PASSWORD_RESET by USER");
    services.logIn(EMAIL, NEW);
    assertThat(refusal(() -> services.logIn(EMAIL, PASSWORD))).startsWith("invalid username");
    assertThat(refusal(() -> reset(second, PASSWORD))).isEqualTo(invalid);
    resets.send(scene.app(), EMAIL);
    OneTimeToken third = token();
    services.clock.advance(Duration.ofMinutes(30));
    assertThat(refusal(() -> reset(third, PASSWORD))).isEqualTo(invalid);
  }

  @Test
  void aFunctionIsToldAllAboutTheResetAndDecides() {
    List<Object> told = new ArrayList<>();
    resetByFunction("unused");
    services.functions.register(
        "reset",
        arguments -> {
          told.addAll(arguments);
          return Map.of("status", "success");
        });
    resets.call(scene.app(), EMAIL, NEW, List.of("more", 1));
    Map<?, ?> argument = (Map<?, ?>) told.get(0);
    assertThat(argument.get("username")).isEqualTo(EMAIL);
    assertThat(argument.get("password")).isEqualTo(NEW);
    assertThat((String) argument.get("token")).matches("[0-9a-f]{128}");
    assertThat((String) argument.get("tokenId")).matches("[0-9a-f]{24}");
    assertThat(argument.get("currentPasswordValid")).isEqualTo(false);
    assertThat(told.subList(1, 3)).containsExactly("more", 1);
    assertThat(scene.heard()).containsExactly("PASSWORD_RESET by USER");
    services.logIn(EMAIL, NEW);
    assertThat(scene.account(EMAIL).reset()).isNull();
    told.clear();
    resets.call(scene.app(), EMAIL, NEW, List.of());
    assertThat(((Map<?, ?>) told.get(0)).get("currentPasswordValid")).isEqualTo(true);
  }

  @Test
  void aFunctionThatAnswersPendingLeavesTheRestToTheLink() {
    List<Object> answers = new ArrayList<>();
    answers.add(Map.of("status", "pending"));
    answers.add(Map.of("status", ""));
    answers.add(Map.of());
    answers.add(null);
    answers.add("success");
    for (Object answer : answers) {
      resetByFunction(answer);
      resets.call(scene.app(), EMAIL, NEW, List.of());
      assertThat(refusal(() -> services.logIn(EMAIL, NEW))).startsWith("invalid username");
      reset(token(), NEW);
      services.logIn(EMAIL, NEW);
      resetByFunction(Map.of("status", "success"));
      resets.call(scene.app(), EMAIL, PASSWORD, List.of());
    }
  }

  @Test
  void aFunctionThatFailsLeavesTheOldPasswordAndNoLink() {
    for (Object answer : List.of(Map.of("status", "fail"), Map.of("status", "SUCCESS"))) {
      resetByFunction(answer);
      assertThat(refusal(() -> resets.call(scene.app(), EMAIL, NEW, List.of())))
          .isEqualTo("failed to reset password for user \"" + EMAIL + "\"");
      assertThat(scene.account(EMAIL).reset()).isNull();
      services.logIn(EMAIL, PASSWORD);
    }
    services.functions.register(
        "reset",
        arguments -> {
          throw new IllegalStateException("no");
        });
    assertThat(refusal(() -> resets.call(scene.app(), EMAIL, NEW, List.of())))
        .startsWith("failed to reset");
  }

  @Test
  void theHalfThatIsNotSetUpIsRefused() {
    assertThat(refusal(() -> resets.call(scene.app(), EMAIL, NEW, List.of())))
        .isEqualTo("please use reset password via email");
    assertThat(refusal(() -> resets.send(scene.app(), "b@x"))).isEqualTo("user not found");
    assertThat(refusal(() -> resets.call(scene.app(), "b@x", NEW, List.of())))
        .isEqualTo("user not found");
    resetByFunction(Map.of("status", "success"));
    assertThat(refusal(() -> resets.send(scene.app(), EMAIL)))
        .isEqualTo("please use reset password via function");
    assertThat(refusal(() -> resets.call(scene.app(), EMAIL, "short", List.of())))
        .startsWith("password must be");
    assertThat(scene.account(EMAIL).reset()).isNull();
    scene.changeProviders(provider -> provider.withDisabled(true));
    assertThat(refusal(() -> resets.send(scene.app(), EMAIL))).startsWith("authentication via");
    assertThat(refusal(() -> resets.call(scene.app(), EMAIL, NEW, List.of())))
        .startsWith("authentication via");
  }
}
