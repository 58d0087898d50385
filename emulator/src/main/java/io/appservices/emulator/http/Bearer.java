package io.appservices.emulator.http;

import io.appservices.emulator.domain.Refusals;
import java.util.Optional;

/** The token in an {@code Authorization: Bearer} header (RFC 6750). */
public final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /** The token of a call, if it has one. */
  public static Optional<String> find(Call call) {
    return call.header("Authorization").flatMap(Bearer::parse);
  }

  /**
   * The token of a call.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static String token(Call call) {
    String header = call.header("Authorization").orElseThrow(Refusals::missingAuthorization);
    return parse(header).orElseThrow(Refusals::notBearer);
  }

  private static Optional<String> parse(String header) {
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bearer
        ? Optional.of(header.substring(SCHEME.length()).trim()).filter(token -> !token.isEmpty())
        : Optional.empty();
  }
}
