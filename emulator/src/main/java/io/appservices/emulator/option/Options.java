package io.appservices.emulator.option;

import io.appservices.emulator.domain.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All options. */
public final class Options {

  private static final List<Option<?>> ALL =
      Arrays.stream(OptionGroup.values())
          .<Option<?>>flatMap(group -> group.options().stream())
          .toList();

  private Options() {}

  /** Returns every option, group by group. */
  public static List<Option<?>> all() {
    return ALL;
  }

  /**
   * Returns a suggestion such as {@code ; did you mean --port?} for a name that no option has;
   * empty if none has one that is like it.
   */
  public static String suggestion(String name) {
    boolean variable = name.startsWith(Option.VARIABLE_PREFIX);
    List<String> names =
        ALL.stream().map(option -> variable ? option.variable() : option.flag()).toList();
    return Suggestion.of(name, names, variable ? Option.VARIABLE_PREFIX : "");
  }

  /** Returns the option that has a flag, such as {@code --port}, or its variable. */
  public static Optional<Option<?>> find(String name) {
    return ALL.stream()
        .filter(option -> option.flag().equals(name) || option.variable().equals(name))
        .findFirst();
  }

  /**
   * Returns the option that has a flag or its variable.
   *
   * @throws IllegalArgumentException if there is none, with one that was probably meant
   */
  public static Option<?> require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no such option: '" + name + "'" + suggestion(name)));
  }
}
