package io.appservices.emulator.lifecycle;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.testing.Response;
import java.util.Arrays;

/** The vocabulary of the cells, as the document defines it. */
enum Answer {
  WORKS("works", "as in the contract of the call"),
  SAME_USER("same user", "200, and both new tokens work"),
  NEW_USER("new user", "200, with a new user id, and both new tokens work"),
  EXPIRED("expired", 401, "InvalidSession", "invalid session: access token expired"),
  REVOKED("revoked", 401, "InvalidSession", "invalid session: session has been revoked"),
  UNKNOWN_SESSION(
      "unknown session", 401, "InvalidSession", "invalid session: failed to find refresh token"),
  DISABLED("disabled", 401, "UserDisabled", "user disabled"),
  WRONG_PASSWORD("wrong password", 401, "InvalidPassword", "unauthorized"),
  TOKEN_EXPIRED("\"token expired\"", "200, with this text as the whole body");

  private final String label;
  private final String success;
  private final int status;
  private final String code;
  private final String error;

  Answer(String label, String success) {
    this(label, success, 0, null, null);
  }

  Answer(String label, int status, String code, String error) {
    this(label, null, status, code, error);
  }

  Answer(String label, String success, int status, String code, String error) {
    this.label = label;
    this.success = success;
    this.status = status;
    this.code = code;
    this.error = error;
  }

  static Answer labelled(String label) {
    return Arrays.stream(values())
        .filter(answer -> answer.label.equals(label))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no answer is called '" + label + "'"));
  }

  boolean isRefusal() {
    return success == null;
  }

  void checkRefusal(Response response) {
    assertThat(response).isRefused(status, code, error);
  }

  /** Its row in the table that defines the answers. */
  String row() {
    return isRefusal()
        ? "| %s | %d | `%s` | `%s` |".formatted(label, status, code, error)
        : "| %s | %s | - | - |".formatted(label, success);
  }
}
