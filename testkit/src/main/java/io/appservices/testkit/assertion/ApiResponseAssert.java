package io.appservices.testkit.assertion;

import io.appservices.testkit.client.ApiResponse;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an answer. */
public final class ApiResponseAssert extends AbstractAssert<ApiResponseAssert, ApiResponse> {

  ApiResponseAssert(ApiResponse answer) {
    super(answer, ApiResponseAssert.class);
  }

  /** Verifies that what was asked is done: the status is below 300. */
  public ApiResponseAssert isSuccess() {
    return check(actual.isSuccess(), "success");
  }

  /** Verifies the HTTP status. */
  public ApiResponseAssert hasStatus(int status) {
    return check(actual.status() == status, "status " + status);
  }

  /** Verifies the {@code error_code} of a refusal. */
  public ApiResponseAssert isRefusedWith(String errorCode) {
    boolean found = actual.text("error_code").equals(Optional.of(errorCode));
    return check(!actual.isSuccess() && found, "a refusal with " + errorCode);
  }

  private ApiResponseAssert check(boolean holds, String expected) {
    if (!holds) {
      throw failure(
          "Expected %s, but the answer was %d %s", expected, actual.status(), actual.body());
    }
    return this;
  }
}
