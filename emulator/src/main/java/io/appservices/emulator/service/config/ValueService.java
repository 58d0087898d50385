package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.Environment;
import io.appservices.emulator.domain.definition.ValueDefinition;
import java.util.Optional;
import org.bson.Document;

/** Named constants of an app, some of which are secrets under another name. */
public final class ValueService {

  private final ConfigService config;
  private final SecretService secrets;

  public ValueService(ConfigService config, SecretService secrets) {
    this.config = config;
    this.secrets = secrets;
  }

  /**
   * Returns the result of {@code context.values.get}; the text of the secret if the value names
   * one.
   */
  public Optional<Object> get(App app, String name) {
    return config
        .findByName(app, ConfigKind.VALUE, name)
        .flatMap(value -> text(app, ValueDefinition.of(value)));
  }

  /** Returns all values by name, as {@code %%values} has them. */
  public Document all(App app) {
    Document all = new Document();
    config
        .list(app, ConfigKind.VALUE)
        .forEach(
            value ->
                text(app, ValueDefinition.of(value))
                    .ifPresent(found -> all.append(value.name(), found)));
    return all;
  }

  private Optional<Object> text(App app, ValueDefinition value) {
    return value.fromSecret()
        ? value
            .value()
            .flatMap(name -> secrets.value(app, String.valueOf(name)))
            .map(Object.class::cast)
        : value.value();
  }

  /** Returns {@code context.environment}: the tag of the app's environment, and its values. */
  public Document environment(App app) {
    String tag = app.environment();
    String key = Environment.byEitherName(tag).map(Environment::valueKey).orElse(tag);
    Document values = new Document();
    config
        .list(app, ConfigKind.ENVIRONMENT_VALUE)
        .forEach(part -> valueIn(key, part).ifPresent(value -> values.put(part.name(), value)));
    return new Document("tag", tag).append("values", values);
  }

  private static Optional<Object> valueIn(String key, ConfigDocument part) {
    return Optional.ofNullable(part.members().objectOrEmpty("values").get(key));
  }
}
