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

  /** Those of a package that has ES modules only. */
  private static final Set<String> OF_MODULES =
      Set.of("import", "module-sync", "require", "node", "default");

  private Exports() {}

  /**
   * Returns what a path of a package stands for, relative to the package.
   *
   * @param exports the member
   * @param subpath such as {@code .} or {@code ./lib/a}
   */
  static Optional<String> target(@Nullable Object exports, String subpath) {
    return target(exports, subpath, CONDITIONS).or(() -> target(exports, subpath, OF_MODULES));
  }

  private static Optional<String> target(
      @Nullable Object exports, String subpath, Set<String> conditions) {
    if (exports instanceof Map<?, ?> map && !isConditions(map)) {
      return map.containsKey(subpath)
          ? chosen(map.get(subpath), "", conditions)
          : byPattern(map, subpath, conditions);
    }
    return subpath.equals(".") ? chosen(exports, "", conditions) : Optional.empty();
  }

  private static boolean isConditions(Map<?, ?> map) {
    return map.keySet().stream()
        .map(String::valueOf)
        .noneMatch(key -> key.startsWith(".") || key.startsWith("#"));
  }

  private static Optional<String> byPattern(Map<?, ?> map, String subpath, Set<String> conditions) {
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
    String matched = subpath.substring(prefix(longest).length(), end);
    return chosen(map.get(longest), matched, conditions);
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
  private static Optional<String> chosen(
      @Nullable Object target, String matched, Set<String> conditions) {
    if (target instanceof String text) {
      return Optional.of(text.endsWith("/") ? text + matched : text.replace("*", matched));
    }
    if (target instanceof List<?> several) {
      return several.stream().flatMap(one -> chosen(one, matched, conditions).stream()).findFirst();
    }
    if (target instanceof Map<?, ?> byCondition) {
      return byCondition.entrySet().stream()
          .filter(condition -> conditions.contains(String.valueOf(condition.getKey())))
          .flatMap(condition -> chosen(condition.getValue(), matched, conditions).stream())
          .findFirst();
    }
    return Optional.empty();
  }
}
