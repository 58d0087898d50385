package io.appservices.emulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.token.Token.Type;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {

  private static final Token TOKEN =
      new Token(
          Type.ACCESS, new ObjectId(), new ObjectId(), new ObjectId(), new ObjectId(), 1, 2, null);

  private final CheckedTokens checked = new CheckedTokens();

  private static List<String> tokens(int count) {
    Random random = new Random(1);
    return IntStream.range(0, count)
        .mapToObj(i -> "head.claims" + i + "." + Long.toString(random.nextLong(), 36))
        .toList();
  }

  @Test
  void rememberManyAtOnce() {
    List<String> tokens = tokens(100);
    tokens.forEach(token -> checked.add(token, TOKEN));
    assertThat(tokens).allMatch(token -> checked.find(token) == TOKEN);
  }

  @Test
  void tellTokensOfOneSignatureApart() {
    checked.add("head.claims.signature", TOKEN);
    assertThat(checked.find("head.others.signature")).isNull();
    assertThat(checked.find("signature")).isNull();
    assertThat(checked.find("")).isNull();
  }

  @Test
  void forgetThoseThatCameFirst() {
    List<String> tokens = tokens(100_000);
    tokens.forEach(token -> checked.add(token, TOKEN));
    assertThat(tokens.stream().filter(token -> checked.find(token) != null))
        .hasSize(1_024)
        .contains(tokens.get(tokens.size() - 1))
        .doesNotContain(tokens.get(0));
  }
}
