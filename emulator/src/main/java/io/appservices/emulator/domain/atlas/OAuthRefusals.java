package io.appservices.emulator.domain.atlas;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.domain.MemberErrors;

/** The refusals of tokens for service accounts: the codes of OAuth 2.0 (RFC 6749, section 5.2). */
public final class OAuthRefusals {

  /** The refusals for fields of a request. */
  public static final MemberErrors FORM =
      new MemberErrors() {
        @Override
        public AppServicesException missing(String path) {
          return invalidRequest("The parameter " + path + " is missing.");
        }

        @Override
        public AppServicesException wrong(String path, String expected) {
          return invalidRequest("The parameter " + path + " must be " + expected + ".");
        }
      };

  private OAuthRefusals() {}

  /** Refuses credentials, with the text that the documentation of Atlas shows. */
  public static AppServicesException invalidClient() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INVALID_CLIENT, "Invalid credentials provided.");
  }

  public static AppServicesException unsupportedGrantType(String type) {
    return new AppServicesException(
        Kind.INVALID,
        ErrorCode.UNSUPPORTED_GRANT_TYPE,
        "The grant type " + type + " is not supported, only client_credentials.");
  }

  /** Refuses a parameter that was sent more than once (RFC 6749, section 3.2). */
  public static AppServicesException repeated(String name) {
    return invalidRequest("The parameter " + name + " is there more than once.");
  }

  private static AppServicesException invalidRequest(String text) {
    return new AppServicesException(Kind.INVALID, ErrorCode.INVALID_REQUEST, text);
  }
}
