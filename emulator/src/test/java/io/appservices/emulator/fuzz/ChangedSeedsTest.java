package io.appservices.emulator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangedSeedsTest {

  private static final int MANY = 2_000;

  @Test
  void makesTheSameInputsOfTheSameSeeds() throws IOException {
    assertThat(inputs("rule", 1)).isEqualTo(inputs("rule", 1)).isNotEqualTo(inputs("rule", 2));
  }

  @Test
  void changesTheSeedsInManyWays() throws IOException {
    for (String target : FuzzTargets.BY_NAME.keySet()) {
      List<String> inputs = inputs(target, 1);

      assertThat(new HashSet<>(inputs)).as(target).hasSizeGreaterThan(MANY * 4 / 5);
      assertThat(inputs).allSatisfy(input -> assertThat(input.length()).isLessThan(8_193));
    }
  }

  private static List<String> inputs(String target, long number) throws IOException {
    ChangedSeeds changed = new ChangedSeeds(FuzzSeedsTest.SEEDS.resolve(target), number);
    return Stream.generate(() -> new String(changed.next(), ISO_8859_1)).limit(MANY).toList();
  }
}
