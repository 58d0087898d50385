package io.appservices.emulator.service.atlas;

import java.util.BitSet;

/**
 * The counts of one nonce that were used. Parallel requests may arrive out of order, and atlas-js
 * counts through all nonces, so a count need only be new. What lies far behind the highest one is
 * taken for used, so that the memory of a nonce has a bound.
 */
final class UsedCounts {

  /** The distance behind the highest count at which a request may still arrive. */
  static final int WINDOW = 1024;

  private final BitSet used = new BitSet(WINDOW);
  private long highest = -1;

  /** Uses a count; false if it was used, or is too far behind. Of concurrent calls one succeeds. */
  synchronized boolean use(long count) {
    if (count <= highest - WINDOW) {
      return false;
    }
    advanceTo(count);
    int slot = slot(count);
    boolean isNew = !used.get(slot);
    used.set(slot);
    return isNew;
  }

  /** Forgets what falls out of the window. */
  private void advanceTo(long count) {
    if (count - highest >= WINDOW) {
      used.clear();
    } else {
      for (long next = highest + 1; next <= count; next++) {
        used.clear(slot(next));
      }
    }
    highest = Math.max(highest, count);
  }

  private static int slot(long count) {
    return (int) (count % WINDOW);
  }
}
