package io.appservices.emulator.storage.mongodb.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The number of additions that need no count: an eighth of what was free at the last. Counting what
 * is far from its bound with each addition would cost another round trip. Close to the bound each
 * addition is counted; other emulators, which add meanwhile, can exceed it for a moment. Safe to
 * use from any thread.
 */
public final class Room<K> {

  private static final int PARTS = 8;
  private static final int MOST = 10_000;

  private record Bound<K>(K owner, int most) {}

  private final Cache<Bound<K>, AtomicLong> left = Caffeine.newBuilder().maximumSize(MOST).build();

  /** Returns whether one more may be added without a count, and takes its place. */
  public boolean passes(K owner, int most) {
    AtomicLong free = left.getIfPresent(new Bound<>(owner, most));
    return free != null && free.decrementAndGet() >= 0;
  }

  /** Notes how many there are. */
  public void counted(K owner, long count, int most) {
    left.put(new Bound<>(owner, most), new AtomicLong((most - count) / PARTS));
  }

  /** Returns the limit of a count that has to tell whether there are more. */
  public static int above(int most) {
    return most == Integer.MAX_VALUE ? most : most + 1;
  }
}
