package io.appservices.emulator.service.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UsedCountsTest {

  @Property
  void takesEachCountOnceUnlessItIsFarBehind(@ForAll("counts") List<Long> counts) {
    UsedCounts used = new UsedCounts();
    Set<Long> model = new HashSet<>();
    long highest = -1;
    for (long count : counts) {
      boolean expected = count > highest - UsedCounts.WINDOW && model.add(count);
      highest = Math.max(highest, count);
      assertThat(used.use(count)).as("%s in %s", count, counts).isEqualTo(expected);
    }
  }

  @Example
  void ofConcurrentUsesOfOneCountOneSucceeds() {
    for (int round = 0; round < 200; round++) {
      UsedCounts used = new UsedCounts();

      assertThat(Race.times(4, () -> used.use(7))).containsOnlyOnce(true);
    }
  }

  /** Near each other, at the edges of the window, and anywhere. */
  @Provide
  Arbitrary<List<Long>> counts() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(0, 20),
            Arbitraries.longs().between(1010, 1040),
            Arbitraries.longs().between(0, 5000),
            Arbitraries.longs().between(0, 0xffffffffL))
        .list()
        .ofMaxSize(60);
  }
}
