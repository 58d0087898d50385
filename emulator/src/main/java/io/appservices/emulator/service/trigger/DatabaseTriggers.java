package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.operation.ChangeListener;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.storage.AppStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Runs database triggers (docs: database triggers): after the change and apart from who made it,
 * the changes of an app in their order, as the system.
 */
public final class DatabaseTriggers implements ChangeListener {

  static final String LOG_TYPE = "DB_TRIGGER";

  private final AppStore apps;
  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final SerialExecutor executor;

  public DatabaseTriggers(
      AppStore apps, ConfigService config, FunctionService functions, SerialExecutor executor) {
    this.apps = apps;
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
    this.executor = executor;
  }

  @Override
  public boolean wants(ObjectId appId, String service, String database, String collection) {
    return apps.find(appId).stream()
        .anyMatch(app -> triggers(app, service, database, collection).findAny().isPresent());
  }

  @Override
  public void changed(
      ObjectId appId, String service, Document event, @Nullable Document before, long bytes) {
    Document namespace = event.get("ns", Document.class);
    apps.find(appId).stream()
        .flatMap(
            app ->
                triggers(app, service, namespace.getString("db"), namespace.getString("coll"))
                    .filter(trigger -> isAbout(trigger, event))
                    .map(trigger -> task(app, trigger, event, before)))
        .forEach(task -> executor.execute(appId, bytes, task));
  }

  private Stream<Database> triggers(App app, String service, String database, String collection) {
    return config.list(app, ConfigKind.TRIGGER).stream()
        .map(TriggerDefinition::of)
        .filter(Database.class::isInstance)
        .map(Database.class::cast)
        .filter(trigger -> !trigger.common().disabled())
        .filter(trigger -> isOn(app, trigger.collection().service(), service))
        .filter(trigger -> trigger.collection().covers(database, collection));
  }

  /**
   * Returns whether the trigger watches the service, which the Admin API refers to by id and app
   * folders by name.
   */
  private boolean isOn(App app, Reference wanted, String service) {
    Optional<String> name =
        wanted.id().isPresent()
            ? config.name(app, ConfigKind.SERVICE, wanted.withoutName())
            : wanted.name();
    return name.filter(service::equals).isPresent();
  }

  private static boolean isAbout(Database trigger, Document event) {
    String type = event.getString("operationType").toUpperCase(Locale.ROOT);
    return trigger.operationTypes().contains(type);
  }

  private Runnable task(App app, Database trigger, Document event, @Nullable Document before) {
    return () ->
        triggerFunctions
            .name(app, trigger)
            .ifPresent(
                name -> {
                  try {
                    TriggerEvents.given(trigger.view(), event, before)
                        .ifPresent(given -> run(app, name, given));
                  } catch (AppServicesException e) {
                    // A match or a project that MongoDB would refuse.
                    functions.failed(app, name, e.getMessage(), LOG_TYPE);
                  }
                });
  }

  private void run(App app, String function, Document event) {
    try {
      functions.run(app, function, List.of(event), FunctionUser.SYSTEM, new Document(), LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: the change is long done.
    }
  }
}
