package io.appservices.emulator.runtime.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeapUseTest {

  private static final long MEGABYTE = 1 << 20;
  private static final int LIMIT = 95;

  /** Has 100 MB for long-lived objects. */
  private static final class FakeHeap implements HeapUse.Heap {
    private long usedMegabytes;
    private long neededMegabytes;
    private int collections;
    private Runnable onCollect = () -> {};

    @Override
    public long used() {
      return usedMegabytes * MEGABYTE;
    }

    @Override
    public MemoryUsage longLived() {
      return megabytes(usedMegabytes);
    }

    @Override
    public MemoryUsage left() {
      return megabytes(neededMegabytes);
    }

    @Override
    public void collect() {
      collections++;
      usedMegabytes = neededMegabytes;
      onCollect.run();
    }
  }

  private final FakeHeap memory = new FakeHeap();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // System.nanoTime may do so.
  private final HeapUse heap = new HeapUse(LIMIT, memory, nanos::get, 0);

  @Test
  void aHeapIsFullWhenACollectionLeavesMoreThanTheLimit() {
    assertThat(heap.isAbove(megabytes(95))).isFalse();
    assertThat(heap.isAbove(megabytes(96))).isTrue();
  }

  @Test
  void aHeapWithRoomIsNotFull() {
    System.gc();
    assertThat(new HeapUse(LIMIT).isFull()).isFalse();
  }

  @Test
  void garbageIsCollectedBeforeTheHeapIsCalledFull() {
    assertThat(isFullAt(99, 10)).isFalse();
    assertThat(memory.collections).isEqualTo(1);
    assertThat(isFullAt(96, 96)).isFalse();
    assertThat(memory.collections).as("5 seconds to the next, as most room is left").isEqualTo(1);

    pass(5_000);
    assertThat(isFullAt(96, 96)).isTrue();
  }

  @Test
  void aHeapThatIsNearlyUsedUpIsCollectedFourTimesASecondAtMost() {
    assertThat(isFullAt(99, 10)).isFalse();
    for (int call = 0; call < 249; call++) {
      pass(1);
      assertThat(isFullAt(99, 10)).isFalse();
    }
    assertThat(memory.collections).isEqualTo(1);

    pass(1);
    assertThat(isFullAt(99, 10)).isFalse();
    assertThat(memory.collections).isEqualTo(2);
  }

  @Test
  void theTimeThatACollectionTakesIsNotThatToTheNext() {
    memory.onCollect = () -> pass(1_000);
    isFullAt(99, 10);
    pass(249);
    isFullAt(99, 10);
    assertThat(memory.collections).isEqualTo(1);
  }

  @Test
  void aFullHeapIsLookedAtEveryFiveSeconds() {
    assertThat(isFullAt(99, 99)).isTrue();
    pass(4_999);
    assertThat(isFullAt(99, 10)).isTrue();
    pass(1);
    assertThat(isFullAt(99, 10)).isFalse();
    assertThat(memory.collections).isEqualTo(2);
  }

  private boolean isFullAt(long usedMegabytes, long neededMegabytes) {
    memory.usedMegabytes = usedMegabytes;
    memory.neededMegabytes = neededMegabytes;
    return heap.isFull();
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }

  private static MemoryUsage megabytes(long megabytes) {
    return new MemoryUsage(0, megabytes * MEGABYTE, 100 * MEGABYTE, 100 * MEGABYTE);
  }
}
