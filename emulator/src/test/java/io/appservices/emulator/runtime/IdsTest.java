package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final Instant NOW = Instant.parse("2024-02-03T04:05:06Z");

  private final EmulatorClock clock = new EmulatorClock();
  private final Ids ids = new Ids(clock, new Secrets());

  @BeforeEach
  void standStill() {
    clock.freeze();
    clock.set(NOW);
  }

  @Test
  void theTimeInAnIdIsTheEmulators() {
    assertThat(ids.next().getDate().toInstant()).isEqualTo(NOW);
    clock.advance(Duration.ofDays(400));
    assertThat(ids.next().getDate().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(400)));
  }

  @Test
  void idsAscendWhileTheClockStandsStill() {
    assertAscending(many(10_000));
  }

  @Test
  void idsOfSecondsThatFollowEachOtherHaveHashesOfTheirOwn() {
    Set<Integer> hashes = new HashSet<>();
    for (int second = 0; second < 20; second++) {
      many(5_000).forEach(id -> hashes.add(id.hashCode()));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(hashes).hasSizeGreaterThan(95_000);
  }

  @Test
  void idsAscendWhenTheClockGoesBack() {
    List<ObjectId> made = new ArrayList<>(many(10));
    clock.advance(Duration.ofDays(-400));
    made.addAll(many(10));
    clock.advance(Duration.ofDays(800));
    made.addAll(many(10));
    assertAscending(made);
  }

  @Test
  void idsAscendWhenMoreAreMadeInASecondThanTheCounterHolds() {
    long lastOfTheSecond = (NOW.getEpochSecond() << 24) + 0xFFFFFF;
    Ids busy = new Ids(clock, new Secrets(), lastOfTheSecond - 2);
    List<ObjectId> made = List.of(busy.next(), busy.next(), busy.next(), busy.next());
    assertAscending(made);
    assertThat(made.get(1).getDate().toInstant()).isEqualTo(NOW);
    ObjectId previous = made.get(3);
    assertThat(previous.getDate().toInstant())
        .as("borrowed from the next second")
        .isEqualTo(NOW.plusSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(busy.next()).isGreaterThan(previous);
  }

  @Test
  void idsAscendEvenWhereTheirFourBytesOfTimeEnd() {
    ObjectId before = ids.next();
    clock.set(Instant.parse("2200-01-01T00:00:00Z"));
    List<ObjectId> made = many(1_000);
    assertThat(made.get(0)).isGreaterThan(before);
    assertAscending(made);
    clock.set(Instant.parse("1900-01-01T00:00:00Z"));
    assertThat(ids.next()).isGreaterThan(made.get(999));
  }

  @Test
  void idsOfManyThreadsDifferAndAscendForEachOfThem() {
    clock.resume();
    List<List<ObjectId>> made = Race.times(4, () -> many(5_000));
    made.forEach(IdsTest::assertAscending);
    Set<ObjectId> different = new HashSet<>();
    made.forEach(different::addAll);
    assertThat(different).hasSize(4 * 5_000);
  }

  @Test
  void idsAscendForEveryThreadWhileTheClockJumps() {
    List<List<ObjectId>> made =
        Race.of(
            List.of(
                () -> many(5_000),
                () -> many(5_000),
                () -> {
                  for (int i = 0; i < 1_000; i++) {
                    clock.advance(Duration.ofHours(i % 2 == 0 ? 5 : -4));
                  }
                  return many(10);
                }));
    made.forEach(IdsTest::assertAscending);
    assertThat(ids.next()).isGreaterThan(made.get(2).get(9));
  }

  @Test
  void twoSourcesOfTheSameMomentMakeDifferentIds() {
    assertThat(new Ids(clock, new Secrets()).next()).isNotEqualTo(ids.next());
  }

  @Test
  void noIdReadsAsANumber() {
    assertThat(many(100))
        .allMatch(id -> id.toHexString().startsWith("ea", 8))
        .noneMatch(id -> id.toHexString().matches("[0-9]+(e[0-9]+)?"));
  }

  private List<ObjectId> many(int count) {
    List<ObjectId> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      made.add(ids.next());
    }
    return made;
  }

  private static void assertAscending(List<ObjectId> made) {
    for (int i = 1; i < made.size(); i++) {
      assertThat(made.get(i).compareTo(made.get(i - 1))).as("at %d", i).isPositive();
    }
  }
}
