package io.appservices.emulator.security;

import java.util.Comparator;

/** The order of versions as Maven has it, as far as libraries make use of it. */
final class VersionOrder implements Comparator<String> {

  static final VersionOrder OF_MAVEN = new VersionOrder();

  private VersionOrder() {}

  @Override
  public int compare(String a, String b) {
    String[] left = a.split("[.-]");
    String[] right = b.split("[.-]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(weight(left, i), weight(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A number weighs itself; alpha, beta and the like less than nothing; Final, jre, nothing. */
  private static int weight(String[] parts, int at) {
    String part = at < parts.length ? parts[at] : "";
    if (part.matches("\\d{1,9}")) {
      return Integer.parseInt(part);
    }
    return part.matches("(?i)(alpha|beta|m|rc|cr|snapshot)\\d*") ? -1 : 0;
  }
}
