package io.appservices.emulator.service.fault;

/** A path with {@code *} for a segment, and {@code **} at the end for all that follows. */
public record PathPattern(String text) {

  /** Stands for one segment. */
  public static final String ONE = "*";

  /** Stands for all that follows. */
  public static final String REST = "**";

  /**
   * Checks a pattern.
   *
   * @throws IllegalArgumentException if no path can match it
   */
  public PathPattern {
    int rest = text.indexOf(REST);
    if (!text.startsWith("/") || text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "'path' begins with a slash and has no query, such as /api/client/v2.0/auth/**: " + text);
    }
    if (rest >= 0 && (rest != text.length() - 2 || text.charAt(rest - 1) != '/')) {
      throw new IllegalArgumentException("'path' may have ** as its last segment alone: " + text);
    }
  }

  /** Returns its segments. */
  public String[] segments() {
    return text.substring(1).split("/", -1);
  }

  /** Returns whether a path, as sent, is one of those. */
  boolean matches(String path) {
    String[] own = segments();
    String[] other = path.substring(Math.min(1, path.length())).split("/", -1);
    for (int i = 0; i < own.length; i++) {
      if (own[i].equals(REST)) {
        return true;
      }
      if (i >= other.length || !(own[i].equals(ONE) || own[i].equals(other[i]))) {
        return false;
      }
    }
    return own.length == other.length;
  }
}
