package io.appservices.emulator.assembly;

import io.appservices.emulator.cluster.LinkedClusters;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.trigger.DatabaseTriggerRuns;
import io.appservices.emulator.service.trigger.DatabaseTriggers;
import io.appservices.emulator.service.trigger.FollowedTriggers;
import io.appservices.emulator.service.trigger.ScheduledRuns;
import io.appservices.emulator.service.trigger.ScheduledTriggers;
import io.appservices.emulator.service.trigger.SerialExecutor;
import io.appservices.emulator.storage.Storage;
import java.util.Collection;
import java.util.List;
import org.bson.types.ObjectId;

/** Puts together the triggers that run by the clock, and after changes of documents. */
final class TriggerParts implements AutoCloseable {

  /** Those on embedded data sources, as a listener for their changes. */
  final DatabaseTriggers database;

  private final FollowedTriggers followed;
  private final ScheduledTriggers scheduled;

  TriggerParts(
      Storage storage,
      ConfigService config,
      FunctionService functions,
      LinkedClusters clusters,
      SerialExecutor threads,
      EmulatorClock clock) {
    DatabaseTriggerRuns runs = new DatabaseTriggerRuns(config, functions);
    database = new DatabaseTriggers(storage.apps(), config, runs, threads);
    followed =
        new FollowedTriggers(storage.apps(), config, storage.schedules(), clusters, runs, clock);
    scheduled =
        new ScheduledTriggers(
            storage.apps(),
            config,
            storage.schedules(),
            new ScheduledRuns(storage.apps(), config, storage.schedules(), functions, threads),
            clock);
    clock.onMove(scheduled::look);
  }

  /** Reads the triggers of an app again, after its deployed configuration has changed. */
  void changed(ObjectId appId) {
    changed(List.of(appId));
  }

  /** Reads the triggers of apps again. */
  void changed(Collection<ObjectId> appIds) {
    appIds.forEach(scheduled::changed);
    followed.changed(appIds);
  }

  /** Drops the triggers of a deleted app. */
  void drop(ObjectId appId) {
    scheduled.drop(appId);
    followed.drop(appId);
  }

  /** Lets no trigger go on with what it remembers, until its app is read again. */
  void dropAll() {
    scheduled.dropAll();
    followed.dropAll();
  }

  @Override
  public void close() {
    followed.close();
    scheduled.close();
  }
}
