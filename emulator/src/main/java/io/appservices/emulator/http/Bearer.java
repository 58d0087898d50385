package io.appservices.emulator.http;

import io.appservices.emulator.domain.Refusals;

/** The token in an {@code Authorization: Bearer} header (RFC 6750). */
public final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /**
   * The token of a call.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static String token(Call call) {
    String header = call.header("Authorization").orElseThrow(Refusals::missingAuthorization);
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Refusals.notBearer();
    }
    String token = header.substring(SCHEME.length()).trim();
    if (token.isEmpty()) {
      throw Refusals.notBearer();
    }
    return token;
  }
}
