package io.appservices.emulator.http.server;

import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets web pages call; which ones may is settled before, by {@link CallerPolicy}. Errors need the
 * headers as much as successes do: without them a page sees a network error where it should see the
 * 401 that makes it refresh its token.
 */
final class Cors {

  private static final String PREFIX = "Access-Control-";
  private static final String METHODS = "GET,POST,PUT,PATCH,DELETE,OPTIONS";
  private static final String EXPOSED =
      "x-baas-location, x-stitch-location, x-appservices-request-id";
  private static final String MAX_AGE_SECONDS = "600";

  private Cors() {}

  /** Marks the answer to an actual request; nothing if no web page sent it. */
  static void mark(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      // The origin is echoed, as a browser takes no * together with credentials.
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Vary", "Origin");
      response.setHeader("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  /** Writes a header of an answer; one for web pages, of which there is one, in place of ours. */
  static void write(Reply.Header header, HttpServletResponse response) {
    if (header.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      response.setHeader(header.name(), header.value());
    } else {
      response.addHeader(header.name(), header.value());
    }
  }

  /**
   * Returns the answer to OPTIONS, the question that a browser asks before the actual request.
   *
   * @param closed the headers that pages cannot use, in lower case
   */
  static Reply preflight(HttpServletRequest request, Set<String> closed) {
    Reply reply = Reply.empty(204);
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return reply;
    }
    reply =
        reply
            .withHeader("Access-Control-Allow-Origin", origin)
            .withHeader("Access-Control-Allow-Credentials", "true")
            .withHeader("Vary", "Origin")
            .withHeader("Access-Control-Allow-Methods", METHODS)
            .withHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    String requested = request.getHeader("Access-Control-Request-Headers");
    return requested == null
        ? reply
        : reply.withHeader("Access-Control-Allow-Headers", open(requested, closed));
  }

  private static String open(String requested, Set<String> closed) {
    return closed.isEmpty()
        ? requested
        : Arrays.stream(requested.split(","))
            .map(String::strip)
            .filter(name -> !closed.contains(name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
  }
}
