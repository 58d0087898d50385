package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.operation.ChangeListener;
import io.appservices.emulator.domain.Reference;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.storage.AppStore;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Runs database triggers (docs: database triggers) for changes in embedded data sources: after the
 * change and apart from who made it, the changes of an app in their order.
 */
public final class DatabaseTriggers implements ChangeListener {

  private final AppStore apps;
  private final ConfigService config;
  private final DatabaseTriggerRuns runs;
  private final SerialExecutor executor;

  public DatabaseTriggers(
      AppStore apps, ConfigService config, DatabaseTriggerRuns runs, SerialExecutor executor) {
    this.apps = apps;
    this.config = config;
    this.runs = runs;
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
                    .filter(trigger -> DatabaseTriggerRuns.isAbout(trigger, event))
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

  private boolean isOn(App app, Reference wanted, String service) {
    return runs.service(app, wanted).filter(service::equals).isPresent();
  }

  private Runnable task(App app, Database trigger, Document event, @Nullable Document before) {
    return () -> runs.run(app, trigger, event, before);
  }
}
