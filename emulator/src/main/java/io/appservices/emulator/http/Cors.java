package io.appservices.emulator.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets web pages call; which ones may is settled before, by {@link CallerPolicy}. Errors need the
 * headers as much as successes do: without them a page sees a network error where it should see the
 * 401 that makes it refresh its token.
 */
final class Cors {

  private static final String METHODS = "GET,POST,PUT,PATCH,DELETE,OPTIONS";
  private static final String EXPOSED =
      "x-baas-location, x-stitch-location, x-appservices-request-id";
  private static final String MAX_AGE_SECONDS = "600";

  private Cors() {}

  /** Marks the answer to an actual request; nothing if no web page sent it. */
  static void mark(HttpServletRequest request, HttpServletResponse response) {
    if (allowOrigin(request, response)) {
      response.setHeader("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  /** Answers OPTIONS, the question that a browser asks before the actual request. */
  static void answerPreflight(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(204);
    response.setContentType(null);
    if (!allowOrigin(request, response)) {
      return;
    }
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    String requested = request.getHeader("Access-Control-Request-Headers");
    if (requested != null) {
      response.setHeader("Access-Control-Allow-Headers", requested);
    }
  }

  /** The origin is echoed, as a browser takes no {@code *} together with credentials. */
  private static boolean allowOrigin(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.setHeader("Vary", "Origin");
    return true;
  }
}
