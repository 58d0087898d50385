package io.appservices.emulator.http.message;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address under which the caller reached the server, behind a proxy or not. Header values that
 * are no address are passed over: what comes out ends up in answers and links.
 */
public final class ExternalBaseUrl {

  private ExternalBaseUrl() {}

  public static String of(HttpServletRequest request) {
    String scheme = scheme(request);
    Authority authority = authority(request);
    int forwardedPort = Authority.port(first(request, "X-Forwarded-Port"));
    int port = forwardedPort > 0 ? forwardedPort : authority.port();
    boolean implied = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + authority.host() + (implied ? "" : ":" + port);
  }

  private static String scheme(HttpServletRequest request) {
    return "https".equalsIgnoreCase(first(request, "X-Forwarded-Proto")) ? "https" : "http";
  }

  private static Authority authority(HttpServletRequest request) {
    Authority forwarded = Authority.parse(first(request, "X-Forwarded-Host"));
    if (forwarded != null) {
      return forwarded;
    }
    Authority host = Authority.parse(request.getHeader("Host"));
    return host != null ? host : bound(request);
  }

  private static Authority bound(HttpServletRequest request) {
    String address = request.getLocalAddr();
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return new Authority(host, request.getLocalPort());
  }

  /** Proxies append to these headers; the first entry is the one nearest to the client. */
  private static @Nullable String first(HttpServletRequest request, String header) {
    String value = request.getHeader(header);
    if (value == null) {
      return null;
    }
    int comma = value.indexOf(',');
    return (comma < 0 ? value : value.substring(0, comma)).trim();
  }
}
