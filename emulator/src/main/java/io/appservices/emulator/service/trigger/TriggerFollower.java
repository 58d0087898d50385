package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.operation.Follower;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.storage.AppStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Runs one database trigger for the changes on a real cluster, one after the other, as it is
 * deployed when a change comes.
 */
final class TriggerFollower implements Follower {

  /** What the triggers of all apps have in common. */
  record Parts(
      AppStore apps, ConfigService config, DatabaseTriggerRuns runs, ChangePositions positions) {}

  private final ObjectId appId;
  private final ObjectId triggerId;
  private final Parts parts;
  private final CountDownLatch begun = new CountDownLatch(1);

  TriggerFollower(ObjectId appId, ObjectId triggerId, Parts parts) {
    this.appId = appId;
    this.triggerId = triggerId;
    this.parts = parts;
  }

  @Override
  public void live() {
    parts.positions().begin(appId, triggerId);
    begun.countDown();
  }

  /** Waits until the stream is open, or cannot be opened for now. */
  void awaitBegin(Duration limit) {
    try {
      begun.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void changed(Document event) {
    withTrigger(
        (app, trigger) -> {
          // Written down before it runs: it is never run twice, whenever the process ends.
          if (isAbout(trigger, event)
              && parts
                  .positions()
                  .moveTo(appId, triggerId, event.get("_id", Document.class).toBsonDocument())) {
            parts.runs().run(app, trigger, event, null);
          }
        });
  }

  private static boolean isAbout(Database trigger, Document event) {
    Document namespace = event.get("ns", Document.class);
    return DatabaseTriggerRuns.isAbout(trigger, event)
        && (namespace == null
            || trigger.collection().covers(namespace.getString("db"), namespace.getString("coll")));
  }

  @Override
  public void broken(String reason, boolean lost) {
    if (lost) {
      parts.positions().beginAgain(appId, triggerId);
    }
    String text =
        lost
            ? "the cluster does not know any more what came behind the last change that the trigger"
                + " ran for, so it begins with what comes next: "
            : "the cluster tells of no changes, and is asked again until it does: ";
    withTrigger((app, trigger) -> parts.runs().tell(app, trigger, text + reason));
    begun.countDown();
  }

  private void withTrigger(BiConsumer<App, Database> work) {
    parts
        .apps()
        .find(appId)
        .ifPresent(
            app ->
                find(app)
                    .filter(trigger -> !trigger.common().disabled())
                    .ifPresent(trigger -> work.accept(app, trigger)));
  }

  private Optional<Database> find(App app) {
    return parts
        .config()
        .find(app, ConfigKind.TRIGGER, triggerId)
        .map(TriggerDefinition::of)
        .filter(Database.class::isInstance)
        .map(Database.class::cast);
  }
}
