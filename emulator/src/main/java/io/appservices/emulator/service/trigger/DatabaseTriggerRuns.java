package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Runs the functions of database triggers (docs: database triggers) as the system, with as much of
 * a change event as each asks for.
 */
public final class DatabaseTriggerRuns {

  static final String LOG_TYPE = "DB_TRIGGER";

  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;

  public DatabaseTriggerRuns(ConfigService config, FunctionService functions) {
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
  }

  /** Returns whether a trigger is about changes of this kind. */
  static boolean isAbout(Database trigger, Document event) {
    String type = event.getString("operationType").toUpperCase(Locale.ROOT);
    return trigger.operationTypes().contains(type);
  }

  /** Returns the name of a service, which the Admin API refers to by id and app folders by name. */
  Optional<String> service(App app, Reference wanted) {
    return wanted.id().isPresent()
        ? config.name(app, ConfigKind.SERVICE, wanted.withoutName())
        : wanted.name();
  }

  /**
   * Runs the function of a trigger, if it has one and its match lets the event through. What goes
   * wrong stands in the log of the app.
   *
   * @param before the document as it was; null if it is new, or not known
   */
  void run(App app, Database trigger, Document event, @Nullable Document before) {
    Optional<String> function = triggerFunctions.name(app, trigger);
    if (function.isEmpty()) {
      return;
    }
    try {
      TriggerEvents.given(trigger.view(), event, before)
          .ifPresent(given -> run(app, function.get(), given));
    } catch (AppServicesException e) {
      // A match or a project that MongoDB would refuse.
      functions.failed(app, function.get(), String.valueOf(e.getMessage()), LOG_TYPE);
    }
  }

  private void run(App app, String function, Document event) {
    try {
      functions.run(app, function, List.of(event), FunctionUser.SYSTEM, LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: the change is long done.
    }
  }

  /** Writes down that a trigger falls behind or cannot be told of changes. */
  void tell(App app, Database trigger, String text) {
    functions.failed(app, triggerFunctions.name(app, trigger).orElse(""), text, "TRIGGER_FAILURE");
  }
}
