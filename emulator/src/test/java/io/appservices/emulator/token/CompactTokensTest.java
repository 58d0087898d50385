package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One token is one text. */
@Tag("security")
class CompactTokensTest {

  private static final String HEADER = "eyJhbGciOiJIUzI1NiJ9";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void eachCharacterOfTheAlphabetBelongsToAToken() throws ParseException {
    String token = HEADER + "." + ALPHABET + "." + ALPHABET;
    assertThat(CompactTokens.parse(token).getSignature()).hasToString(ALPHABET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "[", "`", "{", "/", ":", "+", "=", " ", "\n", "\u00e9", "\u0000"})
  void noOtherCharacterDoes(String other) {
    String token = HEADER + "." + ALPHABET + "." + ALPHABET;
    for (int place : new int[] {0, HEADER.length() + 3, token.length()}) {
      String changed = token.substring(0, place) + other + token.substring(place);
      assertThatThrownBy(() -> CompactTokens.parse(changed)).isInstanceOf(ParseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        " null ",
        "[]",
        "5",
        "\"HS256\"",
        "{}",
        "{\"alg\":null}",
        "{\"alg\":5}",
        "{\"alg\":\"HS256\",\"jwk\":5}",
      })
  void aHeaderThatIsNoneIsRefused(String header) {
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));

    assertThatThrownBy(() -> CompactTokens.parse(text + ".e30.AA"))
        .isInstanceOf(ParseException.class);
  }

  @Test
  void noOtherTextOfTheSignatureDoes() throws ParseException {
    String token = HEADER + "." + ALPHABET + ".";
    assertThat(CompactTokens.parse(token + "AA").getSignature().decode()).containsExactly(0);
    for (String other : new String[] {"AB", "AP", "A", "AAB"}) {
      assertThatThrownBy(() -> CompactTokens.parse(token + other))
          .as(other)
          .isInstanceOf(ParseException.class);
    }
  }
}
