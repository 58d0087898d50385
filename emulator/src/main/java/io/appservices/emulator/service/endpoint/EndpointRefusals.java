package io.appservices.emulator.service.endpoint;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.function.FunctionFailure;
import io.appservices.emulator.service.data.DataRefusals;
import java.util.List;

/** The refusals of requests to endpoints, webhooks and the Data API. */
public final class EndpointRefusals {

  private EndpointRefusals() {}

  static AppServicesException noEndpoint() {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.ENDPOINT_NOT_FOUND, "no matching endpoint found");
  }

  /** Refuses a path that endpoints of other methods have; its parameters are these methods. */
  static AppServicesException otherMethods(List<String> methods) {
    return new AppServicesException(Kind.METHOD_NOT_ALLOWED, "method not allowed")
        .with(methods.toArray(String[]::new));
  }

  static AppServicesException noCredentials() {
    return Refusals.invalidParameter("no authentication methods were specified");
  }

  static AppServicesException incompleteCredentials() {
    return new AppServicesException(
        Kind.INVALID,
        ErrorCode.MISSING_PARAMETER,
        "must specify some form of authentication (either email+password, api-key, or jwt)"
            + " in the request header or body");
  }

  /** Refuses a webhook that is given credentials in two places. */
  static AppServicesException credentialsTwice() {
    return Refusals.invalidParameter(
        "authentication must be specified in the request header or in the body, not in both");
  }

  /** Refuses credentials of nobody; clients are not told more, whatever the reason is. */
  static AppServicesException noUser(String reason) {
    return new AppServicesException(
            Kind.UNAUTHENTICATED,
            ErrorCode.INVALID_SESSION,
            "invalid session: error finding user for endpoint")
        .because(reason);
  }

  static AppServicesException invalidSecret() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INCOMING_WEBHOOK_AUTH_FAILED, "invalid secret");
  }

  static AppServicesException invalidSignature() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INCOMING_WEBHOOK_AUTH_FAILED, "invalid payload signature");
  }

  /** Returns the refusal for a function that failed. */
  static AppServicesException of(FunctionFailedException e) {
    if (e.failure() == FunctionFailure.EXECUTION_USER) {
      return noUser(String.valueOf(e.getMessage()));
    }
    return e.failure() == FunctionFailure.SYNTAX
        ? DataRefusals.executionFailed(String.valueOf(e.getMessage()))
        : DataRefusals.of(e);
  }
}
