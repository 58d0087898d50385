package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/**
 * The refusals of the client API, in the words that the service uses since May 2024
 * (docs/contract.md, section 3). Where the answer is masked, its detail is the text that the
 * service sent before.
 */
public final class Refusals {

  private static final String UNAUTHORIZED = "unauthorized";

  private Refusals() {}

  public static AppServicesException unknownApp(String clientAppId) {
    return new AppServicesException(
        Kind.NOT_FOUND, "cannot find app using Client App ID '" + clientAppId + "'");
  }

  public static AppServicesException badRequest(String reason) {
    return new AppServicesException(Kind.INVALID, ErrorCode.BAD_REQUEST, reason);
  }

  /** Refuses a body that is no JSON, or not of the expected sort. */
  public static AppServicesException malformedBody(String reason) {
    return new AppServicesException(
        Kind.MALFORMED, ErrorCode.BAD_REQUEST, "malformed request body: " + reason);
  }

  /** Refuses a member of a body whose value is of another type than the operation takes. */
  public static AppServicesException wrongType(String name, String expected) {
    return new AppServicesException(
        Kind.MALFORMED, ErrorCode.INVALID_PARAMETER, "'" + name + "' must be " + expected);
  }

  /**
   * Refuses a body that cannot be read; the reason is that of another refusal, which clients are
   * not told.
   */
  public static AppServicesException invalidJson(String reason) {
    return badRequest("invalid json").because(reason);
  }

  public static AppServicesException missingParameter(String name) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.MISSING_PARAMETER, "missing required parameter: '" + name + "'");
  }

  public static AppServicesException invalidParameter(String text) {
    return new AppServicesException(Kind.INVALID, ErrorCode.INVALID_PARAMETER, text);
  }

  // Sessions

  /**
   * Refuses a bearer token that this emulator did not issue. realm-web tries a refresh on the text,
   * the Stitch SDKs on the code.
   */
  public static AppServicesException garbageToken() {
    return unauthorized(ErrorCode.INVALID_SESSION).because("signature is invalid");
  }

  public static AppServicesException missingAuthorization() {
    return new AppServicesException(Kind.UNAUTHENTICATED, "must authenticate first");
  }

  public static AppServicesException notBearer() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, "expected Authorization header with JWT (Bearer schema)");
  }

  public static AppServicesException accessTokenExpired() {
    return invalidSession("access token expired");
  }

  public static AppServicesException sessionEnded() {
    return invalidSession("session has been revoked");
  }

  /**
   * Refuses a refresh token with the text that realm-web's log-out looks for to ignore the error.
   */
  public static AppServicesException unknownRefreshToken() {
    return invalidSession("failed to find refresh token");
  }

  /**
   * Refuses a refresh token sent as an access token, without an error_code, so that no client takes
   * it as a reason to refresh.
   */
  public static AppServicesException refreshTokenAsAccessToken() {
    return new AppServicesException(Kind.UNAUTHENTICATED, "invalid session: valid Issuer required");
  }

  public static AppServicesException accessTokenAsRefreshToken() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, "invalid refresh token: incorrect token type");
  }

  public static AppServicesException otherApp() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.USER_APP_DOMAIN_MISMATCH,
        "user and app are of different domains");
  }

  private static AppServicesException invalidSession(String reason) {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INVALID_SESSION, "invalid session: " + reason);
  }

  // Login

  public static AppServicesException providerUnavailable(String provider) {
    return unauthorized(ErrorCode.INVALID_SESSION)
        .because("authentication via '" + provider + "' is unsupported");
  }

  public static AppServicesException wrongPassword() {
    return unauthorized(ErrorCode.INVALID_PASSWORD).because("invalid username/password");
  }

  public static AppServicesException confirmationRequired() {
    return unauthorized(ErrorCode.AUTH_ERROR).because("confirmation required");
  }

  public static AppServicesException invalidApiKey() {
    return unauthorized(ErrorCode.AUTH_ERROR).because("invalid API key");
  }

  public static AppServicesException userDisabled() {
    return new AppServicesException(Kind.UNAUTHENTICATED, ErrorCode.USER_DISABLED, "user disabled");
  }

  private static AppServicesException unauthorized(ErrorCode code) {
    return new AppServicesException(Kind.UNAUTHENTICATED, code, UNAUTHORIZED);
  }

  public static AppServicesException userNotFound() {
    return new AppServicesException(Kind.NOT_FOUND, ErrorCode.USER_NOT_FOUND, "user not found");
  }

  // Linking

  /**
   * Refuses a link with the masked text that SDK tests assert; realm-web takes it as a reason to
   * refresh and retry.
   */
  public static AppServicesException linkConflict() {
    return unauthorized(ErrorCode.INVALID_SESSION)
        .because("a user already exists with the specified provider");
  }

  /** Refuses a repeated link, worded so that no SDK repeats the call. */
  public static AppServicesException linkConflictRepeated() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.AUTH_ERROR,
        "a user already exists with the specified provider");
  }

  /**
   * Refuses a second email/password identity with status 500, as the live service does:
   * realm-dotnet's tests expect it, as a known defect.
   */
  public static AppServicesException linkSecondUserpass() {
    return new AppServicesException(Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, UNAUTHORIZED)
        .because("linking a local-userpass identity is not allowed when one is already linked");
  }

  /**
   * Refuses an anonymous identity with status 500, as the live service does; see {@link
   * #linkSecondUserpass}.
   */
  public static AppServicesException linkAnonymous() {
    return new AppServicesException(Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, UNAUTHORIZED)
        .because("linking an anonymous identity is not allowed");
  }

  public static AppServicesException linkForeignApiKey() {
    return invalidParameter("invalid user link request");
  }

  // Other providers

  /**
   * Refuses a login whose function failed; the text of what it threw is part of the answer (docs:
   * custom function).
   */
  public static AppServicesException authFunctionFailed(String message) {
    return new AppServicesException(Kind.UNAUTHENTICATED, ErrorCode.AUTH_ERROR, message);
  }

  public static AppServicesException invalidCustomToken(String reason) {
    return unauthorized(ErrorCode.AUTH_ERROR).because("invalid custom auth token: " + reason);
  }

  public static AppServicesException invalidIdToken(String reason) {
    return unauthorized(ErrorCode.AUTH_ERROR).because("invalid id token: " + reason);
  }

  /**
   * Refuses an access token or an auth code of an identity provider, with another code than an
   * id_token gets.
   */
  public static AppServicesException invalidGrant(String reason) {
    return unauthorized(ErrorCode.INVALID_SESSION).because(reason);
  }

  public static AppServicesException malformedIdToken(String reason) {
    return unauthorized(ErrorCode.AUTH_ERROR).because(reason);
  }

  public static AppServicesException originNotAllowed(String origin) {
    return new AppServicesException(
        Kind.FORBIDDEN, ErrorCode.DOMAIN_NOT_ALLOWED, "origin not allowed: '" + origin + "'");
  }
}
