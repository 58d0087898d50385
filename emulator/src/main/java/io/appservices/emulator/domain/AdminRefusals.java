package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/** The refusals that only operators get. */
public final class AdminRefusals {

  private AdminRefusals() {}

  /** Refuses an operator without a code: realm-cli would take one as a reason to refresh. */
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

  /** Refuses a call without a token. */
  public static AppServicesException missingSession() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.MISSING_SESSION, "unauthorized");
  }

  public static AppServicesException appNotFound(String appId) {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.APP_NOT_FOUND, "app not found: '" + appId + "'");
  }

  public static AppServicesException groupNotFound(String groupId) {
    return new AppServicesException(Kind.NOT_FOUND, "group not found: '" + groupId + "'");
  }

  public static AppServicesException appName() {
    return Refusals.badRequest(
        "app names have 1 to 32 characters: ASCII letters, numbers, underscores and hyphens");
  }

  public static AppServicesException userpassNotEnabled() {
    return new AppServicesException(
        Kind.INVALID,
        ErrorCode.AUTH_PROVIDER_NOT_FOUND,
        "the local-userpass auth provider is not enabled");
  }

  public static AppServicesException noUserpassIdentity() {
    return Refusals.badRequest("user does not have a local-userpass identity");
  }

  public static AppServicesException invalidSignature() {
    return new AppServicesException(Kind.UNAUTHENTICATED, "signature is invalid");
  }

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
    return Refusals.badRequest("an auth provider must be disabled before it is deleted");
  }

  public static AppServicesException serviceTypeNotFound(String type) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.SERVICE_TYPE_NOT_FOUND, "service type not found: '" + type + "'");
  }

  /**
   * Refuses an unknown secret without a code, with the id as it was sent: realm-cli's tests compare
   * the text.
   */
  public static AppServicesException secretNotFound(String id) {
    return new AppServicesException(Kind.NOT_FOUND, "secret not found: \"" + id + "\"");
  }

  public static AppServicesException secretNameTaken(String name) {
    return new AppServicesException(Kind.CONFLICT, "secret name already exists: '" + name + "'");
  }

  /** Refuses an unknown deployment, with the text in the description of the Admin API. */
  public static AppServicesException deploymentNotFound() {
    return new AppServicesException(
        Kind.NOT_FOUND, ErrorCode.DEPLOYMENT_NOT_FOUND, "deployment not found");
  }

  /** Refuses to export the npm packages of an app that has none. */
  public static AppServicesException dependenciesNotFound() {
    return new AppServicesException(
        Kind.NOT_FOUND,
        ErrorCode.APP_DEPENDENCIES_NOT_FOUND,
        "no dependencies were uploaded for this app");
  }

  public static AppServicesException dependencyNotFound(String name) {
    return new AppServicesException(
        Kind.NOT_FOUND,
        ErrorCode.APP_DEPENDENCIES_NOT_FOUND,
        "dependency not found: '" + name + "'");
  }

  /** Refuses a package by name where nothing is fetched. */
  public static AppServicesException dependencyNotFetched(String reason) {
    return new AppServicesException(Kind.NOT_EMULATED, ErrorCode.NOT_EMULATED, reason);
  }

  public static AppServicesException draftNotFound() {
    return new AppServicesException(Kind.NOT_FOUND, "draft not found");
  }

  /**
   * Refuses a second draft, with the code that realm-cli looks for before it offers to discard the
   * other one.
   */
  public static AppServicesException draftExists() {
    return new AppServicesException(
        Kind.CONFLICT, ErrorCode.DRAFT_ALREADY_EXISTS, "a draft already exists");
  }

  /**
   * Refuses to deploy a draft that would undo what was deployed meanwhile; the service's own text
   * is not known.
   */
  public static AppServicesException draftOutdated() {
    return new AppServicesException(
        Kind.CONFLICT,
        "the app was deployed in another way since the draft was opened, which the draft would"
            + " undo: discard it and open a new one");
  }

  /** Refuses a schedule that is no CRON expression; the service's own text is not known. */
  public static AppServicesException schedule(String expression, String reason) {
    return Refusals.badRequest("invalid schedule '" + expression + "': " + reason);
  }

  /** Refuses a template that the service has and the emulator has not. */
  public static AppServicesException templateNotEmulated(String id) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not have the template '" + id + "', only 'triggers'");
  }

  /** Refuses a template that nobody has; the service's own text is not known. */
  public static AppServicesException templateNotFound(String id) {
    return Refusals.badRequest("template not found: '" + id + "'");
  }

  /** Refuses a database trigger on a service that is none or no cluster; it has no code. */
  public static AppServicesException triggerWithoutCluster() {
    return new AppServicesException(
        Kind.INVALID, "a database trigger requires an associated Atlas cluster service");
  }

  /** Refuses a trigger whose function is missing, with the text of a refused push. */
  public static AppServicesException triggerFunction(String trigger, String function) {
    return new AppServicesException(
        Kind.INVALID,
        "invalid event processor config for trigger '%s', function '%s' does not exist"
            .formatted(trigger, function));
  }

  /**
   * Refuses to delete the function that is asked before a user is made; the service's own text is
   * not known.
   */
  public static AppServicesException userCreationFunction(String function) {
    return Refusals.badRequest(
        "function '" + function + "' is the user creation function: choose another one first");
  }

  /** Refuses a part that refers to a missing function; the service's own text is not known. */
  public static AppServicesException referredFunction(String function) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.FUNCTION_NOT_FOUND, "function not found: '" + function + "'");
  }

  /** Refuses a part that refers to a missing service; the service's own text is not known. */
  public static AppServicesException referredService(String service) {
    return new AppServicesException(
        Kind.INVALID, ErrorCode.SERVICE_NOT_FOUND, "service not found: '" + service + "'");
  }
}
