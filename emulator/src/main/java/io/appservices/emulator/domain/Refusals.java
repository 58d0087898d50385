package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/**
 * Every refusal of the client API with its text, as the service words it since May 2024 (client-api
 * contract, section 4.2). Where the answer is masked, the reason behind it is the text of before
 * (section 4.3).
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

  public static AppServicesException missingParameter(String name) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.MISSING_PARAMETER, "missing required parameter: '" + name + "'");
  }

  public static AppServicesException invalidParameter(String text) {
    return new AppServicesException(Kind.INVALID, ErrorCode.INVALID_PARAMETER, text);
  }

  // Sessions

  /**
   * The bearer is nothing that this emulator issued. realm-web tries a refresh on the text, the
   * Stitch SDKs on the code.
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

  /** realm-web's log-out swallows only an error that contains this text. */
  public static AppServicesException unknownRefreshToken() {
    return invalidSession("failed to find refresh token");
  }

  /** Without an error_code, so that no client takes it as a reason to refresh. */
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

  // Email and password

  public static AppServicesException emailInvalid() {
    return badRequest("email invalid");
  }

  public static AppServicesException passwordLength() {
    return badRequest("password must be between 6 and 128 characters");
  }

  public static AppServicesException nameInUse() {
    return new AppServicesException(
        Kind.CONFLICT, ErrorCode.ACCOUNT_NAME_IN_USE, "name already in use");
  }

  public static AppServicesException userNotFound() {
    return new AppServicesException(Kind.NOT_FOUND, ErrorCode.USER_NOT_FOUND, "user not found");
  }

  public static AppServicesException malformedOneTimeToken() {
    return badRequest("invalid token data");
  }

  public static AppServicesException oneTimeTokenInvalid() {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.USERPASS_TOKEN_INVALID, "userpass token is expired or invalid");
  }

  public static AppServicesException alreadyConfirmed() {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.USER_ALREADY_CONFIRMED, "already confirmed");
  }

  public static AppServicesException automaticConfirmation(String email) {
    return new AppServicesException(
        Kind.INVALID,
        "cannot run confirmation for " + email + ": automatic confirmation is enabled");
  }

  public static AppServicesException confirmationFailed(String email) {
    return badRequest("failed to confirm user \"" + email + "\"");
  }

  public static AppServicesException resetFailed(String email) {
    return new AppServicesException(
        Kind.INVALID, "failed to reset password for user \"" + email + "\"");
  }

  /** What the service answers, as its own failure, to the half of a flow that is not set up. */
  public static AppServicesException processingError() {
    return new AppServicesException(
        Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, "error processing request");
  }

  // Admin API

  /** No code: realm-cli would take one as a reason to refresh. */
  public static AppServicesException adminUnauthorized() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        "failed to authenticate with MongoDB Cloud API: You are not authorized for this"
            + " resource.");
  }

  public static AppServicesException invalidSession() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INVALID_SESSION, "invalid session");
  }

  public static AppServicesException appNotFound(String appId) {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.APP_NOT_FOUND, "app not found: '" + appId + "'");
  }

  public static AppServicesException groupNotFound(String groupId) {
    return new AppServicesException(Kind.NOT_FOUND, "group not found: '" + groupId + "'");
  }

  public static AppServicesException appName() {
    return badRequest(
        "app names have 1 to 32 characters: ASCII letters, numbers, underscores and hyphens");
  }

  public static AppServicesException userpassNotEnabled() {
    return new AppServicesException(
        Kind.INVALID,
        ErrorCode.AUTH_PROVIDER_NOT_FOUND,
        "the local-userpass auth provider is not enabled");
  }

  public static AppServicesException noUserpassIdentity() {
    return badRequest("user does not have a local-userpass identity");
  }

  public static AppServicesException invalidSignature() {
    return new AppServicesException(Kind.UNAUTHENTICATED, "signature is invalid");
  }

  // Linking

  /** SDK tests assert the masked text; realm-web takes it as a reason to refresh and retry. */
  public static AppServicesException linkConflict() {
    return unauthorized(ErrorCode.INVALID_SESSION)
        .because("a user already exists with the specified provider");
  }

  /** Worded so that no SDK repeats the call. */
  public static AppServicesException linkConflictRepeated() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.AUTH_ERROR,
        "a user already exists with the specified provider");
  }

  /** 500 on the live service too: realm-dotnet's tests expect it, as a known defect. */
  public static AppServicesException linkSecondUserpass() {
    return new AppServicesException(Kind.INTERNAL, ErrorCode.INTERNAL_SERVER_ERROR, UNAUTHORIZED)
        .because("linking a local-userpass identity is not allowed when one is already linked");
  }

  public static AppServicesException linkAnonymous() {
    return unauthorized(ErrorCode.INVALID_SESSION)
        .because("linking an anonymous identity is not allowed");
  }

  public static AppServicesException linkForeignApiKey() {
    return invalidParameter("invalid user link request");
  }

  // API keys

  public static AppServicesException apiKeyNotFound() {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.API_KEY_NOT_FOUND, "API key not found");
  }

  public static AppServicesException apiKeyNameRequired() {
    return new AppServicesException(Kind.INVALID, "'name' is a required string");
  }

  public static AppServicesException apiKeyNameInvalid() {
    return invalidParameter("can only contain ASCII letters, numbers, underscores, and hyphens");
  }

  public static AppServicesException apiKeyNameTaken() {
    return new AppServicesException(
        Kind.CONFLICT, ErrorCode.API_KEY_ALREADY_EXISTS, "API key with name already exists");
  }

  public static AppServicesException tooManyApiKeys(int limit) {
    return badRequest("cannot have more than " + limit + " API keys");
  }

  public static AppServicesException anonymousApiKey() {
    return badRequest("anonymous users cannot have API keys");
  }

  public static AppServicesException apiKeysNotEnabled() {
    return badRequest("the api-key auth provider is not enabled");
  }

  public static AppServicesException apiKeyInUse() {
    return new AppServicesException(
        Kind.FORBIDDEN, "cannot delete the API key that the current session logged in with");
  }

  // Other providers

  /** The text of what the function threw is part of the answer (docs: custom function). */
  public static AppServicesException authFunctionFailed(String message) {
    return new AppServicesException(Kind.UNAUTHENTICATED, ErrorCode.AUTH_ERROR, message);
  }

  public static AppServicesException invalidCustomToken(String reason) {
    return unauthorized(ErrorCode.AUTH_ERROR).because("invalid custom auth token: " + reason);
  }

  public static AppServicesException invalidIdToken(String reason) {
    return unauthorized(ErrorCode.INVALID_SESSION).because("invalid id token: " + reason);
  }

  // OAuth. The contract knows the codes; the texts say what to do, and no SDK repeats a call for
  // them.

  public static AppServicesException domainNotAllowed(String domain) {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.DOMAIN_NOT_ALLOWED,
        "email domain '" + domain + "' is not allowed");
  }

  public static AppServicesException metadataMissing(String field) {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.AUTH_ERROR,
        "required metadata field '" + field + "' is missing");
  }

  public static AppServicesException redirectNotListed(String redirect) {
    return badRequest("redirect URI '" + redirect + "' is not among the provider's redirect URIs");
  }

  public static AppServicesException oauthRequestUnknown() {
    return badRequest("this login has expired or was used already: start again from the app");
  }

  public static AppServicesException oauthDenied() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.AUTH_ERROR, "access_denied: the user canceled");
  }

  public static AppServicesException oauthOtherBrowser() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.AUTH_ERROR,
        "the browser that links is not the one that the user is logged in with");
  }

  public static AppServicesException oauthCookieMissing() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED,
        ErrorCode.AUTH_ERROR,
        "the browser sent no cookie to link with: it keeps one only if the app's page is on the"
            + " same host as the emulator, or if third-party cookies are allowed");
  }

  // Auth providers and secrets

  public static AppServicesException authProviderNotFound() {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.AUTH_PROVIDER_NOT_FOUND, "auth provider not found");
  }

  public static AppServicesException authProviderExists(String type) {
    return new AppServicesException(
        Kind.CONFLICT,
        ErrorCode.AUTH_PROVIDER_ALREADY_EXISTS,
        "auth provider already exists: '" + type + "'");
  }

  public static AppServicesException authProviderEnabled() {
    return badRequest("an auth provider must be disabled before it is deleted");
  }

  /** No code, and the id as it was sent: realm-cli's tests compare the text. */
  public static AppServicesException secretNotFound(String id) {
    return new AppServicesException(Kind.NOT_FOUND, "secret not found: \"" + id + "\"");
  }

  public static AppServicesException secretNameTaken(String name) {
    return new AppServicesException(Kind.CONFLICT, "secret name already exists: '" + name + "'");
  }

  // Linked data sources

  public static AppServicesException serviceNotFound(String name) {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.SERVICE_NOT_FOUND, "service not found: '" + name + "'");
  }

  public static AppServicesException serviceCommandNotFound(String name) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.SERVICE_COMMAND_NOT_FOUND, "command not found: '" + name + "'");
  }

  public static AppServicesException nothingToInsert() {
    return invalidParameter("must provide at least one element");
  }

  public static AppServicesException replacementWithOperators() {
    return invalidParameter("the replace operation document must not contain atomic operators");
  }

  /** What the database answered. */
  public static AppServicesException mongoDb(String text) {
    return new AppServicesException(Kind.INVALID, ErrorCode.MONGODB_ERROR, text);
  }

  public static AppServicesException originNotAllowed(String origin) {
    return new AppServicesException(
        Kind.FORBIDDEN, ErrorCode.DOMAIN_NOT_ALLOWED, "origin not allowed: '" + origin + "'");
  }
}
