package io.appservices.emulator.function.npm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members {@code exports} and {@code imports} of a package.json (docs of Node: Packages). */
final class Exports {

  /** The conditions that hold for {@code require}. */
  private static final Set<String> CONDITIONS = Set.of("require", "node", "default");

  private Exports() {}

  /**
   * Returns what a path of a package stands for, relative to the package.
   *
   * @param exports the member
   * @param subpath such as {@code .} or {@code ./lib/a}
   */
  static Optional<String> target(@Nullable Object exports, String subpath) {
    if (exports instanceof Map<?, ?> map && !isConditions(map)) {
      return map.containsKey(subpath) ? chosen(map.get(subpath), "") : byPattern(map, subpath);
    }
    return subpath.equals(".") ? chosen(exports, "") : Optional.empty();
  }

  private static boolean isConditions(Map<?, ?> map) {
    return map.keySet().stream()
        .map(String::valueOf)
        .noneMatch(key -> key.startsWith(".") || key.startsWith("#"));
  }

  private static Optional<String> byPattern(Map<?, ?> map, String subpath) {
    String longest = "";
    for (Object key : map.keySet()) {
      String pattern = String.valueOf(key);
      if (prefix(pattern).length() > prefix(longest).length() && matches(pattern, subpath)) {
        longest = pattern;
      }
    }
    if (longest.isEmpty()) {
      return Optional.empty();
    }
    int end = subpath.length() - suffix(longest).length();
    return chosen(map.get(longest), subpath.substring(prefix(longest).length(), end));
  }

  private static boolean matches(String pattern, String subpath) {
    boolean isPattern = pattern.contains("*") || pattern.endsWith("/");
    return isPattern
        && subpath.length() >= prefix(pattern).length() + suffix(pattern).length()
        && subpath.startsWith(prefix(pattern))
        && subpath.endsWith(suffix(pattern));
  }

  private static String prefix(String pattern) {
    int star = pattern.indexOf('*');
    return star < 0 ? pattern : pattern.substring(0, star);
  }

  private static String suffix(String pattern) {
    int star = pattern.indexOf('*');
    return star < 0 ? "" : pattern.substring(star + 1);
  }

  /** Returns the first target whose conditions hold. */
  private static Optional<String> chosen(@Nullable Object target, String matched) {
    if (target instanceof String text) {
      return Optional.of(text.endsWith("/") ? text + matched : text.replace("*", matched));
    }
    if (target instanceof List<?> several) {
      return several.stream().flatMap(one -> chosen(one, matched).stream()).findFirst();
    }
    if (target instanceof Map<?, ?> conditions) {
      return conditions.entrySet().stream()
          .filter(condition -> CONDITIONS.contains(String.valueOf(condition.getKey())))
          .flatMap(condition -> chosen(condition.getValue(), matched).stream())
          .findFirst();
    }
    return Optional.empty();
  }
}
