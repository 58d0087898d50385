package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a dependency takes, as npm writes them: {@code ^1.2.0}, {@code ~1.2}, {@code
 * 1.x}, {@code >=1 <3}, {@code 1.0 - 2.0}, {@code 1 || 2}, {@code latest}.
 */
final class VersionRange {

  /** No more digits than a version may have. */
  private static final String PART = "(\\d{1,15}(?!\\d)|[xX*])";

  private static final Pattern PARTIAL =
      Pattern.compile(
          "(\\^|~>?|>=|<=|>|<|=)?\\s*[v=]*\\s*"
              + PART
              + "(?:\\."
              + PART
              + ")?(?:\\."
              + PART
              + ")?(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

  private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");

  /** A condition, and the version that it names. */
  private record Comparator(Version bound, Predicate<Version> holds) {}

  private final List<List<Comparator>> alternatives = new ArrayList<>();

  private VersionRange() {}

  /**
   * Reads a range.
   *
   * @throws PackageException if it is none: tags beside {@code latest}, addresses and files are not
   *     taken
   */
  static VersionRange of(String text) {
    VersionRange range = new VersionRange();
    String plain = text.trim();
    if (plain.isEmpty() || plain.equals("latest") || plain.equals("*")) {
      range.alternatives.add(List.of());
      return range;
    }
    for (String alternative : plain.split("\\|\\|")) {
      range.alternatives.add(comparators(alternative.trim(), text));
    }
    return range;
  }

  private static List<Comparator> comparators(String alternative, String whole) {
    List<Comparator> all = new ArrayList<>();
    Matcher hyphen = HYPHEN.matcher(alternative);
    String plain =
        hyphen.matches() ? ">=" + hyphen.group(1) + " <=" + hyphen.group(2) : alternative;
    Matcher partial = PARTIAL.matcher(plain);
    int at = 0;
    while (at < plain.length()) {
      if (Character.isWhitespace(plain.charAt(at)) || plain.charAt(at) == ',') {
        at++;
      } else if (partial.find(at) && partial.start() == at) {
        add(all, partial);
        at = partial.end();
      } else {
        throw new PackageException("'" + whole + "' is no range of versions");
      }
    }
    return all;
  }

  private static void add(List<Comparator> all, Matcher partial) {
    String operator = Optional.ofNullable(partial.group(1)).orElse("");
    PartialVersion version = PartialVersion.of(partial, 2);
    Version from = version.from();
    switch (operator) {
      case "^" -> between(all, from, version.nextBreaking());
      case "~", "~>" -> between(all, from, version.nextMinor());
      case ">=" -> atLeast(all, from);
      case "<" -> below(all, Optional.of(from));
      case ">" -> {
        if (version.isWhole()) {
          all.add(new Comparator(from, other -> other.compareTo(from) > 0));
        } else {
          atLeast(all, version.next().orElse(from));
        }
      }
      case "<=" -> {
        if (version.isWhole()) {
          all.add(new Comparator(from, other -> other.compareTo(from) <= 0));
        } else {
          below(all, version.next());
        }
      }
      default -> {
        if (version.isWhole()) {
          all.add(new Comparator(from, other -> other.compareTo(from) == 0));
        } else {
          between(all, from, version.next());
        }
      }
    }
  }

  private static void between(List<Comparator> all, Version from, Optional<Version> below) {
    // Any version at all is no bound: prereleases would have to name one.
    if (below.isPresent()) {
      atLeast(all, from);
      below(all, below);
    }
  }

  private static void atLeast(List<Comparator> all, Version bound) {
    all.add(new Comparator(bound, version -> version.compareTo(bound) >= 0));
  }

  private static void below(List<Comparator> all, Optional<Version> bound) {
    bound.ifPresent(
        limit -> all.add(new Comparator(limit, version -> version.compareTo(limit) < 0)));
  }

  boolean includes(String version) {
    return Version.of(version).filter(this::includes).isPresent();
  }

  /** Returns whether a version is in the range; prereleases only where one of theirs is named. */
  boolean includes(Version version) {
    return alternatives.stream().anyMatch(all -> holds(all, version));
  }

  private static boolean holds(List<Comparator> all, Version version) {
    boolean isNamed =
        version.isRelease()
            || all.stream()
                .map(Comparator::bound)
                .anyMatch(bound -> !bound.isRelease() && bound.isSameRelease(version));
    return isNamed && all.stream().allMatch(comparator -> comparator.holds().test(version));
  }
}
