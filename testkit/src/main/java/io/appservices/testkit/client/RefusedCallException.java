package io.appservices.testkit.client;

import java.util.Optional;

/**
 * A call that was answered with an error. The message has the call, the status, the error code, the
 * text and the link; no token and no password.
 */
public final class RefusedCallException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String call;
  private final int status;
  private final String errorCode;
  private final String error;
  private final String link;

  private RefusedCallException(
      String call, int status, String errorCode, String error, String link) {
    super(
        "%s was refused: %d%s: %s%s"
            .formatted(
                call,
                status,
                errorCode.isEmpty() ? "" : " " + errorCode,
                error,
                link.isEmpty() ? "" : " (" + link + ")"));
    this.call = call;
    this.status = status;
    this.errorCode = errorCode;
    this.error = error;
    this.link = link;
  }

  static RefusedCallException of(String call, ApiResponse answer) {
    return new RefusedCallException(
        call,
        answer.status(),
        answer.text("error_code").orElse(""),
        answer.text("error").orElse(answer.body()),
        answer.text("link").orElse(""));
  }

  /** Returns what was called, such as {@code POST /api/client/v2.0/auth/session}. */
  public String call() {
    return call;
  }

  /** Returns the HTTP status, such as 401. */
  public int status() {
    return status;
  }

  /** Returns the {@code error_code}, such as {@code UserDisabled}; empty if the answer has none. */
  public Optional<String> errorCode() {
    return errorCode.isEmpty() ? Optional.empty() : Optional.of(errorCode);
  }

  /** Returns the text of the error; the body of an answer that has no such text. */
  public String error() {
    return error;
  }

  /** Returns the page about the request, which says why it was refused, if the answer has one. */
  public Optional<String> link() {
    return link.isEmpty() ? Optional.empty() : Optional.of(link);
  }
}
