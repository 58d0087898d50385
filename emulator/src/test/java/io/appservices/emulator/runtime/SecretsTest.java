package io.appservices.emulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets();

  @Test
  void bytesAreAsManyAsAskedForAndDifferEachTime() {
    assertThat(secrets.bytes(0)).isEmpty();
    assertThat(secrets.bytes(32)).hasSize(32).isNotEqualTo(secrets.bytes(32));
  }

  @Test
  void hexadecimalTextHasTwoLowerCaseDigitsForEachByte() {
    assertThat(secrets.hex(64)).matches("[0-9a-f]{128}").isNotEqualTo(secrets.hex(64));
  }

  // A text of 10 000 misses one of 62 characters once in 10^68 runs.
  @Test
  void lettersAreAllLowerCaseLettersAndNothingElse() {
    assertThat(secrets.letters(5)).matches("[a-z]{5}");
    assertThat(alphabet(secrets.letters(10_000))).hasSize(26).allMatch(c -> c >= 'a' && c <= 'z');
  }

  @Test
  void alphanumericTextHasAllLettersAndDigitsAndNothingElse() {
    assertThat(secrets.alphanumeric(64)).matches("[A-Za-z0-9]{64}");
    assertThat(alphabet(secrets.alphanumeric(10_000))).hasSize(62);
  }

  private static Set<Integer> alphabet(String text) {
    return text.chars().boxed().collect(Collectors.toSet());
  }
}
