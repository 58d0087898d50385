package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.MemoryUsage;
import org.junit.jupiter.api.Test;

class HeapUseTest {

  private static final long MEGABYTE = 1 << 20;

  private final HeapUse heap = new HeapUse(95);

  @Test
  void aHeapIsFullWhenACollectionLeavesMoreThanTheLimit() {
    assertThat(heap.isAbove(left(95))).isFalse();
    assertThat(heap.isAbove(left(96))).isTrue();
  }

  @Test
  void aHeapWithRoomIsNotFull() {
    System.gc();
    assertThat(heap.isFull()).isFalse();
  }

  private static MemoryUsage left(long megabytes) {
    return new MemoryUsage(0, megabytes * MEGABYTE, 100 * MEGABYTE, 100 * MEGABYTE);
  }
}
