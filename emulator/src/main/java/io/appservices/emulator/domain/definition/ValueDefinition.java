package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.Optional;

/**
 * A value of an app, read out of the configuration that keeps it. What it does not know stays in
 * the {@link ConfigDocument} alone.
 *
 * @param value a copy; empty if it has none. It is the name of a secret if it is from one
 * @param isPrivate whether clients may not see it
 */
public record ValueDefinition(
    String name, Optional<Object> value, boolean fromSecret, boolean isPrivate) {

  /** Reads a part of the kind {@link ConfigKind#VALUE}. */
  public static ValueDefinition of(ConfigDocument stored) {
    return of(stored.name(), stored.members());
  }

  /** Reads a value as the Admin API and app folders have it. */
  public static ValueDefinition of(String name, Members value) {
    return new ValueDefinition(
        name,
        Optional.ofNullable(value.get("value")),
        value.flag("from_secret"),
        value.flag("private"));
  }
}
