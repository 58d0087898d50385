package io.appservices.emulator.function.js.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which calls are ended where memory runs out, on a heap of a hundred bytes. */
class MemoryGuardTest {

  private record Call(Thread thread, int depth, long allocatedBefore) implements MemoryGuard.Run {}

  private static final class SmallHeap implements MemoryGuard.Heap {
    private final Map<Thread, Long> allocated = new HashMap<>();
    private long used;
    private long garbage;
    private int collections;

    @Override
    public long used() {
      return used;
    }

    @Override
    public long most() {
      return 100;
    }

    @Override
    public void collect() {
      collections++;
      used -= garbage;
    }

    @Override
    public long allocatedBy(Thread thread) {
      return allocated.getOrDefault(thread, 0L);
    }
  }

  private final SmallHeap heap = new SmallHeap();
  private final MemoryGuard guard = new MemoryGuard(heap);
  private final Thread one = new Thread("one");
  private final Thread other = new Thread("other");
  private final Call small = new Call(one, 1, 0);
  private final Call large = new Call(other, 1, 0);

  private void isFull() {
    heap.used = 86;
    heap.allocated.put(one, 20L);
    heap.allocated.put(other, 21L);
  }

  @Test
  void theOneThatAllocatedTheMostIsEnded() {
    isFull();

    assertThat(guard.findHogs(List.of(small, large))).containsExactly(large);

    heap.allocated.put(one, 30L);
    assertThat(guard.findHogs(List.of(small, large))).containsExactly(small);
  }

  @Test
  void nobodyIsEndedWhileThereIsEnough() {
    isFull();
    heap.used = 85;

    assertThat(guard.findHogs(List.of(small, large))).isEmpty();
    assertThat(heap.collections).isZero();
  }

  @Test
  void nobodyIsEndedForWhatACollectionGivesBack() {
    isFull();
    heap.garbage = 1;

    assertThat(guard.findHogs(List.of(small, large))).isEmpty();
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void nobodyIsEndedForTheMemoryOfOthers() {
    isFull();
    heap.allocated.put(other, 20L);

    assertThat(guard.findHogs(List.of(small, large))).isEmpty();
    assertThat(guard.findHogs(List.<Call>of())).isEmpty();
    assertThat(heap.collections).isZero();
  }

  @Test
  void whatItsThreadAllocatedBeforeACallBeganIsNotTheCalls() {
    isFull();

    assertThat(guard.findHogs(List.of(new Call(other, 1, 1)))).isEmpty();
    assertThat(guard.findHogs(List.of(new Call(null, 1, 0)))).isEmpty();
  }

  @Test
  void theCallsOfItsThreadAreEndedFromTheInnermost() {
    isFull();
    Call middle = new Call(other, 2, 21);
    Call inner = new Call(other, 3, 21);

    assertThat(guard.findHogs(List.of(middle, small, large, inner)))
        .containsExactly(inner, middle, large);
  }

  @Test
  void theHeapOfThisProcessIsNotFull() {
    Thread current = Thread.currentThread();
    Call call = new Call(current, 1, 0);

    assertThat(new MemoryGuard().findHogs(List.of(call))).isEmpty();
    assertThat(MemoryGuard.allocatedBytes(current)).isPositive();
  }
}
