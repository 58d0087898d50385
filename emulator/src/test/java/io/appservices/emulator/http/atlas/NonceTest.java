package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.Race;
import io.appservices.emulator.testing.DigestAnswer;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often and how long an answer to a challenge is good. */
@Tag("security")
class NonceTest extends AtlasTest {

  @Test
  void challengesWithANewNonceEachTime() {
    assertThat(atlas.answer().nonce()).isNotEqualTo(atlas.answer().nonce());
  }

  @Test
  void takesAnAnswerOnce() {
    DigestAnswer answer = atlas.answer();

    assertThat(get(answer).status()).isEqualTo(200);
    stale(answer);
    assertThat(get(answer.withCount(2)).status()).isEqualTo(200);
  }

  @Test
  void takesAnAnswerWithoutCountOnce() {
    DigestAnswer answer = atlas.answer().withCount(-1);

    assertThat(get(answer).status()).isEqualTo(200);
    stale(answer);
  }

  @Test
  void countsNeedNotStartAtOneNorBeInOrder() {
    DigestAnswer answer = atlas.answer();

    for (long count : List.of(4711L, 4713L, 4712L, 1L + 4713 - 1024, 0xffffffffL)) {
      assertThat(get(answer.withCount(count)).status()).as("count %s", count).isEqualTo(200);
    }
    stale(answer.withCount(4711));
    stale(answer.withCount(5000));
  }

  @Test
  void ofManyEqualRequestsOneIsLetIn() {
    for (int round = 0; round < 20; round++) {
      DigestAnswer answer = atlas.answer();

      List<Integer> statuses = Race.times(6, () -> get(answer).status());

      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }
  }

  @Test
  void parallelRequestsWithOneNonceAreAllLetIn() {
    DigestAnswer answer = atlas.answer();

    List<Integer> statuses =
        Race.of(
            LongStream.rangeClosed(1, 8)
                .<Callable<Integer>>mapToObj(count -> () -> get(answer.withCount(count)).status())
                .toList());

    assertThat(statuses).isEqualTo(Collections.nCopies(8, 200));
  }

  @Test
  void aNonceExpiresByTheEmulatorsClock() {
    emulator.clock().freeze();
    DigestAnswer answer = atlas.answer();
    emulator.clock().advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(get(answer).status()).isEqualTo(200);

    emulator.clock().advance(Duration.ofMillis(1));

    Response refused = stale(answer.withCount(2));
    assertThat(get(atlas.answerTo(refused)).status()).isEqualTo(200);
  }

  @Test
  void aNonceThatNobodyIssuedIsStaleOnlyToWhoKnowsTheKey() {
    DigestAnswer made = new DigestAnswer("emulator", "emulator-private-key", "made up", "MD5", 1);

    stale(made);
    refused(made.withPassword("guess"));
  }

  @Test
  void aWrongAnswerDoesNotSpoilTheNonce() {
    DigestAnswer answer = atlas.answer();
    refused(answer.withPassword("guess"));

    assertThat(get(answer).status()).isEqualTo(200);
  }

  private Response stale(DigestAnswer answer) {
    return refusal(answer, "stale=true");
  }
}
