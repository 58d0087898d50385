package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A trigger of an app, read out of the configuration that keeps it. What it does not know stays in
 * the {@link ConfigDocument} alone.
 */
public sealed interface TriggerDefinition {

  /** The {@code type} of a trigger that has a schedule. */
  String SCHEDULED = "SCHEDULED";

  /** The member of its {@code config} that is a CRON expression. */
  String SCHEDULE = "schedule";

  /** The member of its {@code config} that says whether it leaves out what it missed. */
  String SKIP_CATCHUP = "skip_catchup_events";

  /** The {@code type} of a trigger that watches data. */
  String DATABASE = "DATABASE";

  /** The member of its {@code config} that says which changes it runs after. */
  String OPERATION_TYPES = "operation_types";

  Common common();

  /**
   * The members that all types have.
   *
   * @param functions the functions it may call: the first that exists
   */
  record Common(ObjectId id, String name, boolean disabled, List<Reference> functions) {}

  /**
   * Runs after changes of documents.
   *
   * @param collection the watched collections
   * @param operationTypes in capital letters, such as {@code INSERT}
   * @param view the view of an event that its function gets
   * @param skipsCatchup whether it leaves out what happened while it was disabled
   */
  record Database(
      Common common,
      Namespace collection,
      List<String> operationTypes,
      EventView view,
      boolean skipsCatchup)
      implements TriggerDefinition {}

  /** The collections to watch; empty names stand for all. */
  record Namespace(Reference service, String database, String collection) {

    /** Tells whether a collection is meant, as far as that does not depend on its service. */
    public boolean covers(String otherDatabase, String otherCollection) {
      return (database.isEmpty() || database.equals(otherDatabase))
          && (collection.isEmpty() || collection.equals(otherCollection));
    }
  }

  /**
   * The view of a change event that a function gets.
   *
   * @param fullDocument whether the document that an update has changed is in it
   * @param fullDocumentBeforeChange whether the document from before is in it
   * @param match a query that events have to match; empty for none
   * @param project a projection of events; empty for none
   */
  record EventView(
      boolean fullDocument, boolean fullDocumentBeforeChange, Document match, Document project) {}

  /**
   * Runs after users are created, log in or are deleted.
   *
   * @param operationTypes one of them, as old versions have it, or several
   * @param providers empty for all
   */
  record Authentication(Common common, List<String> operationTypes, List<String> providers)
      implements TriggerDefinition {}

  /**
   * Runs by the clock.
   *
   * @param schedule a CRON expression, which may be wrong
   */
  record Scheduled(Common common, String schedule, boolean skipsCatchup)
      implements TriggerDefinition {}

  /** A trigger of an unknown type, which never runs. */
  record Unknown(Common common) implements TriggerDefinition {}

  /** Reads a part of the kind {@link ConfigKind#TRIGGER}. */
  static TriggerDefinition of(ConfigDocument stored) {
    Members trigger = stored.members();
    Common common =
        new Common(stored.id(), stored.name(), trigger.flag("disabled"), functions(trigger));
    Members config = trigger.objectOrEmpty("config");
    return switch (trigger.text("type").orElse("")) {
      case DATABASE -> database(common, config);
      case "AUTHENTICATION" -> authentication(common, config);
      case SCHEDULED -> scheduled(common, config);
      default -> new Unknown(common);
    };
  }

  /**
   * Returns the functions a trigger calls: exports and APIs differ in whether they are in its event
   * processor or at its top.
   */
  static List<Reference> functions(Members trigger) {
    Members processor =
        trigger.objectOrEmpty("event_processors").objectOrEmpty("FUNCTION").objectOrEmpty("config");
    return List.of(function(processor), function(trigger));
  }

  private static Reference function(Members members) {
    return Reference.of(members, "function_id", "function_name");
  }

  private static Database database(Common common, Members config) {
    return new Database(
        common,
        new Namespace(
            Reference.of(config, "service_id", "service_name"),
            config.text("database").orElse(""),
            config.text("collection").orElse("")),
        config.strings(OPERATION_TYPES),
        new EventView(
            config.flag("full_document"),
            config.flag("full_document_before_change"),
            config.documentOrEmpty("match"),
            config.documentOrEmpty("project")),
        config.flag(SKIP_CATCHUP));
  }

  private static Authentication authentication(Common common, Members config) {
    return new Authentication(
        common, config.strings("operation_type"), config.strings("providers"));
  }

  private static Scheduled scheduled(Common common, Members config) {
    return new Scheduled(common, config.text(SCHEDULE).orElse(""), config.flag(SKIP_CATCHUP));
  }
}
