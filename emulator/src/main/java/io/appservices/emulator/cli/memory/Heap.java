package io.appservices.emulator.cli.memory;

/** The heap of a process, in bytes, as far as its size is decided while it runs. */
interface Heap {

  /** Returns what is in use, with what nobody needs any more. */
  long used();

  /** Returns what is in use of the part for old objects. */
  long usedByOld();

  /** Returns how often new objects were collected so far. */
  long collections();

  /** Returns the room for new objects that there is at least. */
  long leastForNew();

  /** Returns the room for new objects that there is at most. */
  long mostForNew();

  /** Returns how many times the room for new objects there is for old ones. */
  long oldToNew();

  /**
   * Has full collections leave so much of the room for old objects free from now on, or what the
   * process was started with, where that is more.
   *
   * @param percent of that room, 0 to 99
   */
  void keepFree(int percent);

  /** Has full collections leave as much free as the process was started with. */
  void keepLittleFree();

  /** Makes a full collection. */
  void collect();
}
