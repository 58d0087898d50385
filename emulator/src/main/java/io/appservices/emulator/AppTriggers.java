package io.appservices.emulator;

import io.appservices.emulator.api.UserOperation;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.function.DocumentValues;
import io.appservices.emulator.inprocess.ConfigPart;
import io.appservices.emulator.service.config.ConfigChecks;
import io.appservices.emulator.service.config.ConfigService;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * The triggers of an app, each of which runs a function when something happens. The name of a
 * trigger has 1 to 64 letters, digits, underscores and hyphens; one that has the name already is
 * replaced. What cannot be a trigger is refused with an {@link
 * io.appservices.emulator.api.error.EmulatorException}.
 */
public final class AppTriggers {

  private final ConfigPart triggers;

  AppTriggers(ConfigService config, EmulatedApp app) {
    this.triggers = new ConfigPart(config, app::app, ConfigKind.TRIGGER);
  }

  /**
   * Runs a function when something happens to a user.
   *
   * @param functionName in Java or JavaScript
   * @param providers the auth providers that matter; all, if none is given
   */
  public void onUsers(
      String name, String functionName, UserOperation operation, String... providers) {
    List<String> names =
        List.of(providers).stream().map(p -> AppProviders.type(p).wireName()).toList();
    put(
        name,
        "AUTHENTICATION",
        functionName,
        new Document("operation_type", operation.name()).append("providers", names));
  }

  /**
   * Runs a function by the emulator's clock.
   *
   * @param schedule a CRON expression of five fields, in UTC
   */
  public void onSchedule(String name, String functionName, String schedule) {
    Objects.requireNonNull(schedule, "schedule");
    put(name, "SCHEDULED", functionName, new Document("schedule", schedule));
  }

  /**
   * Runs a function when documents of a collection change.
   *
   * @param dataSource such as {@code mongodb-atlas}
   * @param operations {@code INSERT}, {@code UPDATE}, {@code REPLACE}, {@code DELETE}
   */
  public void onData(
      String name,
      String functionName,
      String dataSource,
      String database,
      String collection,
      String... operations) {
    Document config =
        new Document("service_name", Objects.requireNonNull(dataSource, "dataSource"))
            .append("database", Objects.requireNonNull(database, "database"))
            .append("collection", Objects.requireNonNull(collection, "collection"))
            .append("operation_types", List.of(operations))
            .append("full_document", true);
    put(name, "DATABASE", functionName, config);
  }

  /**
   * Sets a trigger as the Admin API does.
   *
   * @param definition with {@code type}, {@code config} and {@code function_name}
   */
  public void put(String name, Map<String, ?> definition) {
    Objects.requireNonNull(name, "name");
    Document body = DocumentValues.document(definition);
    ConfigChecks.trigger(Members.of(new Document(body).append("name", name)));
    triggers.put(name, body);
  }

  private void put(String name, String type, String functionName, Document config) {
    Objects.requireNonNull(functionName, "functionName");
    put(
        name,
        new Document("type", type)
            .append("disabled", false)
            .append("function_name", functionName)
            .append("config", config));
  }

  /** Removes a trigger, if there is one of the name. */
  public void remove(String name) {
    triggers.remove(name);
  }

  /** Returns the names of the triggers. */
  public List<String> names() {
    return triggers.names();
  }
}
