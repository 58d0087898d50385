package io.appservices.emulator.cli.memory;

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

  /** What a busy server has for new objects, less one and a half times what is in use. */
  static final long ALL = 160 * MEGABYTE;

  /** What a busy server has for new objects at least. */
  static final long NEW = 40 * MEGABYTE;

  /** What old objects may take beyond those in use, unless an eighth of these is more. */
  static final long SOME = 24 * MEGABYTE;

  private final Heap heap;
  private long used;
  private long collections;
  private boolean isGiven;

  /** What the last collection that gave room left of old objects. */
  private long left;

  /** How much more it left than the one before. */
  private long grown;

  RoomWhileBusy(Heap heap) {
    this.heap = heap;
    used = heap.used();
  }

  /** Looks whether the server is busy, and gives it room if so. */
  void look() {
    long before = used;
    used = heap.used();
    // The collections are asked for only where there can have been some.
    if (!isGiven && Math.abs(used - before) >= MemoryAtRest.BUSY) {
      long collected = collections;
      collections = heap.collections();
      if (collections - collected >= BUSY && heap.mostForNew() > heap.leastForNew()) {
        give(heap.usedByOld());
      }
    }
  }

  /** Has what is not needed any more collected where old objects take more than they may. */
  void lookAtOldObjects() {
    if (isGiven && heap.usedByOld() > left + Math.max(SOME, left / 8)) {
      // What is in use goes on to grow, mostly, as it has grown.
      give(left + Math.max(0, grown));
    }
  }

  /** Takes the room back with the next full collection. */
  void takeBack() {
    if (isGiven) {
      isGiven = false;
      collections = heap.collections();
      heap.keepLittleFree();
    }
  }

  /**
   * Makes a full collection that gives room.
   *
   * @param needed about what it leaves of old objects
   */
  private void give(long needed) {
    boolean again = isGiven;
    isGiven = true;
    heap.keepFree(free(needed));
    heap.collect();
    long before = left;
    left = heap.usedByOld();
    grown = again ? left - before : 0;
  }

  /** Returns the free share of the room for old objects that leads to the one for new ones. */
  private int free(long old) {
    long forNew = Math.min(heap.mostForNew(), Math.max(NEW, ALL - old - old / 2));
    long forOld = heap.oldToNew() * forNew;
    return (int) Math.max(0, Math.min(99, 100 - 100 * old / forOld));
  }
}
