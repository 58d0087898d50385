package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.service.config.ConfigService;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

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

  /** Returns the name of the function of a trigger. */
  Optional<String> name(App app, TriggerDefinition trigger) {
    return name(app, trigger.common().functions());
  }

  private Optional<String> name(App app, List<Reference> functions) {
    return functions.stream()
        .flatMap(function -> config.name(app, ConfigKind.FUNCTION, function).stream())
        .findFirst();
  }

  /** Says id and name of its function in both places, as the service shows triggers. */
  public void mirror(App app, Document trigger) {
    List<Reference> functions = TriggerDefinition.functions(Members.stored(trigger));
    Document function = new Document();
    name(app, functions)
        .ifPresent(
            name -> {
              config
                  .findByName(app, ConfigKind.FUNCTION, name)
                  .map(ConfigDocument::id)
                  .or(() -> functions.stream().flatMap(f -> f.id().stream()).findFirst())
                  .ifPresent(id -> function.append(ID, id.toHexString()));
              function.append(NAME, name);
            });
    if (!function.isEmpty()) {
      trigger.putAll(function);
      Document processors = Documents.copy(Documents.of(trigger.get(PROCESSORS)));
      Document settings = Documents.copy(processor(trigger));
      settings.putAll(function);
      Document whole =
          Documents.copy(Documents.of(processors.get(FUNCTION))).append("config", settings);
      trigger.put(PROCESSORS, processors.append(FUNCTION, whole));
    }
  }

  private static Document processor(Document trigger) {
    Document processors = Documents.of(trigger.get(PROCESSORS));
    return Documents.of(Documents.of(processors.get(FUNCTION)).get("config"));
  }
}
