package io.appservices.emulator.service.dependency;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A version of which the last parts may be missing, such as {@code 1.2} or {@code 1.x}.
 *
 * @param from the first version that it can be
 * @param known how many parts it has
 */
record PartialVersion(Version from, int known) {

  private static final int PARTS = 3;

  /** Reads what a pattern has found: three parts, and a prerelease. */
  static PartialVersion of(Matcher matcher, int firstGroup) {
    long[] numbers = new long[PARTS];
    int known = 0;
    while (known < PARTS && isNumber(matcher.group(firstGroup + known))) {
      numbers[known] = Long.parseLong(matcher.group(firstGroup + known));
      known++;
    }
    String prerelease = matcher.group(firstGroup + PARTS);
    List<String> parts =
        prerelease == null || known < PARTS ? List.of() : Arrays.asList(prerelease.split("\\."));
    return new PartialVersion(new Version(numbers[0], numbers[1], numbers[2], parts), known);
  }

  private static boolean isNumber(@Nullable String part) {
    return part != null && Character.isDigit(part.charAt(0));
  }

  boolean isWhole() {
    return known == PARTS;
  }

  /** Returns the first version that is none of these; empty if there is none. */
  Optional<Version> next() {
    return next(known - 1);
  }

  /** Returns the first version that {@code ~} does not let in. */
  Optional<Version> nextMinor() {
    return next(Math.min(known - 1, 1));
  }

  /** Returns the first version that {@code ^} does not let in: the first part but 0 stays. */
  Optional<Version> nextBreaking() {
    long[] numbers = {from.major(), from.minor(), from.patch()};
    for (int part = 0; part < known; part++) {
      if (numbers[part] != 0) {
        return next(part);
      }
    }
    return next(known - 1);
  }

  private Optional<Version> next(int part) {
    return switch (part) {
      case 0 -> Optional.of(Version.release(from.major() + 1, 0, 0));
      case 1 -> Optional.of(Version.release(from.major(), from.minor() + 1, 0));
      case 2 -> Optional.of(Version.release(from.major(), from.minor(), from.patch() + 1));
      default -> Optional.empty();
    };
  }
}
