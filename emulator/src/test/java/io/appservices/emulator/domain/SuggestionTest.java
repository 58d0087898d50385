package io.appservices.emulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  @ParameterizedTest
  @CsvSource({
    "strat, start, 1",
    "star, start, 1",
    "sstart, start, 1",
    "stort, start, 1",
    "start, start, 0",
    "'', start, 5",
    "--prot, --port, 1",
    "kitten, sitting, 3"
  })
  void countsWhatHasToBeChanged(String one, String other, int distance) {
    assertThat(Suggestion.distance(one, other)).isEqualTo(distance);
    assertThat(Suggestion.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void suggestsTheNearestWordIfThereIsOneThatIsNear() {
    List<String> words = List.of("start", "version");

    assertThat(Suggestion.of("strat", words)).isEqualTo("; did you mean start?");
    assertThat(Suggestion.of("vers1on", words)).isEqualTo("; did you mean version?");
    assertThat(Suggestion.of("serve", words)).isEmpty();
  }

  @Test
  void aThirdOfAWordMayBeWrongWithoutItsPrefix() {
    List<String> words = List.of("--abcdef");

    assertThat(Suggestion.of("--abcdxy", words, "--")).isEqualTo("; did you mean --abcdef?");
    assertThat(Suggestion.of("--abcxyz", words, "--")).isEmpty();
    assertThat(Suggestion.of("--a", List.of("--b"), "--")).isEqualTo("; did you mean --b?");
  }

  @Test
  void ofSeveralWordsTheNearestOneIsMeant() {
    List<String> words = List.of("abcdefgxy", "abcdefghx", "abcdefyxi");

    assertThat(Suggestion.of("abcdefghi", words)).isEqualTo("; did you mean abcdefghx?");
  }

  @Test
  void looksAtNoLetterOfATextThatIsFarLonger() {
    assertThat(Suggestion.of("s".repeat(1 << 25), List.of("start", "version"))).isEmpty();
  }
}
