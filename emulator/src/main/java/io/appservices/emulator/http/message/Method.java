package io.appservices.emulator.http.message;

import java.util.Optional;

/**
 * The request methods that a route may have. HEAD is answered by the GET route, unless that changes
 * something.
 */
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  /**
   * Returns the method that serves a request with this method name; empty if no route ever does.
   */
  public static Optional<Method> serving(String name) {
    return switch (name) {
      case "GET", "HEAD" -> Optional.of(GET);
      case "POST" -> Optional.of(POST);
      case "PUT" -> Optional.of(PUT);
      case "PATCH" -> Optional.of(PATCH);
      case "DELETE" -> Optional.of(DELETE);
      default -> Optional.empty();
    };
  }
}
