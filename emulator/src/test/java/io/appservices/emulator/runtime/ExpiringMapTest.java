package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiringMapTest {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final EmulatorClock clock = new EmulatorClock();
  private final ExpiringMap<Integer, String> map = new ExpiringMap<>(clock, LIFETIME);

  @BeforeEach
  void freeze() {
    clock.freeze();
  }

  @Test
  void anEntryIsForgottenAtTheEndOfItsLifetime() {
    map.put(1, "a");
    clock.advance(LIFETIME.minusMillis(1));
    assertThat(map.find(1)).contains("a");
    clock.advance(Duration.ofMillis(1));
    assertThat(map.find(1)).isEmpty();
    assertThat(map.take(1)).isEmpty();
  }

  @Test
  void itForgetsInTheLastYearOfTheClockToo() {
    clock.set(EmulatorClock.MAX.minus(LIFETIME));
    map.put(1, "a");
    assertThat(map.find(1)).contains("a");
    clock.set(EmulatorClock.MAX);
    assertThat(map.find(1)).isEmpty();
  }

  @Test
  void whatIsTakenIsGone() {
    map.put(1, "a");
    assertThat(map.take(1)).contains("a");
    assertThat(map.take(1)).isEmpty();
  }

  @Test
  void aMergeCombinesWithWhatIsThereAndLivesOn() {
    map.put(1, "a");
    clock.advance(Duration.ofMinutes(6));
    assertThat(map.merge(1, "b", String::concat)).isEqualTo("ab");
    clock.advance(Duration.ofMinutes(6));
    assertThat(map.merge(1, "c", String::concat)).isEqualTo("abc");
    clock.advance(LIFETIME);
    assertThat(map.merge(1, "d", String::concat)).isEqualTo("d");
  }

  @Test
  void theNewestEntriesAreKept() {
    int all = ExpiringMap.MAX_ENTRIES + 500;
    IntStream.range(0, all).forEach(n -> map.put(n, "v"));
    assertThat(IntStream.range(500, all)).allMatch(n -> map.find(n).isPresent());
    assertThat(IntStream.range(0, 500)).noneMatch(n -> map.find(n).isPresent());
  }

  @Test
  void aClockThatGoesBackBringsNothingToAnEnd() {
    map.put(1, "a");
    clock.set(Instant.EPOCH);
    map.put(2, "b");
    assertThat(map.find(1)).contains("a");
    assertThat(map.find(2)).contains("b");
  }
}
