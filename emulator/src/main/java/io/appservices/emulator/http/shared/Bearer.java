package io.appservices.emulator.http.shared;

import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.http.Call;
import java.util.Optional;

/** The token in an {@code Authorization: Bearer} header (RFC 6750). */
public final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  /**
   * Returns the token of a call.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is none
   */
  public static String token(Call call) {
    String header = call.header("Authorization").orElseThrow(Refusals::missingAuthorization);
    return find(header).orElseThrow(Refusals::notBearer);
  }

  /**
   * Returns the token of a call; empty if there is none, for an API that has its own word for that.
   */
  public static Optional<String> find(Call call) {
    return call.header("Authorization").flatMap(Bearer::find);
  }

  private static Optional<String> find(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).trim()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
