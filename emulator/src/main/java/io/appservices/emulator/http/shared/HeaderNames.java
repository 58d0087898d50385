package io.appservices.emulator.http.shared;

import java.util.Locale;

/** The names of headers as functions see them: {@code X-Custom-Header}, however they were sent. */
public final class HeaderNames {

  private HeaderNames() {}

  /** Returns a name with each word in lower case, but for its first letter. */
  public static String canonical(String name) {
    StringBuilder canonical = new StringBuilder(name.length());
    boolean begins = true;
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      canonical.append(begins ? Character.toUpperCase(c) : c);
      begins = c == '-';
    }
    return canonical.toString();
  }
}
