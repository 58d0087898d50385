package io.appservices.emulator.cli.start;

/**
 * Gives a busy server more of the heap than it has in use, so that it collects less often: room for
 * new objects, which the collector makes a share of the room for old ones, and for what becomes old
 * without being needed for long. The more is in use, the less is given beyond it. Not safe for use
 * by several threads.
 */
final class RoomWhileBusy {

  private static final long MEGABYTE = 1 << 20;

  /** The collections from one look to the next of a server that has a lot to do. */
  static final int BUSY = 4;

  /** What the heap has in all, unless what is in use takes it. */
  static final long ALL = 150 * MEGABYTE;

  /** What old objects have beyond a quarter more than are in use. */
  static final long SOME = 40 * MEGABYTE;

  private final Heap heap;
  private long used;
  private long collections;
  private boolean isGiven;

  /** What the last collection that gave room left of old objects. */
  private long left;

  /** What old objects may take before there is another one. */
  private long most;

  RoomWhileBusy(Heap heap) {
    this.heap = heap;
    used = heap.used();
  }

  /** Looks whether the server is busy, and what it has in use. */
  void look() {
    long before = used;
    used = heap.used();
    // The collections are asked for only where there can have been some.
    if (!isGiven && Math.abs(used - before) < MemoryAtRest.BUSY) {
      return;
    }
    long collected = collections;
    collections = heap.collections();
    long old = heap.usedByOld();
    if (isGiven && old > most) {
      give(left);
    } else if (!isGiven && collections - collected >= BUSY && forNew(old) > heap.leastForNew()) {
      give(old);
    }
  }

  /** Takes the room back with the next full collection. */
  void takeBack() {
    if (isGiven) {
      isGiven = false;
      heap.keepLittleFree();
    }
  }

  /**
   * Makes a full collection that gives room.
   *
   * @param needed about what old objects need
   */
  private void give(long needed) {
    isGiven = true;
    heap.keepFree(free(needed));
    heap.collect();
    left = heap.usedByOld();
    most = left + left / 4 + SOME;
    if (forNew(left) == heap.leastForNew()) {
      takeBack();
      heap.collect();
    }
  }

  /** Returns the room for new objects beside so many bytes of old ones. */
  private long forNew(long old) {
    long rest = ALL - old - old / 4;
    return Math.min(heap.mostForNew(), Math.max(heap.leastForNew(), rest));
  }

  /** Returns the free share of the room for old objects that leads to the one for new ones. */
  private int free(long old) {
    long forOld = heap.oldToNew() * forNew(old);
    return (int) Math.max(0, Math.min(99, 100 - 100 * old / forOld));
  }
}
