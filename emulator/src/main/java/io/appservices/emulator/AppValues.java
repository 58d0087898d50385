package io.appservices.emulator;

import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.function.NeutralValues;
import io.appservices.emulator.inprocess.ConfigPart;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.config.ValueService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The values of an app: named constants, for functions and rules. */
public final class AppValues {

  private final ValueService shown;
  private final EmulatedApp app;
  private final ConfigPart values;

  AppValues(ConfigService config, ValueService shown, EmulatedApp app) {
    this.shown = shown;
    this.app = app;
    this.values = new ConfigPart(config, app::app, ConfigKind.VALUE);
  }

  /**
   * Sets a value, in place of one that had the name.
   *
   * @param value as functions in Java return them ({@link
   *     io.appservices.emulator.api.JavaFunction#call})
   */
  public void put(String name, Object value) {
    values.put(name, body(DocumentValues.of(value), false));
  }

  /** Lets a value have the text of a secret, in place of a value that had the name. */
  public void putSecret(String name, String secretName) {
    values.put(name, body(Objects.requireNonNull(secretName, "secretName"), true));
  }

  private static Document body(@Nullable Object value, boolean fromSecret) {
    return new Document("value", value).append("from_secret", fromSecret).append("private", false);
  }

  /**
   * Returns the value as functions see it; empty if there is none of the name, or if its secret
   * does not exist.
   */
  public Optional<Object> get(String name) {
    Objects.requireNonNull(name, "name");
    return shown.get(app.app(), name).map(NeutralValues::of);
  }

  /** Removes a value, if there is one of the name. */
  public void remove(String name) {
    values.remove(name);
  }

  /** Returns the names of the values. */
  public List<String> names() {
    return values.names();
  }
}
