package io.appservices.emulator.domain;

import io.appservices.emulator.domain.AppServicesException.Kind;

/**
 * The refusals of OAuth logins. The contract knows the codes; the texts say what to do, and no SDK
 * repeats a call for them.
 */
public final class OAuthRefusals {

  private OAuthRefusals() {}

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
    return Refusals.badRequest(
        "redirect URI '" + redirect + "' is not among the provider's redirect URIs");
  }

  public static AppServicesException oauthRequestUnknown() {
    return Refusals.badRequest(
        "this login has expired or was used already: start again from the app");
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
}
