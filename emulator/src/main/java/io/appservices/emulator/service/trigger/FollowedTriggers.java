package io.appservices.emulator.service.trigger;

import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.cluster.operation.FollowRequest;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Database;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.ScheduleStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * Has a change stream for each database trigger on a real cluster. It goes on behind the last
 * change that the trigger ran for, after a break of the cluster, while the trigger was disabled,
 * and, where the storage outlives the process, after a restart. Safe to use from any thread.
 */
public final class FollowedTriggers implements AutoCloseable {

  /** How long a deployment waits for a cluster, so that the trigger sees what comes after it. */
  private static final Duration BEGIN_LIMIT = Duration.ofSeconds(2);

  /** What a stream is about; another one is opened if it changes. */
  private record Source(String service, String database, String collection, boolean before) {}

  private record Stream(Source source, TriggerFollower follower, Subscription subscription) {}

  private final LinkedClusters clusters;
  private final TriggerFollower.Parts parts;
  private final Map<ObjectId, Map<ObjectId, Stream>> streams = new HashMap<>();
  private boolean closed;

  public FollowedTriggers(
      AppStore apps,
      ConfigService config,
      ScheduleStore progress,
      LinkedClusters clusters,
      DatabaseTriggerRuns runs,
      EmulatorClock clock) {
    this.clusters = clusters;
    this.parts =
        new TriggerFollower.Parts(apps, config, runs, new ChangePositions(progress, clock));
  }

  /**
   * Reads the triggers of apps again, after their deployed configuration has changed. Waits until
   * new streams are open, two seconds at most.
   */
  public void changed(Collection<ObjectId> appIds) {
    List<Subscription> ended = new ArrayList<>();
    List<TriggerFollower> begun = new ArrayList<>();
    synchronized (this) {
      if (!closed) {
        for (ObjectId appId : appIds) {
          ended.addAll(change(appId));
          of(appId).values().forEach(stream -> begun.add(stream.follower()));
        }
      }
    }
    ended.forEach(Subscription::close);
    await(begun);
  }

  private Map<ObjectId, Stream> of(ObjectId appId) {
    return streams.getOrDefault(appId, Map.of());
  }

  /** Opens and lets go of streams; returns those that are to be closed. */
  private List<Subscription> change(ObjectId appId) {
    Optional<App> app = parts.apps().find(appId);
    Map<ObjectId, Database> triggers = app.map(this::triggers).orElse(Map.of());
    Map<ObjectId, Source> wanted = new HashMap<>();
    app.ifPresent(
        found ->
            triggers.forEach(
                (id, trigger) -> source(found, trigger).ifPresent(to -> wanted.put(id, to))));
    List<Subscription> ended = new ArrayList<>();
    Map<ObjectId, Stream> left = new HashMap<>();
    of(appId)
        .forEach(
            (id, stream) -> {
              if (stream.source().equals(wanted.get(id))) {
                left.put(id, stream);
              } else {
                ended.add(stream.subscription());
                forgetUnlessItRests(appId, id, Optional.ofNullable(triggers.get(id)));
              }
            });
    wanted.forEach((id, source) -> left.computeIfAbsent(id, made -> open(appId, made, source)));
    if (left.isEmpty()) {
      streams.remove(appId);
    } else {
      streams.put(appId, left);
    }
    return ended;
  }

  /** A trigger that is disabled catches up when it is enabled, unless it says that it does not. */
  private void forgetUnlessItRests(ObjectId appId, ObjectId id, Optional<Database> trigger) {
    boolean rests =
        trigger.filter(found -> found.common().disabled() && !found.skipsCatchup()).isPresent();
    if (!rests) {
      parts.positions().forget(appId, id);
    }
  }

  private Map<ObjectId, Database> triggers(App app) {
    Map<ObjectId, Database> triggers = new HashMap<>();
    parts.config().list(app, ConfigKind.TRIGGER).stream()
        .map(TriggerDefinition::of)
        .filter(Database.class::isInstance)
        .map(Database.class::cast)
        .forEach(trigger -> triggers.put(trigger.common().id(), trigger));
    return triggers;
  }

  /** Returns what a trigger follows; nothing if it is disabled, or not on a real cluster. */
  private Optional<Source> source(App app, Database trigger) {
    return parts
        .runs()
        .service(app, trigger.collection().service())
        .filter(service -> !trigger.common().disabled() && clusters.isReal(service))
        .map(
            service ->
                new Source(
                    service,
                    trigger.collection().database(),
                    trigger.collection().database().isEmpty()
                        ? ""
                        : trigger.collection().collection(),
                    trigger.view().fullDocumentBeforeChange()));
  }

  private Stream open(ObjectId appId, ObjectId triggerId, Source source) {
    TriggerFollower follower = new TriggerFollower(appId, triggerId, parts);
    FollowRequest request =
        new FollowRequest(
            source.database(),
            source.collection(),
            source.before(),
            parts.positions().find(appId, triggerId).orElse(null));
    return new Stream(source, follower, clusters.follow(source.service(), request, follower));
  }

  private static void await(List<TriggerFollower> begun) {
    long deadline = System.nanoTime() + BEGIN_LIMIT.toNanos();
    begun.forEach(
        follower ->
            follower.awaitBegin(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
  }

  /** Ends the streams of a deleted app. */
  public void drop(ObjectId appId) {
    Map<ObjectId, Stream> own;
    synchronized (this) {
      own = of(appId);
      streams.remove(appId);
    }
    own.values().forEach(stream -> stream.subscription().close());
  }

  /**
   * Ends the streams of all apps, until these are read again. They begin anew then: a real cluster
   * is not put back with the state.
   */
  public void dropAll() {
    List<ObjectId> apps;
    synchronized (this) {
      apps = List.copyOf(streams.keySet());
      streams.forEach(
          (appId, own) -> own.keySet().forEach(id -> parts.positions().forget(appId, id)));
    }
    apps.forEach(this::drop);
  }

  /** Opens no more streams; those that are open end with the data sources. */
  @Override
  public synchronized void close() {
    closed = true;
  }
}
