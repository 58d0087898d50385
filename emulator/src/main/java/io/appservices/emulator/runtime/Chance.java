package io.appservices.emulator.runtime;

import java.util.SplittableRandom;

/** Chance that is determined: the same seed and number draw the same. */
public final class Chance {

  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns the chance of the n-th draw with a seed. */
  public static Chance of(long seed, long n) {
    return new Chance(seed * ODD + n);
  }

  /** Returns whether something happens that has this probability, from 0 to 1. */
  public boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns a number from the least to the most, both included. */
  public long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }
}
