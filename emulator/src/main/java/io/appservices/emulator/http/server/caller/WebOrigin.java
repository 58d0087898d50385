package io.appservices.emulator.http.server.caller;

import io.appservices.emulator.http.message.Authority;
import java.util.Locale;
import java.util.Optional;

/**
 * The origin of a web page (RFC 6454), as browsers send it.
 *
 * @param scheme {@code http} or {@code https}; pages of other schemes have no origin here
 * @param host in lower case, IPv6 addresses in brackets
 * @param port never 0: the scheme's own port where none is named
 */
record WebOrigin(String scheme, String host, int port) {

  private static final String SEPARATOR = "://";

  /** Reads {@code http[s]://host[:port]}; empty if it is anything else, such as {@code null}. */
  static Optional<WebOrigin> parse(String text) {
    int end = text.indexOf(SEPARATOR);
    String scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    return Optional.ofNullable(Authority.parse(text.substring(end + SEPARATOR.length())))
        .map(authority -> of(scheme, authority));
  }

  /** Returns the origin of the pages at this address, when they are fetched by this scheme. */
  static WebOrigin of(String scheme, Authority authority) {
    int own = scheme.equals("https") ? 443 : 80;
    return new WebOrigin(
        scheme,
        authority.host().toLowerCase(Locale.ROOT),
        authority.port() == 0 ? own : authority.port());
  }
}
