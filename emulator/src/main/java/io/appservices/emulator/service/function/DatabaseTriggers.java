package io.appservices.emulator.service.function;

import io.appservices.emulator.cluster.ChangeListener;
import io.appservices.emulator.cluster.Scratch;
import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Members;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.storage.AppStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Runs database triggers (docs: database triggers): after the change and apart from who made it,
 * the changes of an app in their order, as the system.
 */
final class DatabaseTriggers implements ChangeListener {

  private static final String LOG_TYPE = "DB_TRIGGER";

  private final AppStore apps;
  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final SerialExecutor executor;

  DatabaseTriggers(
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
  public void changed(ObjectId appId, String service, Document event, Document before) {
    Document namespace = event.get("ns", Document.class);
    apps.find(appId).stream()
        .flatMap(
            app ->
                triggers(app, service, namespace.getString("db"), namespace.getString("coll"))
                    .filter(trigger -> isAbout(trigger, event))
                    .map(trigger -> task(app, trigger, event, before)))
        .forEach(task -> executor.execute(appId, task));
  }

  private Stream<Document> triggers(App app, String service, String database, String collection) {
    return config.list(app, ConfigKind.TRIGGER).stream()
        .map(ConfigDocument::body)
        .filter(trigger -> "DATABASE".equals(trigger.get("type")))
        .filter(trigger -> !Boolean.TRUE.equals(trigger.get("disabled")))
        .filter(trigger -> isOn(app, settings(trigger), service))
        .filter(trigger -> isAnyOr(settings(trigger).get("database"), database))
        .filter(trigger -> isAnyOr(settings(trigger).get("collection"), collection));
  }

  /** By id, as the Admin API has it, or by name, as app folders have it. */
  private boolean isOn(App app, Document settings, String service) {
    if (settings.get("service_id") instanceof String id && ObjectId.isValid(id)) {
      return config
          .find(app, ConfigKind.SERVICE, new ObjectId(id))
          .filter(found -> found.name().equals(service))
          .isPresent();
    }
    return service.equals(settings.get("service_name"));
  }

  /** A trigger that names no collection or database is about all of them. */
  private static boolean isAnyOr(Object wanted, String name) {
    return wanted == null || wanted.equals("") || wanted.equals(name);
  }

  private static boolean isAbout(Document trigger, Document event) {
    String type = event.getString("operationType").toUpperCase(Locale.ROOT);
    return Members.stored(settings(trigger)).strings("operation_types").stream()
        .anyMatch(type::equals);
  }

  private Runnable task(App app, Document trigger, Document event, Document before) {
    return () ->
        triggerFunctions
            .name(app, trigger)
            .ifPresent(
                name -> {
                  try {
                    run(app, name, trigger, view(settings(trigger), event, before));
                  } catch (AppServicesException e) {
                    // A match or a project that MongoDB would refuse.
                    functions.failed(app, name, e.getMessage(), LOG_TYPE);
                  }
                });
  }

  private void run(App app, String function, Document trigger, Document event) {
    Document match = document(settings(trigger).get("match"));
    if (!match.isEmpty() && !Scratch.matches(event, match)) {
      return;
    }
    Document project = document(settings(trigger).get("project"));
    Document given =
        project.isEmpty() ? event : new Scratch(List.of(event)).project(project).get(0);
    try {
      functions.run(app, function, List.of(given), FunctionUser.SYSTEM, new Document(), LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: the change is long done.
    }
  }

  /** The documents of a change are in its event as far as the trigger asks for them. */
  private static Document view(Document settings, Document event, Document before) {
    Document view = new Document(event);
    boolean update = "update".equals(event.get("operationType"));
    if (update && !Boolean.TRUE.equals(settings.get("full_document"))) {
      view.remove("fullDocument");
    }
    if (before != null && Boolean.TRUE.equals(settings.get("full_document_before_change"))) {
      view.append("fullDocumentBeforeChange", before);
    }
    return view;
  }

  private static Document settings(Document trigger) {
    return document(trigger.get("config"));
  }

  private static Document document(Object value) {
    return value instanceof Document document ? document : new Document();
  }
}
