package io.appservices.testkit.assertion;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on requests of the journal. */
public final class RequestsAssert extends AbstractAssert<RequestsAssert, List<RecordedRequest>> {

  RequestsAssert(List<RecordedRequest> requests) {
    super(List.copyOf(requests), RequestsAssert.class);
  }

  /** Verifies that a filter selects one or more. */
  public RequestsAssert contain(RequestFilter filter) {
    if (count(filter) == 0) {
      throw failure("Expected a request that the filter selects, but there were%s", lines());
    }
    return this;
  }

  /** Verifies that a filter selects so many. */
  public RequestsAssert contain(int count, RequestFilter filter) {
    if (count(filter) != count) {
      throw failure(
          "Expected %d requests that the filter selects, but it selects %d of%s",
          count, count(filter), lines());
    }
    return this;
  }

  private long count(RequestFilter filter) {
    return actual.stream().filter(filter::selects).count();
  }

  /** Verifies that an operation was refused with an error code. */
  public RequestsAssert containRefusal(String operation, String errorCode) {
    boolean found =
        actual.stream()
            .filter(RecordedRequest::isRefused)
            .filter(request -> request.operation().equals(operation))
            .anyMatch(request -> request.errorCode().filter(errorCode::equals).isPresent());
    if (!found) {
      throw failure(
          "Expected %s to have been refused with %s, but there were%s",
          operation, errorCode, lines());
    }
    return this;
  }

  /** Verifies that none was refused. */
  public RequestsAssert containNoRefusals() {
    if (actual.stream().anyMatch(RecordedRequest::isRefused)) {
      throw failure("Expected no refused request, but there were%s", lines());
    }
    return this;
  }

  private String lines() {
    return Lines.orNone(actual, RequestsAssert::line);
  }

  static String line(RecordedRequest request) {
    return "%d%s %s %s %s%s"
        .formatted(
            request.status(),
            request.errorCode().map(code -> " " + code).orElse(""),
            request.operation(),
            request.method(),
            request.path(),
            request.reason().map(reason -> ": " + reason).orElse(""));
  }
}
