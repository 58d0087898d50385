package io.appservices.testkit.assertion;

import io.appservices.emulator.api.RecordedRequest;
import org.assertj.core.api.AbstractAssert;

/** Assertions on a request of the journal. */
public final class RecordedRequestAssert
    extends AbstractAssert<RecordedRequestAssert, RecordedRequest> {

  RecordedRequestAssert(RecordedRequest request) {
    super(request, RecordedRequestAssert.class);
  }

  /** Verifies that it was not refused. */
  public RecordedRequestAssert isAccepted() {
    return check(!actual.isRefused(), "not to be refused");
  }

  /** Verifies that it was refused with an error code. */
  public RecordedRequestAssert isRefusedWith(String errorCode) {
    return check(
        actual.isRefused() && actual.errorCode().filter(errorCode::equals).isPresent(),
        "to be refused with " + errorCode);
  }

  /** Verifies that it was refused for a reason with a text in it. */
  public RecordedRequestAssert isRefusedBecause(String text) {
    return check(
        actual.reason().filter(reason -> reason.contains(text)).isPresent(),
        "to be refused because of '" + text + "'");
  }

  /** Verifies the HTTP status of the answer. */
  public RecordedRequestAssert hasStatus(int status) {
    return check(actual.status() == status, "to be answered with " + status);
  }

  /** Verifies which operation it was, such as {@code clientLogin}. */
  public RecordedRequestAssert hasOperation(String name) {
    return check(actual.operation().equals(name), "to be " + name);
  }

  private RecordedRequestAssert check(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "Expected the request %s, but it was %s", expected, RequestsAssert.line(actual));
    }
    return this;
  }
}
