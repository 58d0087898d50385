package io.appservices.emulator.cli.terminal;

import java.util.Map;

/** Which of the standard streams are terminals, as the launcher has found out. */
public final class Terminal {

  private static final String STREAMS = System.getProperty("appservices.terminal", "");

  private Terminal() {}

  /** Returns whether a person types the input, so that the terminal itself sends signals. */
  public static boolean hasInput() {
    return STREAMS.indexOf('i') >= 0;
  }

  /** Returns whether colours and the like may be printed on standard output. */
  public static boolean hasColours() {
    return STREAMS.indexOf('o') >= 0 && isCapable(System.getenv());
  }

  /** Returns whether a line on standard error may be overwritten. */
  public static boolean showsProgress() {
    return STREAMS.indexOf('e') >= 0 && isCapable(System.getenv());
  }

  static boolean isCapable(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /**
   * Returns a text of others on one line, without anything that a terminal would obey, such as
   * escape sequences and marks that turn the direction of writing.
   */
  public static String clean(String text) {
    return text.replaceAll(
        "\\p{Cntrl}|[\\u0080-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]", "?");
  }
}
