package io.appservices.emulator.assembly;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options that a saved state depends on: with others an app would behave in another way. */
public final class KeptOptions {

  private static final String DATA_SOURCE = "--data-source";

  private static final List<String> NAMES =
      List.of(
          "--no-auto-confirm",
          "--access-token-revocation",
          "--auth-errors",
          "--link-conflicts",
          "--custom-token-skew",
          "--lenient-oauth",
          "--rules",
          DATA_SOURCE,
          "--data-source-time-limit",
          "--allow-http",
          "--npm-registry",
          "--npm-cache",
          "--function-time-limit",
          "--sessions-per-user",
          "--anonymous-users-per-app");

  private KeptOptions() {}

  /**
   * Returns those that a configuration sets, by their names on the command line. Of real clusters
   * there are the names alone: their addresses may have passwords.
   */
  static Map<String, List<String>> of(EmulatorConfig config) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (String name : NAMES) {
      List<String> texts = config.given(name).stream().filter(t -> isValid(name, t)).toList();
      if (!texts.isEmpty()) {
        kept.put(name, texts);
      }
    }
    return kept;
  }

  /** Returns whether a text says it, as it does not of parts of a second. */
  private static boolean isValid(String name, String text) {
    try {
      EmulatorConfig.builder().set(name, text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns a configuration with the options that were kept, but for those that it sets itself.
   *
   * @throws IllegalArgumentException if there is no such option, or a value is not valid
   */
  public static EmulatorConfig applyTo(EmulatorConfig config, Map<String, List<String>> kept) {
    EmulatorConfigBuilder builder = config.toBuilder();
    kept.forEach(
        (name, texts) -> {
          List<String> given = config.given(name);
          texts.stream()
              .filter(text -> name.equals(DATA_SOURCE) ? !given.contains(text) : given.isEmpty())
              .forEach(text -> builder.set(name, text));
        });
    return builder.build();
  }
}
