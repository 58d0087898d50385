package io.appservices.emulator.runtime;

import io.appservices.emulator.api.ListenerRegistration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The time that the emulator lives in. It starts as the time of the machine and can be moved and
 * frozen while requests are running; the lifetime of tokens, confirmation links and anonymous users
 * follows it. All methods are safe to call from any thread.
 *
 * <p>It shows times from {@link #MIN} to {@link #MAX}, those that JSON and BSON can write. A move
 * to any other time is refused with an {@link IllegalArgumentException} and leaves the clock as it
 * was; a clock that runs stops at the last of them.
 */
public final class EmulatorClock extends Clock {

  /** The first time that it can show: the beginning of the year 1. */
  public static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

  /** The last time that it can show: the end of the year 9999. */
  public static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

  /** The setting of the clock: frozen at an instant, or the machine's clock moved by an offset. */
  private record Setting(Instant frozenAt, Duration offset) {

    Instant now(Clock source) {
      if (frozenAt != null) {
        return frozenAt;
      }
      Instant now = source.instant().plus(offset);
      return now.isAfter(MAX) ? MAX : now;
    }

    Setting at(Clock source, Instant instant) {
      return frozenAt == null
          ? new Setting(null, Duration.between(source.instant(), instant))
          : new Setting(instant, Duration.ZERO);
    }

    Setting frozen(Clock source) {
      return new Setting(now(source), Duration.ZERO);
    }

    Setting running(Clock source) {
      return frozenAt == null
          ? this
          : new Setting(null, Duration.between(source.instant(), frozenAt));
    }

    /** Returns the setting after a step. Two concurrent steps of a running clock both count. */
    Setting after(Clock source, Duration step) {
      Instant now = now(source);
      if (step.compareTo(Duration.between(now, MIN)) < 0
          || step.compareTo(Duration.between(now, MAX)) > 0) {
        throw outOfRange("duration " + step + " from " + now);
      }
      return frozenAt == null
          ? new Setting(null, offset.plus(step))
          : new Setting(frozenAt.plus(step), Duration.ZERO);
    }
  }

  /** Steps that are taken as one move. Not safe for use by several threads. */
  public final class Move {

    private UnaryOperator<Setting> steps = s -> s;

    private Move() {}

    /** Sets the clock back to the time of the machine. */
    public Move reset() {
      return then(s -> REAL_TIME);
    }

    /** Stops the clock where it stands. */
    public Move freeze() {
      return then(s -> s.frozen(source));
    }

    /** Lets a frozen clock run on from where it stands. */
    public Move resume() {
      return then(s -> s.running(source));
    }

    /**
     * Moves the clock to an instant.
     *
     * @throws IllegalArgumentException if it is not between {@link #MIN} and {@link #MAX}
     */
    public Move set(Instant instant) {
      Objects.requireNonNull(instant, "instant");
      if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
        throw outOfRange("instant " + instant);
      }
      return then(s -> s.at(source, instant));
    }

    /** Moves the clock forward, or back if the duration is negative. */
    public Move advance(Duration duration) {
      Objects.requireNonNull(duration, "duration");
      return then(s -> s.after(source, duration));
    }

    private Move then(UnaryOperator<Setting> step) {
      UnaryOperator<Setting> before = steps;
      steps = s -> step.apply(before.apply(s));
      return this;
    }

    /**
     * Takes the steps, all of them or none.
     *
     * @throws IllegalArgumentException if one of them leads before {@link #MIN} or after {@link
     *     #MAX}; the clock is as it was then
     */
    public void apply() {
      setting.updateAndGet(steps);
      listeners.tell(EmulatorClock.this);
    }
  }

  private static final Setting REAL_TIME = new Setting(null, Duration.ZERO);

  private final Clock source;
  private final AtomicReference<Setting> setting = new AtomicReference<>(REAL_TIME);
  private final Listeners<EmulatorClock> listeners = new Listeners<>("moves of the clock");

  /** Makes a clock that shows the time of the machine until it is moved. */
  public EmulatorClock() {
    this(Clock.systemUTC());
  }

  EmulatorClock(Clock source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return setting.get().now(source);
  }

  /** The present, in whole seconds since 1970: the unit of every time in a token. */
  // There is one REAL_TIME.
  @SuppressWarnings("ReferenceEquality")
  public long seconds() {
    Setting now = setting.get();
    return now == REAL_TIME
        ? Math.floorDiv(source.millis(), 1000L)
        : now.now(source).getEpochSecond();
  }

  /** Stops the clock where it stands. */
  public void freeze() {
    move().freeze().apply();
  }

  /** Lets a frozen clock run on from where it stands. Does nothing to a running clock. */
  public void resume() {
    move().resume().apply();
  }

  /**
   * Moves the clock to an instant; a frozen clock stays frozen there, a running one runs on.
   *
   * @throws IllegalArgumentException if it is not between {@link #MIN} and {@link #MAX}
   */
  public void set(Instant instant) {
    move().set(instant).apply();
  }

  /**
   * Moves the clock forward, or back if the duration is negative. Going back does not bring back
   * what was purged meanwhile.
   *
   * @throws IllegalArgumentException if that leads before {@link #MIN} or after {@link #MAX}; the
   *     clock is as it was then
   */
  public void advance(Duration duration) {
    move().advance(duration).apply();
  }

  /** Returns whether the clock stands still. */
  public boolean isFrozen() {
    return setting.get().frozenAt != null;
  }

  /** Sets the clock back to the time of the machine. */
  public void reset() {
    move().reset().apply();
  }

  /** Begins a move of several steps, which nobody sees before it is applied. */
  public Move move() {
    return new Move();
  }

  /**
   * Calls a listener after every move from now on, also when the clock is frozen or resumed, on the
   * thread that moves it. The passing of time calls nobody. What a listener throws is logged, and
   * the others are called.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onMove(Runnable listener) {
    Objects.requireNonNull(listener, "listener");
    return listeners.add(clock -> listener.run());
  }

  private static IllegalArgumentException outOfRange(String what) {
    return new IllegalArgumentException(
        what + ": the clock can be moved to times from " + MIN + " to " + MAX + " only");
  }

  /** Returns UTC always: the service knows no other zone. */
  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a view of this clock in another zone; it follows every move of this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    EmulatorClock origin = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return origin.withZone(other);
      }

      @Override
      public Instant instant() {
        return origin.instant();
      }
    };
  }
}
