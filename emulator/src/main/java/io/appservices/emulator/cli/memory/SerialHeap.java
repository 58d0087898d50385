package io.appservices.emulator.cli.memory;

import java.util.Optional;

/**
 * The heap of this process. The management of the JVM is asked only by who needs it, as that loads
 * many classes. Where the collector is not the serial one, there never seem to be collections.
 */
final class SerialHeap implements Heap {

  private static final String LEAST_FREE = "MinHeapFreeRatio";
  private static final String MOST_FREE = "MaxHeapFreeRatio";
  private static final int ALL = 100;

  private Optional<SerialCollector> found = Optional.empty();
  private boolean looked;
  private long least;
  private long most;

  @Override
  public long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Override
  public long usedByOld() {
    return collector().old().getUsage().getUsed();
  }

  @Override
  public long collections() {
    return find().map(collector -> collector.ofNew().getCollectionCount()).orElse(0L);
  }

  @Override
  public long leastForNew() {
    return collector().number("NewSize");
  }

  @Override
  public long mostForNew() {
    return collector().number("MaxNewSize");
  }

  @Override
  public long oldToNew() {
    return collector().number("NewRatio");
  }

  @Override
  public void keepFree(int percent) {
    find();
    keepFree(Math.max(least, percent), Math.max(most, percent + 1L));
  }

  @Override
  public void keepLittleFree() {
    keepFree(least, most);
  }

  private void keepFree(long from, long to) {
    SerialCollector collector = collector();
    // The least is refused where it is more than the most.
    collector.set(MOST_FREE, ALL);
    collector.set(LEAST_FREE, from);
    collector.set(MOST_FREE, to);
  }

  @Override
  public void collect() {
    System.gc();
  }

  private SerialCollector collector() {
    return find().orElseThrow();
  }

  private Optional<SerialCollector> find() {
    if (!looked) {
      looked = true;
      found = SerialCollector.find();
      found.ifPresent(
          collector -> {
            least = collector.number(LEAST_FREE);
            most = collector.number(MOST_FREE);
          });
    }
    return found;
  }
}
