package io.appservices.emulator.config;

import io.appservices.emulator.option.Option;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The settings of one group: a value, whose {@code toString} shows no secrets. */
abstract class Settings {

  private final OptionGroup group;
  private final OptionValues values;

  Settings(OptionGroup group, OptionValues values) {
    this.group = group;
    this.values = values.in(group);
  }

  final <T> T get(Option<T> option) {
    return values.get(option);
  }

  /** Returns the value of an option that may have none. */
  final <T> Optional<T> find(Option<T> option) {
    return values.find(option);
  }

  final <T> List<T> list(Option<T> option) {
    return values.all(option);
  }

  final <T> Set<T> set(Option<T> option) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values.all(option)));
  }

  final boolean isGiven(Option<?> option) {
    return values.isGiven(option);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Settings settings
        && group == settings.group
        && values.equals(settings.values);
  }

  @Override
  public final int hashCode() {
    return values.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + values.describe(group) + "]";
  }
}
