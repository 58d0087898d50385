package io.appservices.emulator.cli.memory;

/** A heap that the test fills, with what the launcher gives a process. */
final class FakeHeap implements Heap {

  static final long MEGABYTE = 1 << 20;

  /** What full collections leave free where nobody says otherwise. */
  static final int LITTLE = 12;

  long used = 100;
  long old;
  long live;
  long young;
  long mostForNew = 96 * MEGABYTE;
  int free = LITTLE;
  int collections;

  @Override
  public long used() {
    return used;
  }

  @Override
  public long usedByOld() {
    return old;
  }

  @Override
  public long collections() {
    return young;
  }

  @Override
  public long leastForNew() {
    return 28 * MEGABYTE;
  }

  @Override
  public long mostForNew() {
    return mostForNew;
  }

  @Override
  public long oldToNew() {
    return 5;
  }

  @Override
  public void keepFree(int percent) {
    free = Math.max(LITTLE, percent);
  }

  @Override
  public void keepLittleFree() {
    free = LITTLE;
  }

  @Override
  public void collect() {
    collections++;
    used = 100;
    old = live;
  }

  /** Returns the room for new objects that the last full collection left. */
  long forNew() {
    long forOld = live * 100 / (100 - free);
    return Math.min(mostForNew(), Math.max(leastForNew(), forOld / oldToNew()));
  }
}
