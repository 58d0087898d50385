package io.appservices.emulator.http.atlas;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Scheme name=value, name="value"} (RFC 7235, section 2.1). */
final class AuthParameters {

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  private AuthParameters(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * Returns the parameters by their names in lower case; empty if it is another scheme, not well
   * formed, or has a name twice.
   */
  static Optional<Map<String, String>> parse(String scheme, String header) {
    boolean known =
        header.length() > scheme.length()
            && header.regionMatches(true, 0, scheme, 0, scheme.length())
            && isSpace(header.charAt(scheme.length()));
    return known ? new AuthParameters(header, scheme.length()).read() : Optional.empty();
  }

  private Optional<Map<String, String>> read() {
    Map<String, String> parameters = new HashMap<>();
    do {
      skipSpace();
      // A list may have empty elements.
      if (at < text.length() && text.charAt(at) != ',' && !readInto(parameters)) {
        return Optional.empty();
      }
      skipSpace();
    } while (skip(','));
    return at == text.length() ? Optional.of(parameters) : Optional.empty();
  }

  private boolean readInto(Map<String, String> parameters) {
    String name = token();
    skipSpace();
    if (name.isEmpty() || !skip('=')) {
      return false;
    }
    skipSpace();
    String value = skip('"') ? quoted() : token();
    return value != null && parameters.put(name.toLowerCase(Locale.ROOT), value) == null;
  }

  private String token() {
    int from = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** Returns the rest of a quoted text; {@code null} if it does not end. */
  private @Nullable String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < text.length()) {
        value.append(text.charAt(at++));
      }
    }
    return skip('"') ? value.toString() : null;
  }

  private boolean skip(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isTokenCharacter(char c) {
    return c >= '0' && c <= '9'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || TOKEN_MARKS.indexOf(c) >= 0;
  }
}
