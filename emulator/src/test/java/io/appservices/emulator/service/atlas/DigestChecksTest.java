package io.appservices.emulator.service.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.OperatorRole;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.atlas.DigestResponse.Protection;
import io.appservices.emulator.service.atlas.DigestService.Checked;
import io.appservices.emulator.service.atlas.DigestService.Verdict;
import io.appservices.emulator.service.operator.OperatorKey;
import io.appservices.emulator.service.operator.OperatorKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which answers to a challenge let an operator in. */
class DigestChecksTest {

  private static final String TARGET = "/api/atlas/v2/groups?pretty=true";
  private static final OperatorKey KEY =
      new OperatorKey("public", "private", Set.of(OperatorRole.GROUP_OWNER));
  private static final Checked WRONG = new Checked(Verdict.WRONG, Optional.empty());
  private static final Checked STALE = new Checked(Verdict.STALE, Optional.empty());
  private static final Checked GOOD = new Checked(Verdict.GOOD, Optional.of(KEY));

  private final DigestService digests =
      new DigestService(
          new OperatorKeys(List.of(KEY)),
          Set.of(DigestAlgorithm.MD5),
          Nonces.ofOne(new EmulatorClock(), new Secrets()));
  private final String nonce = digests.newNonce();

  private static DigestResponse unsigned(
      DigestAlgorithm algorithm, String user, String nonce, String digest, String count) {
    return new DigestResponse(
        algorithm, user, nonce, TARGET, digest, Optional.of(new Protection(count, "client")));
  }

  private DigestResponse signed(DigestAlgorithm algorithm, String user, String secret, int count) {
    return signed(algorithm, user, secret, nonce, String.format("%08x", count));
  }

  private static DigestResponse signed(
      DigestAlgorithm algorithm, String user, String secret, String nonce, String count) {
    String digest =
        unsigned(algorithm, user, nonce, "", count).expected(DigestService.REALM, secret, "GET");
    return unsigned(algorithm, user, nonce, digest, count);
  }

  private Checked check(DigestResponse response) {
    return digests.check(response, "GET", TARGET);
  }

  private DigestResponse right(int count) {
    return signed(DigestAlgorithm.MD5, "public", "private", count);
  }

  @Test
  void aRightAnswerIsGoodOnce() {
    assertThat(check(right(1))).isEqualTo(GOOD);
    assertThat(check(right(1))).isEqualTo(STALE);
    assertThat(check(right(0x1F))).isEqualTo(GOOD);
    assertThat(check(right(0x1F))).isEqualTo(STALE);
  }

  @Test
  void anAnswerWithoutCountIsGoodOnce() {
    DigestResponse unsigned =
        new DigestResponse(DigestAlgorithm.MD5, "public", nonce, TARGET, "", Optional.empty());
    DigestResponse response =
        new DigestResponse(
            DigestAlgorithm.MD5,
            "public",
            nonce,
            TARGET,
            unsigned.expected(DigestService.REALM, "private", "GET"),
            Optional.empty());
    assertThat(check(response)).isEqualTo(GOOD);
    assertThat(check(response)).isEqualTo(STALE);
  }

  @Test
  void anAnswerToAnUnknownNonceIsStale() {
    assertThat(check(signed(DigestAlgorithm.MD5, "public", "private", "made up", "00000001")))
        .isEqualTo(STALE);
  }

  @Test
  void aWrongAnswerUsesUpNoCount() {
    assertThat(check(signed(DigestAlgorithm.MD5, "public", "guessed", 1))).isEqualTo(WRONG);
    assertThat(check(right(1))).isEqualTo(GOOD);
  }

  @Test
  void whoeverIsNotKnownIsWrong() {
    assertThat(check(signed(DigestAlgorithm.MD5, "nobody", "private", 1))).isEqualTo(WRONG);
    assertThat(check(signed(DigestAlgorithm.MD5, "nobody", "", 1))).isEqualTo(WRONG);
  }

  @Test
  void anAlgorithmThatIsNotOfferedIsWrong() {
    assertThat(digests.offered()).containsExactly(DigestAlgorithm.MD5);
    assertThat(check(signed(DigestAlgorithm.SHA_256, "public", "private", 1))).isEqualTo(WRONG);
  }

  @Test
  void anAnswerForAnotherRequestIsWrong() {
    assertThat(digests.check(right(1), "POST", TARGET)).isEqualTo(WRONG);
    assertThat(digests.check(right(1), "GET", "/api/atlas/v2/groups")).isEqualTo(WRONG);
    assertThat(check(right(1))).isEqualTo(GOOD);
  }

  @Test
  void algorithmsAreKnownByTheirNamesInAnyCase() {
    assertThat(DigestAlgorithm.of("sha-256")).contains(DigestAlgorithm.SHA_256);
    assertThat(DigestAlgorithm.of("MD5")).contains(DigestAlgorithm.MD5);
    assertThat(DigestAlgorithm.of("MD5-sess")).isEmpty();
    assertThat(DigestAlgorithm.SHA_256.wireName()).isEqualTo("SHA-256");
  }

  @Test
  void anAnswerShowsWhoseItIs() {
    assertThat(right(1)).hasToString("DigestResponse[MD5, public, " + TARGET + "]");
  }
}
