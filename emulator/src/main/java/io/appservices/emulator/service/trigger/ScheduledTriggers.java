package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.definition.TriggerDefinition;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import io.appservices.emulator.runtime.Alarm;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.service.config.ConfigService;
import io.appservices.emulator.service.trigger.Schedule.Due;
import io.appservices.emulator.storage.AppStore;
import io.appservices.emulator.storage.ScheduleStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when scheduled triggers (docs: scheduled triggers) are due by the emulator's clock. What a
 * move of the clock makes due is in line to be run when the move returns.
 */
public final class ScheduledTriggers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledTriggers.class);

  private final AppStore apps;
  private final ConfigService config;
  private final ScheduleStore progress;
  private final ScheduledRuns runs;
  private final EmulatorClock clock;
  private final Alarm alarm;
  private final Map<ObjectId, List<Schedule>> schedules = new HashMap<>();

  public ScheduledTriggers(
      AppStore apps,
      ConfigService config,
      ScheduleStore progress,
      ScheduledRuns runs,
      EmulatorClock clock) {
    this.progress = progress;
    this.apps = apps;
    this.config = config;
    this.runs = runs;
    this.clock = clock;
    this.alarm = new Alarm(clock, this::look);
  }

  /** Runs what became due, and waits for what does next. */
  public synchronized void look() {
    Instant now = clock.instant();
    schedules.forEach((appId, own) -> runs.queue(appId, due(own, now), now));
    alarm.set(next());
  }

  private static List<Due> due(List<Schedule> schedules, Instant now) {
    return schedules.stream()
        .flatMap(schedule -> schedule.due(now).stream())
        .sorted(Comparator.comparing(Due::time))
        .toList();
  }

  private Optional<Instant> next() {
    return schedules.values().stream()
        .flatMap(List::stream)
        .flatMap(schedule -> schedule.next().stream())
        .min(Comparator.naturalOrder());
  }

  /** Reads the triggers of an app again, after its deployed configuration has changed. */
  public synchronized void changed(ObjectId appId) {
    List<Schedule> before = schedules.getOrDefault(appId, List.of());
    Instant now = clock.instant();
    List<Schedule> after =
        apps.find(appId).stream()
            .flatMap(this::triggers)
            .flatMap(trigger -> schedule(appId, before, trigger, now))
            .toList();
    forget(appId, before, after);
    if (!after.isEmpty()) {
      schedules.put(appId, after);
      look();
    } else if (!before.isEmpty()) {
      drop(appId);
    }
  }

  /** Drops the triggers of a deleted app. */
  public synchronized void drop(ObjectId appId) {
    schedules.remove(appId);
    alarm.set(next());
  }

  /** Drops the triggers of all apps, until they are read again. */
  public synchronized void dropAll() {
    schedules.clear();
    alarm.set(next());
  }

  private void forget(ObjectId appId, List<Schedule> before, List<Schedule> after) {
    Set<ObjectId> left = after.stream().map(Schedule::id).collect(Collectors.toSet());
    before.stream()
        .map(Schedule::id)
        .filter(id -> !left.contains(id))
        .forEach(id -> progress.delete(appId, id));
  }

  private Stream<Scheduled> triggers(App app) {
    return config.list(app, ConfigKind.TRIGGER).stream().flatMap(part -> scheduled(part).stream());
  }

  /** Returns a trigger, if it is a scheduled one. */
  static Optional<Scheduled> scheduled(ConfigDocument part) {
    return TriggerDefinition.of(part) instanceof Scheduled trigger
        ? Optional.of(trigger)
        : Optional.empty();
  }

  /** Returns the schedule of a trigger, which goes on from where it is unless it was changed. */
  private Stream<Schedule> schedule(
      ObjectId appId, List<Schedule> before, Scheduled trigger, Instant now) {
    Optional<Schedule> schedule =
        before.stream()
            .filter(existing -> existing.isOf(trigger))
            .findFirst()
            .or(() -> started(appId, trigger, now));
    schedule
        .filter(found -> found.change(trigger, now))
        .ifPresent(found -> progress.put(appId, found.id(), found.mark()));
    return schedule.stream();
  }

  /** Returns the schedule of a trigger that is new here; after a restart it goes on. */
  private Optional<Schedule> started(ObjectId appId, Scheduled trigger, Instant now) {
    try {
      Optional<Instant> kept =
          progress
              .find(appId, trigger.common().id())
              .filter(mark -> mark.schedule().equals(trigger.schedule()))
              // A clock that went back lets the same times come again.
              .map(mark -> mark.time().isAfter(now) ? now : mark.time());
      Schedule schedule = new Schedule(trigger, kept.orElse(now));
      if (kept.isEmpty()) {
        progress.put(appId, schedule.id(), schedule.mark());
      }
      return Optional.of(schedule);
    } catch (AppServicesException e) {
      LOG.warn("the trigger {} never runs: {}", trigger.common().name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Stops all schedules. Closes without the monitor held: the alarm may be about to take it. */
  @Override
  public void close() {
    alarm.close();
    synchronized (this) {
      schedules.clear();
    }
  }
}
