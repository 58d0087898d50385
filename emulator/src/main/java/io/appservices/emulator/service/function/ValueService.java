package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.service.SecretService;
import java.util.Optional;

/** Named constants of an app, some of which are secrets under another name. */
public final class ValueService {

  private final ConfigService config;
  private final SecretService secrets;

  public ValueService(ConfigService config, SecretService secrets) {
    this.config = config;
    this.secrets = secrets;
  }

  /** What {@code context.values.get} answers; the text of the secret where a value names one. */
  Optional<Object> get(App app, String name) {
    return config
        .findByName(app, ConfigKind.VALUE, name)
        .map(value -> value.body())
        .flatMap(
            body ->
                Boolean.TRUE.equals(body.get("from_secret"))
                    ? secrets.value(app, String.valueOf(body.get("value"))).map(Object.class::cast)
                    : Optional.ofNullable(body.get("value")));
  }
}
