package io.appservices.testkit.assertion;

import io.appservices.testkit.client.RefusedCallException;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on the refusal of a call. */
public final class CallAssert extends AbstractAssert<CallAssert, @Nullable Throwable> {

  CallAssert(@Nullable Throwable thrown) {
    super(thrown, CallAssert.class);
  }

  /** Verifies that the call was refused with an error code. */
  public CallAssert isRefusedWith(String errorCode) {
    RefusedCallException refusal = refusal("refused with " + errorCode);
    return check(
        refusal.errorCode().filter(errorCode::equals).isPresent(),
        "refused with " + errorCode,
        refusal);
  }

  /** Verifies that the call was refused with an HTTP status. */
  public CallAssert isRefusedWithStatus(int status) {
    RefusedCallException refusal = refusal("refused with status " + status);
    return check(refusal.status() == status, "refused with status " + status, refusal);
  }

  /** Verifies that the call was refused for a reason with a text in it, as the journal says. */
  public CallAssert isRefusedBecause(String text) {
    String expected = "refused because of '" + text + "'";
    RefusedCallException refusal = refusal(expected);
    boolean found = refusal.reason().filter(reason -> reason.contains(text)).isPresent();
    return check(found || refusal.error().contains(text), expected, refusal);
  }

  /** Verifies that the call was done. */
  public CallAssert isDone() {
    Throwable thrown = actual;
    if (thrown instanceof RefusedCallException refusal) {
      return check(false, "done", refusal);
    }
    if (thrown != null) {
      throw failure("Expected the call to be done, but it ended with %s", thrown);
    }
    return this;
  }

  private RefusedCallException refusal(String expected) {
    if (actual instanceof RefusedCallException refusal) {
      return refusal;
    }
    throw failure(
        "Expected the call to be %s, but it %s",
        expected, actual == null ? "was done" : "ended with " + actual);
  }

  private CallAssert check(boolean holds, String expected, RefusedCallException refusal) {
    if (!holds) {
      throw failure(
          "Expected the call to be %s, but %s%s",
          expected,
          refusal.getMessage(),
          refusal.reason().map(reason -> "\n  the journal says: " + reason).orElse(""));
    }
    return this;
  }
}
