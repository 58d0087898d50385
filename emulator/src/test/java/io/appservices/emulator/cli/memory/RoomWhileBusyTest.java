package io.appservices.emulator.cli.memory;

import static io.appservices.emulator.cli.memory.FakeHeap.MEGABYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a server gets more of the heap than it needs, and when it has to give it back. */
class RoomWhileBusyTest {

  private static final int REST = 20;

  private final FakeHeap heap = new FakeHeap();
  private final RoomWhileBusy room = new RoomWhileBusy(heap);
  private final MemoryAtRest memory = new MemoryAtRest(heap, room, REST);

  private void look() {
    room.lookAtOldObjects();
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
    becomeBusy(66 * MEGABYTE);
    assertThat(heap.forNew()).isBetween(58 * MEGABYTE, 66 * MEGABYTE);
  }

  @Test
  void aServerWithALotInUseKeepsLittleFree() {
    becomeBusy(300 * MEGABYTE);
    assertThat(heap.free).isEqualTo(FakeHeap.LITTLE);
  }

  @Test
  void whereNewObjectsCannotHaveMoreNothingIsGiven() {
    heap.mostForNew = heap.leastForNew();
    IntStream.range(0, 10).forEach(i -> becomeBusy(20 * MEGABYTE));
    assertThat(heap.collections).isZero();
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
    heap.old = 20 * MEGABYTE + RoomWhileBusy.SOME;
    look();
    assertThat(heap.collections).isEqualTo(1);
    heap.old++;
    look();
    assertThat(heap.collections).isEqualTo(2);
    assertThat(heap.forNew()).isEqualTo(heap.mostForNew());
  }

  @Test
  void ofALotAnEighthMoreIsNoReasonToCollect() {
    becomeBusy(400 * MEGABYTE);
    heap.old = 450 * MEGABYTE;
    look();
    assertThat(heap.collections).isEqualTo(1);
    heap.old++;
    look();
    assertThat(heap.collections).isEqualTo(2);
  }

  @Test
  void isNotGivenAgainForWhatWasCollectedBeforeTheServerRested() {
    becomeBusy(20 * MEGABYTE);
    heap.young += 100;
    heap.used += MemoryAtRest.WORTHWHILE;
    IntStream.range(0, REST + 1).forEach(i -> look());
    heap.used += 5 * MEGABYTE;
    look();
    assertThat(heap.collections).isEqualTo(2);
    assertThat(heap.free).isEqualTo(FakeHeap.LITTLE);
  }

  @Test
  void newObjectsGetLessAsMoreIsInUse() {
    becomeBusy(20 * MEGABYTE);
    LongStream.of(48, 76)
        .forEach(
            live -> {
              heap.live = live * MEGABYTE;
              heap.old = live * MEGABYTE;
              look();
            });
    assertThat(heap.collections).isEqualTo(3);
    assertThat(heap.forNew()).isBetween(40 * MEGABYTE, 48 * MEGABYTE);
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
