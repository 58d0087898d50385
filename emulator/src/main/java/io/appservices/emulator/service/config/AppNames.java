package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.AdminRefusals;
import java.util.regex.Pattern;

/** The names that apps can have, 1 to 32 letters, digits, underscores and hyphens. */
public final class AppNames {

  private static final int MOST_LETTERS = 32;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1," + MOST_LETTERS + "}");

  private AppNames() {}

  /**
   * Does nothing if an app can have the name.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if none can
   */
  public static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw AdminRefusals.appName();
    }
  }

  /** Returns a name that an app can have, like a text. */
  public static String like(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9_-]", "-");
    String like = safe.substring(0, Math.min(safe.length(), MOST_LETTERS));
    return NAME.matcher(like).matches() ? like : "app";
  }

  /** Returns the name that a client app id begins with: the part before the last dash. */
  public static String in(String clientAppId) {
    int dash = clientAppId.lastIndexOf('-');
    return dash > 0 ? clientAppId.substring(0, dash) : clientAppId;
  }
}
