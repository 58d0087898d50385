package io.appservices.emulator.http.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The request as a proxy got it: by {@code Forwarded} (RFC 7239), or, for what that does not say,
 * by {@code X-Forwarded-Proto}, {@code -Host} and {@code -Port}. Each hop appends to these; the
 * first entry is of the proxy nearest to the client.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host that the client named
 * @param port the port where it is told apart from the host, or 0
 */
record Forwarded(@Nullable String scheme, @Nullable Authority host, int port) {

  static final Forwarded NOTHING = new Forwarded(null, null, 0);

  static Forwarded of(HttpServletRequest request) {
    String entry = first(request, "Forwarded");
    String scheme = entry == null ? null : parameter(entry, "proto");
    Authority host = entry == null ? null : Authority.parse(parameter(entry, "host"));
    boolean told = host != null;
    return new Forwarded(
        scheme(scheme == null ? first(request, "X-Forwarded-Proto") : scheme),
        told ? host : Authority.parse(first(request, "X-Forwarded-Host")),
        told ? 0 : Authority.port(first(request, "X-Forwarded-Port")));
  }

  private static @Nullable String scheme(@Nullable String text) {
    String scheme = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return scheme.equals("https") || scheme.equals("http") ? scheme : null;
  }

  private static @Nullable String first(HttpServletRequest request, String header) {
    String value = request.getHeader(header);
    if (value == null) {
      return null;
    }
    int end = end(value, 0, ',');
    return value.substring(0, end).trim();
  }

  /** Returns the value of a parameter of an entry, without quotes. */
  private static @Nullable String parameter(String entry, String name) {
    for (int start = 0; start < entry.length(); ) {
      int end = end(entry, start, ';');
      String pair = entry.substring(start, end).trim();
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).trim().equalsIgnoreCase(name)) {
        return unquoted(pair.substring(equals + 1).trim());
      }
      start = end + 1;
    }
    return null;
  }

  /** Returns where a separator is that is not within quotes, or the end of the text. */
  private static int end(String text, int start, char separator) {
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == separator && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
  }
}
