package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ChanceTest {

  private static final int MILLIS_OF_A_DAY = 86_400_000;

  @Property
  void aNumberIsInItsRange(
      @ForAll long seed,
      @ForAll @LongRange(min = 0, max = MILLIS_OF_A_DAY) long least,
      @ForAll @LongRange(min = 0, max = MILLIS_OF_A_DAY) long width) {
    assertThat(Chance.of(seed, 0).between(least, least + width)).isBetween(least, least + width);
  }

  @Test
  void bothEndsAreDrawn() {
    Chance chance = Chance.of(1, 0);

    Set<Long> drawn = new TreeSet<>();
    LongStream.range(0, 100).forEach(each -> drawn.add(chance.between(3, 5)));

    assertThat(drawn).containsExactly(3L, 4L, 5L);
  }

  @Test
  void oneSeedDrawsTheSame() {
    assertThat(draws(Chance.of(7, 0))).isEqualTo(draws(Chance.of(7, 0)));
    assertThat(draws(Chance.of(7, 0))).isNotEqualTo(draws(Chance.of(8, 0)));
  }

  private static List<Long> draws(Chance chance) {
    return LongStream.range(0, 20).mapToObj(each -> chance.between(0, 1000)).toList();
  }
}
