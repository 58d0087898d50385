package io.appservices.emulator.option;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that options were given, each checked. Immutable; equal if all values are. */
public final class OptionValues {

  /** No values: all options have their defaults. */
  public static final OptionValues NONE = new OptionValues(Map.of());

  private final Map<Option<?>, Object> given;

  private OptionValues(Map<Option<?>, Object> given) {
    this.given = given;
  }

  /**
   * Returns the value of an option that is not repeatable, and has a default.
   *
   * @throws IllegalArgumentException if it has neither a value nor a default
   */
  public <T> T get(Option<T> option) {
    return find(option).orElseThrow(() -> new IllegalArgumentException(option + " has no default"));
  }

  /** Returns the value of an option that is not repeatable; empty if it has none, nor a default. */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Option<T> option) {
    Object value = given.get(option);
    return Optional.ofNullable(value == null ? option.standard() : (T) value);
  }

  /** Returns all values of a repeatable option, as they were given, behind the default. */
  public <T> List<T> all(Option<T> option) {
    List<T> all = new ArrayList<>();
    Collection<T> values = collection(option);
    T standard = option.standard();
    if (standard != null
        && values.stream().noneMatch(value -> option.key(value).equals(option.key(standard)))) {
      all.add(standard);
    }
    all.addAll(values);
    return Collections.unmodifiableList(all);
  }

  @SuppressWarnings("unchecked")
  private <T> Collection<T> collection(Option<T> option) {
    return (Collection<T>) given.getOrDefault(option, List.of());
  }

  /** Returns the values that were given of an option, as text; none of others. */
  public <T> List<String> texts(Option<T> option) {
    if (!isGiven(option)) {
      return List.of();
    }
    Collection<T> given =
        option.isRepeatable() ? collection(option) : find(option).stream().toList();
    return given.stream().map(option.format()::write).toList();
  }

  /** Returns whether an option was given that makes a difference even with its default. */
  public boolean isGiven(Option<?> option) {
    return given.containsKey(option);
  }

  /**
   * Returns these values with another one, which is added to those of a repeatable option.
   *
   * @throws IllegalArgumentException if it is not valid; the message names the option as in Java
   */
  public <T> OptionValues with(Option<T> option, T value) {
    Objects.requireNonNull(value, option.javaName());
    try {
      return put(option, option.format().check(value));
    } catch (IllegalArgumentException e) {
      throw refusal(option.javaName(), e);
    }
  }

  /**
   * Returns these values with those parsed from a text.
   *
   * @param source the name of the option in the message
   * @throws IllegalArgumentException if one is not valid
   */
  public <T> OptionValues withText(Option<T> option, String source, String text) {
    OptionValues values = this;
    try {
      for (String part : option.separate(text)) {
        values = values.put(option, option.format().read(part));
      }
      return values;
    } catch (IllegalArgumentException e) {
      throw refusal(source, e);
    }
  }

  private static IllegalArgumentException refusal(String source, IllegalArgumentException reason) {
    return new IllegalArgumentException(
        "invalid value for " + source + ": " + reason.getMessage(), reason);
  }

  private <T> OptionValues put(Option<T> option, T value) {
    Map<Option<?>, Object> more = new HashMap<>(given);
    boolean standard = value.equals(option.standard()) && !option.matters();
    if (option.isRepeatable()) {
      more.put(option, collect(option, value, standard));
    } else if (standard) {
      more.remove(option);
    } else {
      more.put(option, value);
    }
    more.values().removeIf(Set.of()::equals);
    return new OptionValues(more);
  }

  private <T> Collection<T> collect(Option<T> option, T value, boolean standard) {
    Collection<T> before = collection(option);
    Collection<T> all = option.isOrdered() ? new ArrayList<>(before) : new LinkedHashSet<>(before);
    if (!option.isOrdered()) {
      all.removeIf(other -> option.key(other).equals(option.key(value)));
    }
    if (!standard) {
      all.add(value);
    }
    return all;
  }

  /** Returns the values of one group. */
  public OptionValues in(OptionGroup group) {
    return new OptionValues(
        given.entrySet().stream()
            .filter(entry -> entry.getKey().group() == group)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Returns the options of a group with their values, but for secrets. */
  public String describe(OptionGroup group) {
    return group.options().stream()
        .map(option -> option.method() + "=" + describe(option))
        .collect(Collectors.joining(", "));
  }

  private String describe(Option<?> option) {
    return option.isRepeatable()
        ? all(option).toString()
        : find(option).map(Object::toString).orElse("null");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptionValues values && given.equals(values.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }
}
