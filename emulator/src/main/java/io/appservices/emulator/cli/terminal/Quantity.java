package io.appservices.emulator.cli.terminal;

import java.util.Locale;

/** Numbers of things as they are printed. */
public final class Quantity {

  private Quantity() {}

  /** Returns a number with the noun for it, of which the plural ends with s. */
  public static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns a number with a space between thousands. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }
}
