package io.appservices.emulator.token;

import static io.appservices.emulator.token.ForeignIssuer.SECRET;
import static io.appservices.emulator.token.ForeignIssuer.hs256;
import static io.appservices.emulator.token.ForeignIssuer.pem;
import static io.appservices.emulator.token.ForeignIssuer.rs256;
import static io.appservices.emulator.token.ForeignIssuer.unsigned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.runtime.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a token of another issuer good, to the second and to the character. */
@Tag("security")
class CustomTokensTest {

  private static final long NOW = 1_700_000_000;
  private static final int LONGEST = 1_000_000;
  private static final CustomTokenRules HS256 = rules("HS256", SECRET);
  private static final CustomTokenRules RS256 = rules("RS256", pem());

  private final CustomTokens tokens = checker(Duration.ZERO);

  @Test
  void theClaimsOfATokenThatOneOfTheKeysSignedAreReturned() throws InvalidTokenException {
    Document claims = claims().append("name", "\u6f22");
    assertThat(tokens.verify(hs256(claims), HS256)).containsEntry("name", "\u6f22");
    assertThat(tokens.verify(rs256(claims), RS256)).containsEntry("sub", "somebody");
    String other = "f".repeat(SECRET.length());
    assertThat(tokens.verify(hs256(claims), rules("HS256", other, SECRET))).isNotEmpty();
  }

  @Test
  void aTokenThatNoneOfTheKeysSignedIsRefused() {
    assertRefused(hs256(claims()), rules("HS256", "f".repeat(32)), "signature is invalid");
    assertRefused(hs256(claims()), rules("HS256"), "signature is invalid");
    assertRefused(
        unsigned("{\"alg\":\"RS256\"}", claims().toJson()), RS256, "signature is invalid");
  }

  @Test
  void aKeyThatCannotBeUsedKeepsNoOtherFromBeingTried() throws InvalidTokenException {
    String why = "a signing key of the provider cannot be used";
    for (CustomTokenRules rules :
        List.of(rules("HS256", "short"), rules("HS256", "f".repeat(32), "short"))) {
      assertRefused(hs256(claims()), rules, why);
    }
    assertRefused(rs256(claims()), rules("RS256", "no PEM"), why);
    assertThat(tokens.verify(hs256(claims()), rules("HS256", "short", SECRET))).isNotEmpty();
    assertThat(tokens.verify(rs256(claims()), rules("RS256", "no PEM", pem()))).isNotEmpty();
  }

  @Test
  void theAlgorithmIsThatOfTheProviderAndNotThatOfTheToken() {
    assertRefused(hs256(claims()), RS256, "signing method HS256 is invalid");
    assertRefused(rs256(claims()), rules("HS256", pem()), "signing method RS256 is invalid");
    String elliptic = unsigned("{\"alg\":\"ES256\"}", claims().toJson());
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> tokens.verify(elliptic, rules("ES256", pem())))
        .withMessageStartingWith("signature cannot be checked");
  }

  @Test
  void whatIsNoTokenIsToldFromWhatIsTooLong() {
    String tooLong = "token is longer than " + LONGEST + " characters";
    assertRefused("A".repeat(LONGEST), HS256, "token is malformed");
    assertRefused("A".repeat(LONGEST + 1), HS256, tooLong);
    for (String garbage : List.of("", "..", "a.b.c", "{}", hs256(claims()) + " ")) {
      assertRefused(garbage, HS256, "token is malformed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "{", ""})
  void claimsHaveToBeAnObject(String claims) {
    assertRefused(hs256(claims), HS256, "claims are no JSON object");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, token is expired",
    "0, 1, ",
    "30, -31, token is expired",
    "30, -30, token is expired",
    "30, -29, ",
  })
  void aTokenExpiresWithTheSecondThatItNames(long skew, long exp, String refusal) {
    assertAnswer(checker(Duration.ofSeconds(skew)), claims().append("exp", NOW + exp), refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, token is not valid yet",
    "0, 0, ",
    "30, 31, token is not valid yet",
    "30, 30, ",
  })
  void aTokenIsGoodFromTheSecondThatItNames(long skew, long nbf, String refusal) {
    assertAnswer(checker(Duration.ofSeconds(skew)), claims().append("nbf", NOW + nbf), refusal);
  }

  @Test
  void aClaimThatIsNoNumberIsNoTime() throws InvalidTokenException {
    assertRefused(hs256(without("exp")), HS256, "'exp' claim is required");
    assertRefused(hs256(claims().append("exp", "" + (NOW + 60))), HS256, "'exp' claim is required");
    assertThat(tokens.verify(hs256(claims().append("nbf", "x")), HS256)).isNotEmpty();
  }

  @Test
  void aSkewBeyondAllTimeTakesEveryTime() throws InvalidTokenException {
    CustomTokens lenient = checker(Duration.ofSeconds(Long.MAX_VALUE));
    Document claims = claims().append("exp", 1).append("nbf", 4_000_000_000L);
    assertThat(lenient.verify(hs256(claims), HS256)).isNotEmpty();
  }

  @Test
  void theSubjectIsATextThatIsNotEmpty() {
    String why = "'sub' claim must be a non-empty string";
    assertRefused(hs256(without("sub")), HS256, why);
    assertRefused(hs256(claims().append("sub", "")), HS256, why);
    assertRefused(hs256(claims().append("sub", 7)), HS256, why);
  }

  @Test
  void allAudiencesHaveToBeNamedUnlessOneIsEnough() throws InvalidTokenException {
    Document first = claims().append("aud", "a");
    Document both = claims().append("aud", List.of("b", "c", "a"));
    assertThat(tokens.verify(hs256(first), audiences(false, "a"))).isNotEmpty();
    assertThat(tokens.verify(hs256(both), audiences(false, "a", "b"))).isNotEmpty();
    assertThat(tokens.verify(hs256(first), audiences(true, "a", "b"))).isNotEmpty();
    assertRefused(hs256(first), audiences(false, "a", "b"), "'a', 'b' not found in 'aud' claim");
    assertRefused(hs256(both), audiences(true, "x"), "'x' not found in 'aud' claim");
    assertRefused(hs256(claims()), audiences(false, "a"), "'a' not found in 'aud' claim");
  }

  private static void assertAnswer(CustomTokens checker, Document claims, String refusal) {
    if (refusal != null) {
      assertThatExceptionOfType(InvalidTokenException.class)
          .isThrownBy(() -> checker.verify(hs256(claims), HS256))
          .withMessage(refusal);
      return;
    }
    try {
      assertThat(checker.verify(hs256(claims), HS256)).containsEntry("sub", "somebody");
    } catch (InvalidTokenException e) {
      throw new AssertionError(e);
    }
  }

  private void assertRefused(String token, CustomTokenRules rules, String why) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> tokens.verify(token, rules))
        .withMessage(why);
  }

  private static CustomTokens checker(Duration skew) {
    EmulatorClock clock = new EmulatorClock();
    clock.move().freeze().set(Instant.ofEpochSecond(NOW)).apply();
    return new CustomTokens(clock, skew);
  }

  private static CustomTokenRules rules(String algorithm, String... keys) {
    return new CustomTokenRules(algorithm, List.of(keys), Optional.empty(), List.of(), false);
  }

  private static CustomTokenRules audiences(boolean any, String... audiences) {
    return new CustomTokenRules(
        "HS256", List.of(SECRET), Optional.empty(), List.of(audiences), any);
  }

  private static Document claims() {
    return new Document("sub", "somebody").append("exp", NOW + 60);
  }

  private static Document without(String claim) {
    Document claims = claims();
    claims.remove(claim);
    return claims;
  }
}
