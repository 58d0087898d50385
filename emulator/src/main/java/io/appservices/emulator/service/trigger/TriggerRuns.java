package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Authentication;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionRun;
import io.appservices.emulator.service.function.FunctionService;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/**
 * Runs a trigger because somebody asks for it: its function, as the system, with what the trigger
 * gives it, and with an entry of the trigger in the log. It runs whether it is disabled or not, and
 * apart from the runs that wait in line.
 */
public final class TriggerRuns {

  /**
   * A run that was asked for.
   *
   * @param arguments what the function was given
   */
  public record Run(List<Object> arguments, FunctionRun function) {}

  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final TriggerSamples samples;

  public TriggerRuns(ConfigService config, FunctionService functions, TriggerSamples samples) {
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
    this.samples = samples;
  }

  /**
   * Returns an event that is made up for a trigger, as it could happen; empty for a schedule, which
   * has none.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such trigger
   */
  public Optional<Document> sample(App app, String triggerId) {
    return samples.of(trigger(app, triggerId));
  }

  /**
   * Runs a trigger.
   *
   * @param event what is to have happened; where it is needed and not given, it is made up
   * @throws io.appservices.emulator.domain.AppServicesException if there is no such trigger, or it
   *     would not run on this event
   */
  public Run run(App app, String triggerId, Optional<Document> event) {
    TriggerDefinition trigger = trigger(app, triggerId);
    String function =
        triggerFunctions
            .name(app, trigger)
            .orElseThrow(() -> refused(trigger, "has no function that exists"));
    List<Object> arguments = arguments(trigger, event.or(() -> samples.of(trigger)));
    return new Run(
        arguments,
        functions.settle(app, function, arguments, FunctionUser.SYSTEM, logType(trigger)));
  }

  private TriggerDefinition trigger(App app, String id) {
    TriggerDefinition trigger = TriggerDefinition.of(config.get(app, ConfigKind.TRIGGER, id));
    if (trigger instanceof TriggerDefinition.Unknown) {
      throw refused(trigger, "has a type that never runs");
    }
    return trigger;
  }

  private static String logType(TriggerDefinition trigger) {
    if (trigger instanceof Scheduled) {
      return ScheduledRuns.LOG_TYPE;
    }
    return trigger instanceof Database ? DatabaseTriggerRuns.LOG_TYPE : TriggerService.LOG_TYPE;
  }

  private static List<Object> arguments(TriggerDefinition trigger, Optional<Document> event) {
    if (trigger instanceof Scheduled && event.isPresent()) {
      throw refused(trigger, "runs by the clock and is given no event");
    }
    event.ifPresent(given -> requireOperation(trigger, given));
    if (trigger instanceof Database database) {
      return List.of(
          event
              .flatMap(given -> TriggerEvents.given(database.view(), given, null))
              .orElseThrow(() -> refused(trigger, "has a match expression that this event fails")));
    }
    return event.<List<Object>>map(List::of).orElseGet(List::of);
  }

  private static void requireOperation(TriggerDefinition trigger, Document event) {
    String operation = String.valueOf(event.get("operationType")).toUpperCase(Locale.ROOT);
    List<String> own = operations(trigger);
    if (!own.contains(operation)) {
      throw refused(
          trigger, "runs on " + String.join(", ", own) + ", and the event is '" + operation + "'");
    }
  }

  private static List<String> operations(TriggerDefinition trigger) {
    if (trigger instanceof Database database) {
      return database.operationTypes();
    }
    return trigger instanceof Authentication authentication
        ? authentication.operationTypes()
        : List.of();
  }

  private static AppServicesException refused(TriggerDefinition trigger, String reason) {
    return Refusals.badRequest("the trigger '" + trigger.common().name() + "' " + reason);
  }
}
