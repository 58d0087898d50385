package io.appservices.emulator.http.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.ReasonPhrases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorResponsesTest {

  @ParameterizedTest
  @CsvSource({
    "INVALID, 400",
    "UNAUTHENTICATED, 401",
    "FORBIDDEN, 403",
    "NOT_FOUND, 404",
    "METHOD_NOT_ALLOWED, 405",
    "CONFLICT, 409",
    "TIMEOUT, 408",
    "TOO_LARGE, 413",
    "UNSUPPORTED, 415",
    "INTERNAL, 500",
    "NOT_EMULATED, 501",
    "UNAVAILABLE, 503"
  })
  void hasOneStatusPerKind(Kind kind, int status) {
    assertThat(ErrorResponses.status(kind)).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void hasAStatusThatAnswersCanName(Kind kind) {
    assertThat(ReasonPhrases.of(ErrorResponses.status(kind))).isNotEmpty();
  }

  @Test
  void rendersCodeAndLink() {
    AppServicesException refusal =
        new AppServicesException(Kind.UNAUTHENTICATED, ErrorCode.INVALID_SESSION, "unauthorized");

    assertThat(body(ErrorResponses.reply(refusal, "http://h/logs?co_id=1")))
        .isEqualTo(
            "{\"error\":\"unauthorized\",\"error_code\":\"InvalidSession\","
                + "\"link\":\"http://h/logs?co_id=1\"}");
  }

  @Test
  void leavesOutWhatThereIsNot() {
    Reply reply = ErrorResponses.reply(new AppServicesException(Kind.INVALID, "\"no\"\n"));

    assertThat(body(reply)).isEqualTo("{\"error\":\"\\\"no\\\"\\n\"}");
    assertThat(reply.contentType()).contains("application/json");
  }

  private static String body(Reply reply) {
    return new String(reply.body(), UTF_8);
  }
}
