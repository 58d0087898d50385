package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.SecretMembers;
import java.util.List;
import org.bson.Document;

/** Parts of a configuration as they may be shown to who has not signed in. */
final class ShownConfig {

  private static final String HIDDEN = "(not shown)";

  private ShownConfig() {}

  /** Returns a copy without what is secret, however deep it lies. */
  static Document of(Document stored) {
    return hidden(SecretMembers.without(stored));
  }

  private static Document hidden(Document settings) {
    Document shown = new Document();
    settings.forEach(
        (key, value) ->
            shown.append(
                key, key.equals("secret") && value instanceof String ? HIDDEN : of(value)));
    return shown;
  }

  private static Object of(Object value) {
    if (value instanceof Document document) {
      return hidden(document);
    }
    return value instanceof List<?> list ? list.stream().map(ShownConfig::of).toList() : value;
  }
}
