package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.function.FunctionFailedException;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.data.FunctionUser;
import io.appservices.emulator.service.function.FunctionService;
import io.appservices.emulator.service.trigger.Schedule.Due;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.ScheduleStore;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.types.ObjectId;

/**
 * Runs the functions of scheduled triggers in the order that they are due in, as the system and
 * without arguments (docs: scheduled triggers).
 */
public final class ScheduledRuns {

  static final String LOG_TYPE = "SCHEDULED_TRIGGER";
  private static final String LOG_FAILURE = "TRIGGER_FAILURE";

  /** The approximate heap size of a waiting run, in bytes. */
  private static final long RUN_BYTES = 256;

  private final AppStore apps;
  private final ScheduleClaims claims;
  private final ConfigService config;
  private final FunctionService functions;
  private final TriggerFunctions triggerFunctions;
  private final SerialExecutor executor;

  public ScheduledRuns(
      AppStore apps,
      ConfigService config,
      ScheduleStore progress,
      FunctionService functions,
      SerialExecutor executor) {
    this.apps = apps;
    this.claims = new ScheduleClaims(progress);
    this.config = config;
    this.functions = functions;
    this.triggerFunctions = new TriggerFunctions(config);
    this.executor = executor;
  }

  /** Lets them run one after the other, after what is in line already. */
  void queue(ObjectId appId, List<Due> due, Instant now) {
    for (Due one : due) {
      BiConsumer<App, String> work =
          one.leftOut()
              ? (app, function) -> tellLeftOut(app, function, one.time(), now)
              : this::run;
      executor.execute(appId, RUN_BYTES, () -> begin(appId, one, work));
    }
  }

  /**
   * Keeps that a run was begun before it is: it is never run twice, whenever the process ends, and
   * whichever emulators share the storage.
   */
  private void begin(ObjectId appId, Due due, BiConsumer<App, String> work) {
    if (claims.isFirst(appId, due)) {
      onFunction(appId, due.trigger(), work);
    }
  }

  /**
   * Runs the function that is deployed when the run begins: a trigger that is gone by then does
   * nothing.
   */
  private void onFunction(ObjectId appId, ObjectId trigger, BiConsumer<App, String> work) {
    apps.find(appId)
        .ifPresent(
            app ->
                config
                    .find(app, ConfigKind.TRIGGER, trigger)
                    .flatMap(ScheduledTriggers::scheduled)
                    .filter(found -> !found.common().disabled())
                    .flatMap(found -> triggerFunctions.name(app, found))
                    .ifPresent(function -> work.accept(app, function)));
  }

  private void run(App app, String function) {
    try {
      functions.run(app, function, List.of(), FunctionUser.SYSTEM, LOG_TYPE);
    } catch (FunctionFailedException e) {
      // It stands in the app's log. There is nobody else to tell: nobody asked for the run.
    }
  }

  private void tellLeftOut(App app, String function, Instant from, Instant until) {
    String text =
        "more than %d runs were due at once: those from %s to %s are left out"
            .formatted(Schedule.MOST_AT_ONCE, from, until);
    functions.failed(app, function, text, LOG_FAILURE);
  }
}
