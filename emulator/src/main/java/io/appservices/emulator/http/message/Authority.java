package io.appservices.emulator.http.message;

import org.jspecify.annotations.Nullable;

/**
 * A host with a port.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port the port, or 0 if none is given
 */
public record Authority(String host, int port) {

  private static final int LONGEST_NAME = 253;
  private static final int HIGHEST_PORT = 65535;

  /** Reads {@code host[:port]}; {@code null} if it is anything else. */
  public static @Nullable Authority parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int end = hostEnd(text);
    boolean hasPort = end < text.length();
    int port = hasPort && text.charAt(end) == ':' ? port(text.substring(end + 1)) : 0;
    return end == 0 || end > LONGEST_NAME || hasPort && port == 0
        ? null
        : new Authority(text.substring(0, end), port);
  }

  /** Reads a port; 0 if it is none. */
  static int port(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 5) {
      return 0;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      port = 10 * port + c - '0';
    }
    return port > HIGHEST_PORT ? 0 : port;
  }

  private static int hostEnd(String text) {
    boolean bracketed = text.startsWith("[");
    int at = bracketed ? 1 : 0;
    while (at < text.length()
        && (bracketed ? inAddress(text.charAt(at)) : inName(text.charAt(at)))) {
      at++;
    }
    if (!bracketed) {
      return at;
    }
    return at > 1 && at < text.length() && text.charAt(at) == ']' ? at + 1 : 0;
  }

  private static boolean inAddress(char c) {
    return c == ':' || c == '.' || c < 128 && Character.digit(c, 16) >= 0;
  }

  private static boolean inName(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
  }
}
