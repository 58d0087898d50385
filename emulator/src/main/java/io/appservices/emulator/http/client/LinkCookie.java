package io.appservices.emulator.http.client;

import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Cookies;
import io.appservices.emulator.service.login.OAuthRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Tells by a cookie that the browser that comes back to link is the one that set out to. */
final class LinkCookie {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final String NEAR = "; SameSite=Lax";

  /** The attributes with which browsers accept a cookie in an answer to a page of another site. */
  private static final String FAR = "; SameSite=None; Secure";

  private LinkCookie() {}

  static Reply set(Call call, OAuthRequest request, OAuthRequest.Link link, Reply reply) {
    return reply.withHeader(
        "Set-Cookie", cookie(request.id(), link.cookie()) + (crossesSites(call) ? FAR : NEAR));
  }

  /** Returns the cookie that the browser sent for a request. */
  static Optional<String> find(Call call, String requestId) {
    return Cookies.find(call, name(requestId));
  }

  private static String cookie(String requestId, String value) {
    return name(requestId) + "=" + value + "; Path=/api/client/v2.0/auth/callback; HttpOnly";
  }

  private static String name(String requestId) {
    return "baas_link_" + requestId;
  }

  /**
   * Returns whether the calling page is on another host, such as localhost where this is 127.0.0.1.
   * Browsers accept a {@code Secure} cookie over HTTPS, and from the machine itself.
   */
  private static boolean crossesSites(Call call) {
    URI own = URI.create(call.externalBaseUrl());
    boolean secure = own.getScheme().equals("https") || LOCAL.contains(own.getHost());
    return secure
        && call.header("Origin").filter(o -> !hostOf(o).equals(own.getHost())).isPresent();
  }

  private static String hostOf(String origin) {
    try {
      return String.valueOf(URI.create(origin).getHost());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
