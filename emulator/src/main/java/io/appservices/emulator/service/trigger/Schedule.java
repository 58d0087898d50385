package io.appservices.emulator.service.trigger;

import io.appservices.emulator.domain.definition.CronExpression;
import io.appservices.emulator.domain.definition.TriggerDefinition.Scheduled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   */
  record Due(ObjectId trigger, Instant time, boolean leftOut) {}

  private final CronExpression expression;
  private Scheduled trigger;
  private Instant seen;

  Schedule(Scheduled trigger, Instant now) {
    this.trigger = trigger;
    this.expression = CronExpression.parse(trigger.schedule());
    this.seen = now;
  }

  /**
   * Returns whether the schedule belongs to the trigger, apart from what {@link #change} changes.
   */
  boolean isOf(Scheduled other) {
    return id().equals(other.common().id()) && trigger.schedule().equals(other.schedule());
  }

  void change(Scheduled after, Instant now) {
    if (isDisabled() && !after.common().disabled() && after.skipsCatchup()) {
      seen = now;
    }
    trigger = after;
  }

  private boolean isDisabled() {
    return trigger.common().disabled();
  }

  private ObjectId id() {
    return trigger.common().id();
  }

  /** Returns the runs that became due since the last call, in order. */
  List<Due> due(Instant now) {
    if (isDisabled()) {
      return List.of();
    }
    List<Due> due = new ArrayList<>();
    int most = trigger.skipsCatchup() ? 1 : MOST_AT_ONCE + 1;
    for (Optional<Instant> next = expression.next(seen);
        due.size() < most && next.isPresent() && !next.get().isAfter(now);
        next = expression.next(next.get())) {
      due.add(new Due(id(), next.get(), due.size() == MOST_AT_ONCE));
    }
    // A clock that went back lets the same times come again.
    seen = now;
    return due;
  }

  /** Returns the time of the next run; empty if it is disabled or never due again. */
  Optional<Instant> next() {
    return isDisabled() ? Optional.empty() : expression.next(seen);
  }
}
