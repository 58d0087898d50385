package io.appservices.emulator.service.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A difference between two configurations of an app.
 *
 * @param kind the kind of part, in words such as {@code function} or {@code auth provider}; {@code
 *     setting} for what is no part
 * @param name the name of the part
 * @param before what it was, without secrets; empty if it was not there
 * @param after what it is, without secrets; empty if it is not there
 */
public record ConfigChange(
    String kind, String name, Optional<Object> before, Optional<Object> after) {

  /** The kind of what is no part. */
  static final String SETTING = "setting";

  /** The sorts of differences. */
  public enum Sort {
    ADDED,
    REMOVED,
    MODIFIED;

    /** Returns the name in answers. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns whether it was added, removed or modified. */
  public Sort sort() {
    if (before.isEmpty()) {
      return Sort.ADDED;
    }
    return after.isEmpty() ? Sort.REMOVED : Sort.MODIFIED;
  }

  /** Returns the change in one line, such as {@code modified function 'hello'}. */
  String line() {
    String what = kind.equals(SETTING) ? name : kind + " '" + name + "'";
    return sort().wireName() + " " + what;
  }
}
