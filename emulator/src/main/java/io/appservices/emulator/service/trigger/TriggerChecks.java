package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Refuses triggers that could never run, where the Admin API is given them. */
public final class TriggerChecks {

  private static final Set<String> USER_OPERATIONS = Set.of("CREATE", "LOGIN", "DELETE");

  private TriggerChecks() {}

  /**
   * Checks the type of a trigger, the settings that those of its type need, and that it names a
   * function.
   *
   * @throws AppServicesException with the reason, which has the name of the wrong member
   */
  public static void check(Members trigger) {
    String type = trigger.requiredText("type");
    switch (type) {
      case TriggerDefinition.DATABASE -> database(settings(trigger));
      case "AUTHENTICATION" -> authentication(settings(trigger));
      case TriggerDefinition.SCHEDULED -> settings(trigger);
      default ->
          throw Refusals.invalidParameter("'type' must be DATABASE, AUTHENTICATION or SCHEDULED");
    }
    processor(trigger);
  }

  /** An event processor of another type, which is kept and never runs, needs no function. */
  private static void processor(Members trigger) {
    boolean another =
        trigger.objectOrEmpty("event_processors").names().stream()
            .anyMatch(type -> !type.equals("FUNCTION"));
    boolean named =
        TriggerDefinition.functions(trigger).stream()
            .anyMatch(function -> function.id().isPresent() || function.name().isPresent());
    if (!another && !named) {
      throw Refusals.missingParameter("function_id");
    }
  }

  private static Members settings(Members trigger) {
    return trigger.object("config").orElseThrow(() -> Refusals.missingParameter("config"));
  }

  private static void database(Members settings) {
    if (settings.strings(TriggerDefinition.OPERATION_TYPES).isEmpty()) {
      throw Refusals.missingParameter(TriggerDefinition.OPERATION_TYPES);
    }
    settings.document("project");
    settings.document("match").filter(query -> !query.isEmpty()).ifPresent(TriggerChecks::match);
  }

  private static void match(Document query) {
    try {
      InMemoryCollection.matches(new Document(), query);
    } catch (AppServicesException e) {
      if (e.kind() == Kind.NOT_EMULATED) {
        throw e;
      }
      throw Refusals.invalidParameter("'match' is not a valid match expression: " + e.getMessage());
    }
  }

  private static void authentication(Members settings) {
    List<String> operations = settings.strings("operation_type");
    if (operations.isEmpty()) {
      throw Refusals.missingParameter("operation_type");
    }
    if (!USER_OPERATIONS.containsAll(operations)) {
      throw Refusals.invalidParameter("'operation_type' must be CREATE, LOGIN or DELETE");
    }
  }
}
