package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.definition.CronExpression;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import io.appservices.emulator.domain.emulator.ScheduleMark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;

/**
 * The progress of one scheduled trigger. Not safe for use by several threads.
 *
 * <p>What comes due while it is disabled is caught up with when it is enabled, unless it skips
 * that, as the documents say of the option.
 */
final class Schedule {

  /** The limit on runs of a trigger that one move of the clock can cause. */
  static final int MOST_AT_ONCE = 500;

  /**
   * A time at which a trigger is due.
   *
   * @param leftOut whether this time and what follows it until now is not run
   * @param mark the progress of the trigger once this run was begun
   */
  record Due(ObjectId trigger, Instant time, boolean leftOut, ScheduleMark mark) {}

  private final CronExpression expression;
  private Scheduled trigger;
  private Instant seen;

  /**
   * Begins with what is due after a time.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the schedule is none
   */
  Schedule(Scheduled trigger, Instant seen) {
    this.trigger = trigger;
    this.expression = CronExpression.parse(trigger.schedule());
    this.seen = seen;
  }

  /**
   * Returns whether the schedule belongs to the trigger, apart from what {@link #change} changes.
   */
  boolean isOf(Scheduled other) {
    return id().equals(other.common().id()) && trigger.schedule().equals(other.schedule());
  }

  /** Goes on as the trigger is now; returns whether that left out what was due. */
  boolean change(Scheduled after, Instant now) {
    boolean skips = isDisabled() && !after.common().disabled() && after.skipsCatchup();
    if (skips) {
      seen = now;
    }
    trigger = after;
    return skips;
  }

  /** Returns the progress: everything before this was begun or left out. */
  ScheduleMark mark() {
    return mark(seen);
  }

  private ScheduleMark mark(Instant time) {
    return new ScheduleMark(trigger.schedule(), time);
  }

  private boolean isDisabled() {
    return trigger.common().disabled();
  }

  ObjectId id() {
    return trigger.common().id();
  }

  /** Returns the runs that became due since the last call, in order. */
  List<Due> due(Instant now) {
    if (isDisabled()) {
      return List.of();
    }
    List<Instant> times = new ArrayList<>();
    int most = trigger.skipsCatchup() ? 1 : MOST_AT_ONCE + 1;
    for (Optional<Instant> next = expression.next(seen);
        times.size() < most && next.isPresent() && !next.get().isAfter(now);
        next = expression.next(next.get())) {
      times.add(next.get());
    }
    // A clock that went back lets the same times come again.
    seen = now;
    return IntStream.range(0, times.size()).mapToObj(i -> due(times, i)).toList();
  }

  /** Returns a run; with the last one everything is begun that is due by now. */
  private Due due(List<Instant> times, int i) {
    Instant time = times.get(i);
    boolean last = i == times.size() - 1;
    return new Due(id(), time, i == MOST_AT_ONCE, mark(last ? seen : time));
  }

  /** Returns the time of the next run; empty if it is disabled or never due again. */
  Optional<Instant> next() {
    return isDisabled() ? Optional.empty() : expression.next(seen);
  }
}
