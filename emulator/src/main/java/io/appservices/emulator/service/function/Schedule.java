package io.appservices.emulator.service.function;

import io.appservices.emulator.domain.CronExpression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.types.ObjectId;

/**
 * How far one scheduled trigger has come. Not safe for use by several threads.
 *
 * <p>What comes due while it is disabled is caught up with when it is enabled, unless it skips
 * that, as the documents say of the option.
 */
final class Schedule {

  /** How many runs of a trigger one move of the clock can cause. */
  static final int MOST_AT_ONCE = 500;

  /**
   * A time at which a trigger is due.
   *
   * @param leftOut whether this time and what follows it until now is not run
   */
  record Due(ObjectId trigger, Instant time, boolean leftOut) {}

  /** What a trigger says. */
  record Settings(String expression, boolean skipsCatchup, boolean disabled) {}

  private final ObjectId trigger;
  private final CronExpression expression;
  private Settings settings;
  private Instant seen;

  Schedule(ObjectId trigger, Settings settings, Instant now) {
    this.trigger = trigger;
    this.expression = CronExpression.parse(settings.expression());
    this.settings = settings;
    this.seen = now;
  }

  /** Whether it is that of a trigger, apart from what {@link #change} changes. */
  boolean isOf(ObjectId id, Settings other) {
    return trigger.equals(id) && settings.expression().equals(other.expression());
  }

  void change(Settings after, Instant now) {
    if (settings.disabled() && !after.disabled() && after.skipsCatchup()) {
      seen = now;
    }
    settings = after;
  }

  /** What became due since the last call, in its order. */
  List<Due> due(Instant now) {
    if (settings.disabled()) {
      return List.of();
    }
    List<Due> due = new ArrayList<>();
    int most = settings.skipsCatchup() ? 1 : MOST_AT_ONCE + 1;
    for (Optional<Instant> next = expression.next(seen);
        due.size() < most && next.isPresent() && !next.get().isAfter(now);
        next = expression.next(next.get())) {
      due.add(new Due(trigger, next.get(), due.size() == MOST_AT_ONCE));
    }
    // A clock that went back lets the same times come again.
    seen = now;
    return due;
  }

  /** When it is due next; empty if it is disabled or never due again. */
  Optional<Instant> next() {
    return settings.disabled() ? Optional.empty() : expression.next(seen);
  }
}
