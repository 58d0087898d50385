package io.appservices.emulator;

import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.inprocess.Registrations;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.token.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time that an emulator lives in. It starts as the time of the machine and can be moved and
 * frozen while requests are running; the lifetime of tokens, confirmation links and anonymous users
 * follows it. All methods are safe to call from any thread.
 *
 * <p>It shows times from {@link #MIN} to {@link #MAX}, those that JSON and BSON can write. A move
 * to any other time is refused with an {@link IllegalArgumentException} and leaves the clock as it
 * was; a clock that runs stops at the last of them.
 */
public final class TestClock extends Clock {

  /** The first time that it can show: the beginning of the year 1. */
  public static final Instant MIN = EmulatorClock.MIN;

  /** The last time that it can show: the end of the year 9999. */
  public static final Instant MAX = EmulatorClock.MAX;

  private static final Duration PAST_ACCESS_TOKENS =
      Duration.ofSeconds(Token.ACCESS_LIFETIME_SECONDS + 1);

  /** Steps that are taken as one move. Not safe for use by several threads. */
  public static final class Move {

    private final EmulatorClock.Move steps;

    private Move(EmulatorClock.Move steps) {
      this.steps = steps;
    }

    /** Sets the clock back to the time of the machine. */
    public Move reset() {
      steps.reset();
      return this;
    }

    /** Stops the clock where it stands. */
    public Move freeze() {
      steps.freeze();
      return this;
    }

    /** Lets a frozen clock run on from where it stands. */
    public Move resume() {
      steps.resume();
      return this;
    }

    /**
     * Moves the clock to an instant.
     *
     * @throws IllegalArgumentException if it is not between {@link #MIN} and {@link #MAX}
     */
    public Move set(Instant instant) {
      steps.set(instant);
      return this;
    }

    /** Moves the clock forward, or back if the duration is negative. */
    public Move advance(Duration duration) {
      steps.advance(duration);
      return this;
    }

    /** Moves the clock just past the lifetime of access tokens that are issued now. */
    public Move tokensExpire() {
      steps.advance(PAST_ACCESS_TOKENS);
      return this;
    }

    /**
     * Takes the steps, all of them or none.
     *
     * @throws IllegalArgumentException if one of them leads before {@link #MIN} or after {@link
     *     #MAX}; the clock is as it was then
     */
    public void apply() {
      steps.apply();
    }
  }

  private final EmulatorClock clock;
  private final Registrations registrations;

  TestClock(EmulatorClock clock, Registrations registrations) {
    this.clock = clock;
    this.registrations = registrations;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  /** Returns the present, in whole seconds since 1970: the unit of every time in a token. */
  public long seconds() {
    return clock.seconds();
  }

  /** Stops the clock where it stands. */
  public void freeze() {
    clock.freeze();
  }

  /** Lets a frozen clock run on from where it stands. Does nothing to a running clock. */
  public void resume() {
    clock.resume();
  }

  /**
   * Moves the clock to an instant; a frozen clock stays frozen there, a running one runs on.
   *
   * @throws IllegalArgumentException if it is not between {@link #MIN} and {@link #MAX}
   */
  public void set(Instant instant) {
    clock.set(instant);
  }

  /**
   * Moves the clock forward, or back if the duration is negative. Going back does not bring back
   * what was purged meanwhile.
   *
   * @throws IllegalArgumentException if that leads before {@link #MIN} or after {@link #MAX}; the
   *     clock is as it was then
   */
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  /**
   * Moves the clock just past the lifetime of access tokens, so that every one that was issued is
   * expired; refresh tokens are good still.
   *
   * @throws IllegalArgumentException if that leads after {@link #MAX}; the clock is as it was then
   */
  public void tokensExpire() {
    clock.advance(PAST_ACCESS_TOKENS);
  }

  /** Returns whether the clock stands still. */
  public boolean isFrozen() {
    return clock.isFrozen();
  }

  /** Sets the clock back to the time of the machine. */
  public void reset() {
    clock.reset();
  }

  /** Begins a move of several steps, which nobody sees before it is applied. */
  public Move move() {
    return new Move(clock.move());
  }

  /**
   * Calls a listener after every move from now on, also when the clock is frozen or resumed, on the
   * thread that moves it. The passing of time calls nobody. What a listener throws is logged, and
   * the others are called.
   *
   * @return removes the listener when it is closed
   */
  public ListenerRegistration onMove(Runnable listener) {
    return registrations.keep(clock.onMove(listener));
  }

  /** Returns UTC always: the service knows no other zone. */
  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  /** Returns a view of this clock in another zone; it follows every move of this one. */
  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
