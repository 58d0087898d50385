package io.appservices.emulator.http.message;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address under which the caller reached the server, behind a proxy or not. Header values that
 * are no address are passed over: what comes out ends up in answers and links.
 */
public final class ExternalBaseUrl {

  private ExternalBaseUrl() {}

  /**
   * Returns the address.
   *
   * @param proxies the proxies that are believed when they say how they were called
   */
  public static String of(HttpServletRequest request, TrustedProxies proxies) {
    Forwarded forwarded = proxies.sent(request) ? Forwarded.of(request) : Forwarded.NOTHING;
    String scheme = forwarded.scheme();
    if (scheme == null) {
      scheme = request.isSecure() ? "https" : "http";
    }
    Authority authority = forwarded.host();
    if (authority == null) {
      authority = asked(request);
    }
    int port = forwarded.port() > 0 ? forwarded.port() : authority.port();
    boolean implied = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + authority.host() + (implied ? "" : ":" + port);
  }

  private static Authority asked(HttpServletRequest request) {
    Authority host = Authority.parse(request.getHeader("Host"));
    return host != null ? host : bound(request);
  }

  private static Authority bound(HttpServletRequest request) {
    String address = request.getLocalAddr();
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return new Authority(host, request.getLocalPort());
  }
}
