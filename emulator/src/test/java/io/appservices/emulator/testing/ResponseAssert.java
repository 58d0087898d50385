package io.appservices.emulator.testing;

import io.appservices.emulator.ejson.EjsonException;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.bson.Document;

/** What the contract has to say of answers. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, Response> {

  private ResponseAssert(Response actual) {
    super(actual, ResponseAssert.class);
  }

  public static ResponseAssert assertThat(Response actual) {
    return new ResponseAssert(actual);
  }

  public ResponseAssert hasStatus(int status) {
    isNotNull();
    if (actual.status() != status) {
      throw failure("expected status %s but got %s: %s", status, actual.status(), actual.body());
    }
    return this;
  }

  /** A body of JSON, and the header that SDKs compare as a whole. */
  public ResponseAssert isJson(int status) {
    hasStatus(status).hasExactHeader("Content-Type", "application/json");
    try {
      actual.value();
    } catch (EjsonException e) {
      throw failure("not JSON: %s", actual.body());
    }
    return this;
  }

  /** Success as {@code {}}. */
  public ResponseAssert isDone(int status) {
    return isJson(status).hasBody("{}");
  }

  /** No body, and no content type that would make a client parse it. */
  public ResponseAssert isEmpty(int status) {
    return hasStatus(status).hasBody("").hasNoHeader("Content-Type");
  }

  public ResponseAssert hasBody(String text) {
    isNotNull();
    if (!actual.body().equals(text)) {
      throw failure("expected body <%s> but got <%s>", text, actual.body());
    }
    return this;
  }

  public ResponseAssert hasExactHeader(String name, String value) {
    isNotNull();
    Assertions.assertThat(actual.headers().allValues(name)).as(name).containsExactly(value);
    return this;
  }

  public ResponseAssert hasNoHeader(String name) {
    isNotNull();
    Assertions.assertThat(actual.headers().allValues(name)).as(name).isEmpty();
    return this;
  }

  /** Refused with exactly this code and text, in the error body of the service. */
  public ResponseAssert isRefused(int status, String code, String error) {
    Document body = errorBody(status);
    Assertions.assertThat(body.get("error")).as("error").isEqualTo(error);
    Assertions.assertThat(body.get("error_code")).as("error_code").isEqualTo(code);
    return this;
  }

  /** Refused with this text and, as the service does in places, without a code. */
  public ResponseAssert isRefused(int status, String error) {
    isRefused(status, null, error);
    Assertions.assertThat(errorBody(status)).doesNotContainKey("error_code");
    return this;
  }

  /** Refused with some text, where the wording is nobody's contract. */
  public ResponseAssert isRefusedWithCode(int status, String code) {
    Assertions.assertThat(errorBody(status).get("error_code")).as("error_code").isEqualTo(code);
    return this;
  }

  private Document errorBody(int status) {
    isJson(status);
    Document body = actual.document();
    Assertions.assertThat(body.get("error")).as("error").isInstanceOf(String.class);
    Assertions.assertThat(List.of("error", "error_code", "link")).containsAll(body.keySet());
    return body;
  }
}
