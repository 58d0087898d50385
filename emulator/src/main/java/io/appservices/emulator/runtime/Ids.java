package io.appservices.emulator.runtime;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.types.ObjectId;

/**
 * Makes ObjectIds. They ascend strictly in the order they were made in, whatever the clock does:
 * the order of ids is the order of creation that listings promise. The time in an id is the
 * emulator's.
 */
public final class Ids {

  private static final int COUNTER_BITS = 24;

  /** The time in an id has 32 bits, until 2106; the other bits are for ids made after that. */
  private static final long MAX_SECONDS = 0xFFFF_FF00L;

  /** Spreads numbers that follow each other: 2 to the power of 32 by the golden ratio. */
  private static final long GOLDEN_RATIO = 0x9E37_79B9L;

  private final EmulatorClock clock;
  private final byte[] machine;
  private final AtomicLong last;
  private final Secrets secrets;
  private final AtomicLong runs = new AtomicLong();

  public Ids(EmulatorClock clock, Secrets secrets) {
    this(clock, secrets, 0);
  }

  /** Makes a source that goes on behind an id: its seconds and, in the lower bits, its counter. */
  Ids(EmulatorClock clock, Secrets secrets, long last) {
    this.clock = clock;
    this.secrets = secrets;
    this.machine = machine(secrets);
    this.last = new AtomicLong(last);
  }

  /** Begins anew, so that ids come again; for a source of secrets that begins anew, too. */
  public void restart() {
    last.set(0);
    runs.set(0);
  }

  /**
   * Returns what the run of a function draws its numbers from, another one for each run; empty
   * unless everything follows from a seed. It is apart from the secrets, which come in the same
   * order however many functions run meanwhile.
   */
  public OptionalInt nextRun() {
    return secrets
        .seed()
        .map(seed -> OptionalInt.of(new Random(31 * seed + runs.incrementAndGet()).nextInt()))
        .orElseGet(OptionalInt::empty);
  }

  /** Returns a new id, larger than every id made before it. */
  public ObjectId next() {
    long seconds = Math.min(clock.seconds(), MAX_SECONDS);
    long least = seconds << COUNTER_BITS | firstOf(seconds);
    long ticket = last.accumulateAndGet(least, (previous, now) -> Math.max(previous + 1, now));
    return new ObjectId(
        ByteBuffer.allocate(12)
            .putInt((int) (ticket >> COUNTER_BITS))
            .put(machine)
            .put((byte) (ticket >> 16))
            .put((byte) (ticket >> 8))
            .put((byte) ticket)
            .array());
  }

  /**
   * Returns the counter that a second begins with, in the lower half of its range. Maps of ids have
   * need of that: were it 0, the ids of a busy second would have the hashes of those of the next
   * ones, as an ObjectId adds its counter to 31 times its seconds.
   */
  private static long firstOf(long seconds) {
    return (seconds * GOLDEN_RATIO & 0xFFFF_FFFFL) >>> 9;
  }

  /**
   * Returns the machine part, which starts with two hexadecimal letters: realm-kotlin's importer
   * passes ids through untyped JSON, where one of digits only (or digits and one {@code e}) turns
   * into a number.
   */
  private static byte[] machine(Secrets secrets) {
    byte[] machine = secrets.bytes(5);
    machine[0] = (byte) 0xea;
    return machine;
  }
}
