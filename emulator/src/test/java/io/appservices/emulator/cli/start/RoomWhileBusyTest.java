package io.appservices.emulator.cli.start;

import static io.appservices.emulator.cli.start.FakeHeap.MEGABYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a server gets more of the heap than it needs, and when it has to give it back. */
class RoomWhileBusyTest {

  private static final int REST = 20;

  private final FakeHeap heap = new FakeHeap();
  private final RoomWhileBusy room = new RoomWhileBusy(heap);
  private final MemoryAtRest memory = new MemoryAtRest(heap, room, REST);

  private void look() {
    memory.look();
    room.look();
  }

  /** A server with so much in use that collected so often since the last look. */
  private void collected(int times, long live) {
    heap.young += times;
    heap.live = live;
    heap.old = live;
    heap.used += 5 * MEGABYTE;
    look();
  }

  private void becomeBusy(long live) {
    collected(RoomWhileBusy.BUSY, live);
  }

  @Test
  void aBusyServerGetsAllTheRoomForNewObjects() {
    becomeBusy(20 * MEGABYTE);
    assertThat(heap.collections).isEqualTo(1);
    assertThat(heap.forNew()).isEqualTo(heap.mostForNew());
  }

  @Test
  void aServerWithMoreInUseGetsLess() {
    becomeBusy(75 * MEGABYTE);
    assertThat(heap.forNew()).isBetween(50 * MEGABYTE, 60 * MEGABYTE);
  }

  @Test
  void aServerWithALotInUseGetsNothing() {
    IntStream.range(0, 10).forEach(i -> becomeBusy(100 * MEGABYTE));
    assertThat(heap.collections).isZero();
    assertThat(heap.free).isEqualTo(FakeHeap.LITTLE);
  }

  @Test
  void aServerThatCollectsNowAndThenGetsNothing() {
    IntStream.range(0, 10).forEach(i -> collected(RoomWhileBusy.BUSY - 1, MEGABYTE));
    assertThat(heap.collections).isZero();
  }

  @Test
  void getsItOnce() {
    IntStream.range(0, 10).forEach(i -> becomeBusy(20 * MEGABYTE));
    assertThat(heap.collections).isEqualTo(1);
  }

  @Test
  void whatBecomesOldIsCollectedBeforeItTakesALot() {
    becomeBusy(20 * MEGABYTE);
    heap.old = 20 * MEGABYTE + 20 * MEGABYTE / 4 + RoomWhileBusy.SOME;
    look();
    assertThat(heap.collections).isEqualTo(1);
    heap.old++;
    look();
    assertThat(heap.collections).isEqualTo(2);
    assertThat(heap.forNew()).isEqualTo(heap.mostForNew());
  }

  @Test
  void givesItBackAsMoreIsInUse() {
    becomeBusy(20 * MEGABYTE);
    heap.live = 110 * MEGABYTE;
    heap.old = 120 * MEGABYTE;
    look();
    assertThat(heap.free).isEqualTo(FakeHeap.LITTLE);
    int collections = heap.collections;
    IntStream.range(0, 10).forEach(i -> becomeBusy(110 * MEGABYTE));
    assertThat(heap.collections).isEqualTo(collections);
  }

  @Test
  void givesItBackWhenTheServerRestsAndGetsItAgain() {
    becomeBusy(20 * MEGABYTE);
    heap.used += MemoryAtRest.WORTHWHILE;
    look();
    IntStream.range(0, REST).forEach(i -> look());
    assertThat(heap.collections).isEqualTo(2);
    assertThat(heap.free).isEqualTo(FakeHeap.LITTLE);
    becomeBusy(20 * MEGABYTE);
    assertThat(heap.collections).isEqualTo(3);
    assertThat(heap.forNew()).isEqualTo(heap.mostForNew());
  }
}
