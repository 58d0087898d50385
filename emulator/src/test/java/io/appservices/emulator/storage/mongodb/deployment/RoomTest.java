package io.appservices.emulator.storage.mongodb.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many additions need no count. */
class RoomTest {

  private final Room<String> room = new Room<>();

  @Test
  void nothingPassesBeforeTheFirstCount() {
    assertThat(room.passes("a", 100)).isFalse();
  }

  @Test
  void anEighthOfWhatIsFreePasses() {
    room.counted("a", 84, 100);
    assertThat(room.passes("a", 100)).isTrue();
    assertThat(room.passes("a", 100)).isTrue();
    assertThat(room.passes("a", 100)).isFalse();
  }

  @Test
  void nothingPassesCloseToTheBoundOrAboveIt() {
    room.counted("a", 93, 100);
    assertThat(room.passes("a", 100)).isFalse();
    room.counted("a", 120, 100);
    assertThat(room.passes("a", 100)).isFalse();
  }

  @Test
  void countsOfOthersAndOfOtherBoundsSayNothing() {
    room.counted("a", 0, 100);
    assertThat(room.passes("b", 100)).isFalse();
    assertThat(room.passes("a", 50)).isFalse();
    assertThat(room.passes("a", 100)).isTrue();
  }

  @Test
  void oneMoreThanTheBoundIsCountedUnlessThereIsNoSuchNumber() {
    assertThat(Room.above(100)).isEqualTo(101);
    assertThat(Room.above(Integer.MAX_VALUE - 1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Room.above(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
  }
}
