package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.SessionEnd.Actor;
import io.appservices.emulator.domain.SessionEnd.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refusal tells callers, and what only logs and observers. */
class AppServicesExceptionTest {

  private static final AppServicesException REFUSAL =
      new AppServicesException(Kind.CONFLICT, ErrorCode.USER_DISABLED, "text");

  @Test
  void aRefusalHasAKindACodeAndAText() {
    assertThat(REFUSAL.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(REFUSAL.code()).contains(ErrorCode.USER_DISABLED);
    assertThat(REFUSAL.errorCode()).contains("UserDisabled");
    assertThat(REFUSAL).hasMessage("text");
    assertThat(REFUSAL.detail()).isEqualTo("text");
    assertThat(REFUSAL.reason()).isEqualTo("text");
    assertThat(REFUSAL.parameters()).isEmpty();
    assertThat(REFUSAL.sessionEnd()).isEmpty();
    assertThat(REFUSAL.ordered()).isEmpty();
    assertThat(REFUSAL.getStackTrace()).isEmpty();
  }

  @Test
  void aRefusalWithoutACodeHasNone() {
    AppServicesException refusal = new AppServicesException(Kind.INVALID, "text");
    assertThat(refusal.code()).isEmpty();
    assertThat(refusal.errorCode()).isEmpty();
  }

  @Test
  void theReasonIsKeptApartFromTheText() {
    AppServicesException masked = REFUSAL.with("a").because("reason");
    assertThat(masked).hasMessage("text");
    assertThat(masked.detail()).isEqualTo("reason");
    assertThat(masked.reason()).isEqualTo("reason");
    assertThat(masked.parameters()).containsExactly("a");
    assertThat(masked.code()).contains(ErrorCode.USER_DISABLED);
    AppServicesException told = masked.saying("more");
    assertThat(told).hasMessage("more");
    assertThat(told.detail()).isEqualTo("more");
    assertThat(told.parameters()).containsExactly("a");
  }

  @Test
  void theEndOfTheSessionIsTheReasonForLogsAlone() {
    SessionEnd end = SessionEnd.of(Cause.REVOKED, Instant.EPOCH, Actor.OPERATOR);
    AppServicesException refusal = REFUSAL.because("masked").ended(end).with("a", "b");
    assertThat(refusal).hasMessage("text");
    assertThat(refusal.sessionEnd()).contains(end);
    assertThat(refusal.detail()).isEqualTo("masked");
    assertThat(refusal.reason())
        .isEqualTo("sessions revoked at 1970-01-01T00:00:00Z by an operator");
    assertThat(refusal.parameters()).isEqualTo(List.of("a", "b"));
    assertThat(refusal.because("other").sessionEnd()).contains(end);
  }

  @Test
  void whatATestOrdersIsAnsweredAsOrdered() {
    AppServicesException client = AppServicesException.ordered(499, Optional.of("Any"), "text");
    assertThat(client.kind()).isEqualTo(Kind.INVALID);
    assertThat(client.errorCode()).contains("Any");
    assertThat(client.code()).isEmpty();
    assertThat(client.ordered())
        .contains(new AppServicesException.Ordered(499, Optional.of("Any")));
    assertThat(client).hasMessage("text");
    AppServicesException server = AppServicesException.ordered(500, Optional.empty(), "text");
    assertThat(server.kind()).isEqualTo(Kind.INTERNAL);
    assertThat(server.errorCode()).isEmpty();
  }

  @Test
  void anEndSaysOnlyWhatIsKnown() {
    assertThat(SessionEnd.of(Cause.USER_DELETED).describe()).isEqualTo("user deleted");
    assertThat(SessionEnd.of(Cause.EXPIRED, Instant.ofEpochSecond(1), Actor.EMULATOR).describe())
        .isEqualTo("token expired at 1970-01-01T00:00:01Z by the emulator");
  }

  @Test
  void aFailureOfTheStorageIsToldOnce() {
    StorageException failure = new StorageException("full", null);
    assertThat(failure.isTold()).isFalse();
    failure.setTold();
    assertThat(failure.isTold()).isTrue();
  }
}
