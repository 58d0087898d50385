package io.appservices.emulator.cli.memory;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Looks at the memory of a process that serves, over and over, on the thread of whoever waits for
 * its end. Not safe for use by several threads.
 */
public final class MemoryLooks {

  /** The time from one look to the next: a busy server makes many old objects in it. */
  public static final Duration INTERVAL = Duration.ofMillis(500);

  /** So many looks at old objects come to one at everything else. */
  private static final int OFTEN = 4;

  /** Set by the launcher where it decides about the heap, not the user. */
  private static final String HEAP_IS_SIZED = "appservices.heap.sized";

  private final MemoryWarning warning;
  private final RoomWhileBusy room;
  private final MemoryAtRest rest;
  private final boolean isSized = Boolean.getBoolean(HEAP_IS_SIZED);
  private int looks;

  /**
   * Begins to look at the memory of this process.
   *
   * @param err is told where there is too little
   * @param rest how long a server has nothing to do before it gives memory back
   */
  public MemoryLooks(PrintWriter err, Duration rest) {
    Heap heap = new SerialHeap();
    warning = new MemoryWarning(err);
    room = new RoomWhileBusy(heap);
    this.rest = new MemoryAtRest(heap, room, rest.dividedBy(INTERVAL) / OFTEN);
  }

  /** Looks once; to be called each {@link #INTERVAL}. */
  public void look() {
    if (isSized) {
      room.lookAtOldObjects();
    }
    if (++looks % OFTEN == 0) {
      warning.look();
      rest.look();
      if (isSized) {
        room.look();
      }
    }
  }
}
