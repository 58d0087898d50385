package io.appservices.emulator.runtime;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.domain.emulator.ClockSetting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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

  /** Keeps every new setting, so that it outlives the process, or others have it, too. */
  @FunctionalInterface
  public interface Keeper {

    /**
     * Keeps what a move makes of the setting that is kept; if this throws, the clock stays as it
     * was.
     *
     * @param move a pure function; it may be called again if another process got ahead
     * @return the setting that is kept now
     */
    ClockSetting keep(UnaryOperator<ClockSetting> move);
  }

  /** Steps that are taken as one move. Not safe for use by several threads. */
  public final class Move {

    private UnaryOperator<ClockSetting> steps = s -> s;

    private Move() {}

    /** Sets the clock back to the time of the machine. */
    public Move reset() {
      return then(s -> ClockSetting.REAL_TIME);
    }

    /** Stops the clock where it stands. */
    public Move freeze() {
      return then(s -> ClockSetting.frozen(clockSteps.now(s)));
    }

    /** Lets a frozen clock run on from where it stands. */
    public Move resume() {
      return then(clockSteps::resumed);
    }

    /**
     * Moves the clock to an instant.
     *
     * @throws IllegalArgumentException if it is not between {@link #MIN} and {@link #MAX}
     */
    public Move set(Instant instant) {
      Instant to = ClockSteps.inRange(Objects.requireNonNull(instant, "instant"));
      return then(s -> clockSteps.at(s, to));
    }

    /** Moves the clock forward, or back if the duration is negative. */
    public Move advance(Duration duration) {
      Objects.requireNonNull(duration, "duration");
      return then(s -> clockSteps.after(s, duration));
    }

    private Move then(UnaryOperator<ClockSetting> step) {
      UnaryOperator<ClockSetting> before = steps;
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
      take(steps);
      listeners.tell(EmulatorClock.this);
    }
  }

  private final Clock source;
  private final ClockSteps clockSteps;
  private final Keeper keeper;
  private volatile ClockSetting setting;
  private final Listeners<EmulatorClock> listeners = new Listeners<>("moves of the clock");

  /** Makes a clock that shows the time of the machine until it is moved. */
  public EmulatorClock() {
    this(Clock.systemUTC());
  }

  EmulatorClock(Clock source) {
    this.source = source;
    this.clockSteps = new ClockSteps(source);
    this.setting = ClockSetting.REAL_TIME;
    this.keeper = move -> move.apply(setting);
  }

  /** Makes a clock that goes on with a setting, and has every later one kept. */
  public EmulatorClock(ClockSetting setting, Keeper keeper) {
    this.source = Clock.systemUTC();
    this.clockSteps = new ClockSteps(source);
    this.setting = setting;
    this.keeper = keeper;
  }

  /** Takes the steps from where the clock is; of two concurrent moves both count. */
  private synchronized void take(UnaryOperator<ClockSetting> steps) {
    setting = keeper.keep(steps);
  }

  /**
   * Takes over the setting that is kept, if there is one, as another process may have moved it.
   * Listeners are told if it is another one than before.
   *
   * @param kept reads it; it is called while no move is made here, as a setting that was read
   *     before a move and taken over after it would undo the move
   */
  public void follow(Supplier<Optional<ClockSetting>> kept) {
    if (isNew(kept)) {
      listeners.tell(this);
    }
  }

  private synchronized boolean isNew(Supplier<Optional<ClockSetting>> kept) {
    ClockSetting found = kept.get().orElse(setting);
    boolean other = !found.equals(setting);
    if (other) {
      setting = found;
    }
    return other;
  }

  @Override
  public Instant instant() {
    return clockSteps.now(setting);
  }

  /** The present, in whole seconds since 1970: the unit of every time in a token. */
  // There is one REAL_TIME.
  @SuppressWarnings("ReferenceEquality")
  public long seconds() {
    ClockSetting now = setting;
    return now == ClockSetting.REAL_TIME
        ? Math.floorDiv(source.millis(), 1000L)
        : clockSteps.now(now).getEpochSecond();
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
    return setting.frozenAt() != null;
  }

  /** Sets the clock back to the time of the machine. */
  public void reset() {
    move().reset().apply();
  }

  /** Returns the setting, to come back to by {@link #setTo}. */
  public ClockSetting setting() {
    return setting;
  }

  /** Sets the clock as it was once: where it stood, or as far from the time of the machine. */
  public void setTo(ClockSetting earlier) {
    move().then(before -> earlier).apply();
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

  /** Returns UTC always: the service knows no other zone. */
  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns a view of this clock in another zone; it follows every move of this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new ClockInZone(this, zone);
  }
}
