package io.appservices.emulator.service.dependency;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a package (Semantic Versioning 2.0.0).
 *
 * @param prerelease its parts; none for a release
 */
record Version(long major, long minor, long patch, List<String> prerelease)
    implements Comparable<Version> {

  private static final Pattern TEXT =
      Pattern.compile(
          "[v=\\s]*(\\d{1,15})\\.(\\d{1,15})\\.(\\d{1,15})(?:-([0-9A-Za-z.-]+))?(?:\\+.*)?");

  private static final Comparator<Version> NUMBERS =
      Comparator.comparingLong(Version::major)
          .thenComparingLong(Version::minor)
          .thenComparingLong(Version::patch);

  static Optional<Version> of(String text) {
    Matcher matcher = TEXT.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String prerelease = matcher.group(4);
    return Optional.of(
        new Version(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3)),
            prerelease == null ? List.of() : Arrays.asList(prerelease.split("\\."))));
  }

  static Version release(long major, long minor, long patch) {
    return new Version(major, minor, patch, List.of());
  }

  boolean isRelease() {
    return prerelease.isEmpty();
  }

  boolean isSameRelease(Version other) {
    return NUMBERS.compare(this, other) == 0;
  }

  @Override
  public int compareTo(Version other) {
    int numbers = NUMBERS.compare(this, other);
    if (numbers != 0) {
      return numbers;
    }
    if (isRelease() || other.isRelease()) {
      return Boolean.compare(isRelease(), other.isRelease());
    }
    for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
      int part = compare(prerelease.get(i), other.prerelease.get(i));
      if (part != 0) {
        return part;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int compare(String one, String other) {
    boolean isNumber = one.matches("\\d{1,15}");
    boolean isOtherNumber = other.matches("\\d{1,15}");
    if (isNumber && isOtherNumber) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    return isNumber == isOtherNumber ? one.compareTo(other) : isNumber ? -1 : 1;
  }
}
