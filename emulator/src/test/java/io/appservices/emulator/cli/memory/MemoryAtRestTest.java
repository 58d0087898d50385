package io.appservices.emulator.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a server gives memory back, on a heap that the test fills. */
class MemoryAtRestTest {

  private static final int REST = 20;

  private final FakeHeap heap = new FakeHeap();
  private final MemoryAtRest memory = new MemoryAtRest(heap, new RoomWhileBusy(heap), REST);

  private void allocate(long bytes) {
    heap.used += bytes;
    memory.look();
  }

  private void rest(int looks) {
    IntStream.range(0, looks).forEach(i -> allocate(1_000));
  }

  @Test
  void collectsOnceAfterARestOfAServerThatWasBusy() {
    allocate(MemoryAtRest.WORTHWHILE);
    rest(REST - 1);
    assertThat(heap.collections).isZero();
    rest(1);
    assertThat(heap.collections).isEqualTo(1);
    rest(10 * REST);
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void collectsAgainAfterTheNextLoad() {
    allocate(MemoryAtRest.WORTHWHILE);
    rest(REST);
    allocate(MemoryAtRest.WORTHWHILE);
    rest(REST);
    assertThat(heap.collections).isEqualTo(2);
  }

  @Test
  void leavesAServerAloneThatHasDoneLittle() {
    allocate(MemoryAtRest.WORTHWHILE / 2);
    rest(REST);
    assertThat(heap.collections).isZero();
  }

  @Test
  void leavesAServerAloneThatIsBusyNowAndThen() {
    for (int i = 0; i < 10; i++) {
      allocate(MemoryAtRest.WORTHWHILE);
      rest(REST - 1);
      allocate(MemoryAtRest.BUSY);
      rest(REST - 1);
    }
    assertThat(heap.collections).isZero();
  }

  @Test
  void aCollectionOfABusyServerIsWorthOne() {
    allocate(MemoryAtRest.BUSY);
    heap.used -= 50;
    memory.look();
    rest(REST - 1);
    assertThat(heap.collections).isZero();
    rest(1);
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void leavesAServerAloneThatOnlyAnswersHealthChecks() {
    for (int i = 0; i < 10; i++) {
      rest(4 * REST);
      heap.used -= 50;
      memory.look();
    }
    assertThat(heap.collections).isZero();
  }
}
