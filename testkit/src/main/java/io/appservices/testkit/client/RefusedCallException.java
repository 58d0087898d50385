package io.appservices.testkit.client;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final transient @Nullable HttpCaller http;
  private final String requestId;

  private RefusedCallException(HttpCaller http, String call, ApiResponse answer) {
    super(message(call, answer));
    this.call = call;
    this.status = answer.status();
    this.errorCode = answer.text("error_code").orElse("");
    this.error = error(answer);
    this.link = answer.text("link").orElse("");
    this.http = http;
    this.requestId = answer.requestId().orElse("");
  }

  private static String message(String call, ApiResponse answer) {
    return "%s was refused: %d%s: %s%s"
        .formatted(
            call,
            answer.status(),
            answer.text("error_code").map(code -> " " + code).orElse(""),
            error(answer),
            answer.text("link").map(page -> " (" + page + ")").orElse(""));
  }

  private static String error(ApiResponse answer) {
    return answer.text("error").orElse(answer.body());
  }

  static RefusedCallException of(HttpCaller http, String call, ApiResponse answer) {
    return new RefusedCallException(http, call, answer);
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

  /**
   * Asks the emulator's journal why the call was refused, also where the answer hides it; empty if
   * the journal does not have the request any more, or cannot be asked.
   */
  public Optional<String> reason() {
    if (http == null || requestId.isEmpty()) {
      return Optional.empty();
    }
    try {
      ApiResponse entry = http.send("GET", ControlApi.BASE + "/requests/" + requestId, null, null);
      return entry.isSuccess() ? entry.text("reason") : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
