package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The functions that triggers call: by id or name, in the event processor or at the top, as exports
 * and APIs differ.
 */
public final class TriggerFunctions {

  private static final String ID = "function_id";
  private static final String NAME = "function_name";
  private static final String PROCESSORS = "event_processors";
  private static final String FUNCTION = "FUNCTION";

  private final ConfigService config;

  public TriggerFunctions(ConfigService config) {
    this.config = config;
  }

  /** The name of the function of a trigger. */
  Optional<String> name(App app, Document trigger) {
    return named(app, processor(trigger)).or(() -> named(app, trigger));
  }

  /** Says id and name of its function in both places, as the service shows triggers. */
  public void mirror(App app, Document trigger) {
    Document function = new Document();
    Document processor = processor(trigger);
    name(app, trigger)
        .ifPresent(
            name -> {
              config
                  .findByName(app, ConfigKind.FUNCTION, name)
                  .map(found -> found.id().toHexString())
                  .or(() -> text(processor, ID))
                  .or(() -> text(trigger, ID))
                  .ifPresent(id -> function.append(ID, id));
              function.append(NAME, name);
            });
    if (!function.isEmpty()) {
      trigger.putAll(function);
      Document processors = new Document(document(trigger.get(PROCESSORS)));
      Document settings = new Document(processor);
      settings.putAll(function);
      Document whole = new Document(document(processors.get(FUNCTION))).append("config", settings);
      trigger.put(PROCESSORS, processors.append(FUNCTION, whole));
    }
  }

  private static Document processor(Document trigger) {
    Document processors = document(trigger.get(PROCESSORS));
    return document(document(processors.get(FUNCTION)).get("config"));
  }

  private static Document document(Object value) {
    return value instanceof Document document ? document : new Document();
  }

  private Optional<String> named(App app, Document source) {
    return text(source, ID)
        .filter(ObjectId::isValid)
        .flatMap(id -> config.find(app, ConfigKind.FUNCTION, new ObjectId(id)))
        .map(ConfigDocument::name)
        .or(() -> text(source, NAME));
  }

  private static Optional<String> text(Document source, String key) {
    return source.get(key) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }
}
