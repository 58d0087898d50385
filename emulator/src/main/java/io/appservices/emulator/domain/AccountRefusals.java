package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/** The refusals about email/password accounts and API keys (docs/contract.md, section 3). */
public final class AccountRefusals {

  private AccountRefusals() {}

  public static AppServicesException emailInvalid() {
    return Refusals.badRequest("email invalid");
  }

  public static AppServicesException passwordLength() {
    return Refusals.badRequest("password must be between 6 and 128 characters");
  }

  public static AppServicesException nameInUse() {
    return new AppServicesException(
        Kind.CONFLICT, ErrorCode.ACCOUNT_NAME_IN_USE, "name already in use");
  }

  public static AppServicesException malformedOneTimeToken() {
    return Refusals.badRequest("invalid token data");
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
    return Refusals.badRequest("failed to confirm user \"" + email + "\"");
  }

  public static AppServicesException resetFailed(String email) {
    return new AppServicesException(
        Kind.INVALID, "failed to reset password for user \"" + email + "\"");
  }

  /** Returns the refusal of the half of a flow that is not set up; the text names the other one. */
  public static AppServicesException notSetUp(String text) {
    return new AppServicesException(Kind.INVALID, text);
  }

  public static AppServicesException apiKeyNotFound() {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.API_KEY_NOT_FOUND, "API key not found");
  }

  public static AppServicesException apiKeyNameRequired() {
    return new AppServicesException(Kind.INVALID, "'name' is a required string");
  }

  public static AppServicesException apiKeyNameInvalid() {
    return Refusals.invalidParameter(
        "can only contain ASCII letters, numbers, underscores, and hyphens");
  }

  public static AppServicesException apiKeyNameTaken() {
    return new AppServicesException(
        Kind.CONFLICT, ErrorCode.API_KEY_ALREADY_EXISTS, "API key with name already exists");
  }

  public static AppServicesException tooManyApiKeys(int limit) {
    return Refusals.badRequest("cannot have more than " + limit + " API keys");
  }

  public static AppServicesException anonymousApiKey() {
    return Refusals.badRequest("anonymous users cannot have API keys");
  }

  public static AppServicesException apiKeysNotEnabled() {
    return Refusals.badRequest("the api-key auth provider is not enabled");
  }

  public static AppServicesException apiKeyInUse() {
    return new AppServicesException(
        Kind.FORBIDDEN, "cannot delete the API key that the current session logged in with");
  }

  /** Refuses a login that turned out to need a function only after it was begun without one. */
  public static AppServicesException accountsChange() {
    return new AppServicesException(
        Kind.UNAVAILABLE, "the account or its app is being changed, try again");
  }
}
