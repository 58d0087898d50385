package io.appservices.emulator.cli.memory;

/**
 * Gives memory back to the system once a server that was busy has nothing to do: a full collection
 * unloads classes and makes the heap as small as its options allow, and nothing else does so while
 * nothing is allocated. Not safe for use by several threads.
 */
final class MemoryAtRest {

  private static final long MEGABYTE = 1 << 20;

  /** What is allocated from one look to the next by a server that has something to do. */
  static final long BUSY = MEGABYTE;

  /** What must have been allocated for a collection to be worth its time. */
  static final long WORTHWHILE = 32 * MEGABYTE;

  private final Heap heap;
  private final RoomWhileBusy room;
  private final long looksOfRest;
  private long used;
  private long allocated;
  private long quiet;

  /**
   * Begins to look at a heap.
   *
   * @param room taken back before memory is given back
   * @param looksOfRest how many looks in a row find that a server has nothing to do before it gives
   *     memory back
   */
  MemoryAtRest(Heap heap, RoomWhileBusy room, long looksOfRest) {
    this.heap = heap;
    this.room = room;
    this.looksOfRest = looksOfRest;
    used = heap.used();
  }

  /** Looks at the heap, and has it collected if it has rested for long enough since it was busy. */
  void look() {
    long before = used;
    used = heap.used();
    long more = used - before;
    boolean isBusy = more >= BUSY;
    // Less in use means a collection: what was allocated before it by a busy server was a lot.
    allocated += isBusy ? more : more < 0 && allocated > 0 ? WORTHWHILE : 0;
    quiet = isBusy || more < 0 ? 0 : quiet + 1;
    if (quiet >= looksOfRest && allocated >= WORTHWHILE) {
      room.takeBack();
      heap.collect();
      used = heap.used();
      allocated = 0;
    }
  }
}
