package io.appservices.emulator.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The time that the emulator lives in. It starts as the time of the machine and can be moved and
 * frozen while requests are running; the lifetime of tokens, confirmation links and anonymous users
 * follows it. All methods are safe to call from any thread.
 */
public final class EmulatorClock extends Clock {

  /** Either frozen at an instant, or the machine's clock moved by an offset. */
  private record Setting(Instant frozenAt, Duration offset) {
    Instant now(Clock source) {
      return frozenAt != null ? frozenAt : source.instant().plus(offset);
    }
  }

  private static final Setting REAL_TIME = new Setting(null, Duration.ZERO);

  private final Clock source;
  private final AtomicReference<Setting> setting = new AtomicReference<>(REAL_TIME);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** A clock that shows the time of the machine until it is moved. */
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
  public long seconds() {
    Setting now = setting.get();
    return now == REAL_TIME
        ? Math.floorDiv(source.millis(), 1000L)
        : now.now(source).getEpochSecond();
  }

  /** Stops the clock where it stands. */
  public void freeze() {
    move(s -> new Setting(s.now(source), Duration.ZERO));
  }

  /** Lets a frozen clock run on from where it stands. Does nothing to a running clock. */
  public void resume() {
    move(
        s ->
            s.frozenAt == null
                ? s
                : new Setting(null, Duration.between(source.instant(), s.frozenAt)));
  }

  /** Moves the clock to an instant; a frozen clock stays frozen there, a running one runs on. */
  public void set(Instant instant) {
    Objects.requireNonNull(instant, "instant");
    move(
        s ->
            s.frozenAt == null
                ? new Setting(null, Duration.between(source.instant(), instant))
                : new Setting(instant, Duration.ZERO));
  }

  /**
   * Moves the clock forward, or back if the duration is negative. Going back does not bring back
   * what was purged meanwhile.
   */
  public void advance(Duration duration) {
    Objects.requireNonNull(duration, "duration");
    move(
        s ->
            s.frozenAt == null
                ? new Setting(null, s.offset.plus(duration))
                : new Setting(s.frozenAt.plus(duration), Duration.ZERO));
  }

  /** Whether the clock stands still. */
  public boolean isFrozen() {
    return setting.get().frozenAt != null;
  }

  /** Back to the time of the machine. */
  public void reset() {
    move(s -> REAL_TIME);
  }

  /**
   * Calls a listener after every move from now on, also when the clock is frozen or resumed, on the
   * thread that moves it. The passing of time calls nobody.
   */
  public void onMove(Runnable listener) {
    listeners.add(listener);
  }

  private void move(UnaryOperator<Setting> change) {
    setting.updateAndGet(change);
    listeners.forEach(Runnable::run);
  }

  /** Always UTC: the service knows no other zone. */
  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** A view of this clock in another zone; it follows every move of this one. */
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
