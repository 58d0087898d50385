package io.appservices.emulator.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.appservices.emulator.runtime.Secrets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The id_tokens of the stand-in for Google and Apple, and those that nobody signed. */
@Tag("security")
class IdTokensTest {

  private static final long NOW = 1_700_000_000;
  private static final long END = NOW + IdTokens.LIFETIME_SECONDS;
  private static final String ISSUER = "https://issuer";
  private static final Map<String, ?> SUBJECT = Map.of("sub", "somebody");
  private static final IdTokens TOKENS = new IdTokens(ForeignIssuer.RSA);

  @Test
  void aTokenSaysWhoMadeItForWhomAndForHowLong() throws InvalidTokenException {
    assertThat(check(issue(SUBJECT), Optional.of("app"), NOW))
        .isEqualTo(
            new Document("iss", ISSUER)
                .append("aud", "app")
                .append("iat", (int) NOW)
                .append("exp", (int) END)
                .append("sub", "somebody"));
  }

  @Test
  void aTokenIsExpiredFromTheSecondThatItNames() throws InvalidTokenException {
    String token = issue(SUBJECT);
    assertThat(check(token, Optional.empty(), END - 1)).isNotEmpty();
    assertRefused(token, Optional.empty(), END, "token is expired");
  }

  @Test
  void claimsThatAreGivenWin() throws InvalidTokenException {
    Map<String, ?> claims = Map.of("sub", "s", "aud", List.of("a", "b"), "exp", NOW + 5);
    String token = issue(claims);
    assertThat(check(token, Optional.of("b"), NOW + 4)).containsEntry("exp", (int) NOW + 5);
    assertRefused(
        token, Optional.of("app"), NOW, "'aud' must be a string containing the client_id");
  }

  @Test
  void aTokenForSomebodyElseOrOfSomebodyElseIsRefused() {
    String token = issue(SUBJECT);
    assertRefused(
        token, Optional.of("other"), NOW, "'aud' must be a string containing the client_id");
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> TOKENS.check(token, "https://other", Optional.empty(), NOW))
        .withMessage("'iss' must be 'https://other'");
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(
            () ->
                new IdTokens(new StandInIssuer(new Secrets()))
                    .check(token, ISSUER, Optional.empty(), NOW))
        .withMessage("signature is invalid");
  }

  @Test
  void theSubjectIsATextThatIsNotEmptyAndTheEndANumber() {
    assertRefused(issue(Map.of()), Optional.empty(), NOW, "'sub' must be a string");
    assertRefused(issue(Map.of("sub", "")), Optional.empty(), NOW, "'sub' must be a string");
    assertRefused(issue(Map.of("sub", 1)), Optional.empty(), NOW, "'sub' must be a string");
    Map<String, Object> claims = new HashMap<>(SUBJECT);
    claims.put("exp", "tomorrow");
    assertRefused(issue(claims), Optional.empty(), NOW, "'exp' must be a number");
  }

  @Test
  void whatIsNoTokenIsToldFromAWrongNumberOfParts() {
    assertMalformed("x.y.z", "token is malformed");
    assertMalformed("..", "token is malformed");
    assertMalformed("", "token contains an invalid number of segments");
    assertMalformed("x.y", "token contains an invalid number of segments");
    assertMalformed("x.y.z.x", "token contains an invalid number of segments");
  }

  @Test
  void anotherAlgorithmIsRefused() {
    String token = ForeignIssuer.hs256(new Document("iss", ISSUER).append("sub", "s"));
    assertRefused(token, Optional.empty(), NOW, "signature is invalid");
  }

  @Test
  void thePublishedKeyIsThePublicOneThatTokensName() throws ParseException {
    List<JWK> keys = JWKSet.parse(TOKENS.jwks()).getKeys();
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).isPrivate()).isFalse();
    assertThat(keys.get(0).toJSONObject())
        .containsEntry("use", "sig")
        .containsEntry("alg", "RS256");
    String header =
        new String(Base64.getUrlDecoder().decode(issue(SUBJECT).split("\\.")[0]), UTF_8);
    assertThat(Document.parse(header))
        .containsEntry("kid", keys.get(0).getKeyID())
        .containsEntry("typ", "JWT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " {\"sub\": \"somebody\"} ",
        "eyJzdWIiOiJzb21lYm9keSJ9",
        " eyJzdWIiOiJzb21lYm9keSJ9\n",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9."
      })
  void claimsThatNobodySignedAreReadInEachForm(String text) throws InvalidTokenException {
    assertThat(TOKENS.checkUnsigned(text, NOW)).contains(new Document("sub", "somebody"));
  }

  @Test
  void claimsThatNobodySignedAreReadInTheOtherAlphabetOfBase64Too() throws InvalidTokenException {
    String claims = "{\"sub\": \"\u00bf\u00fe\u00bf\u00ff??>>\"}";
    String url = ForeignIssuer.base64(claims);
    String plain = url.replace('-', '+').replace('_', '/');
    assertThat(plain).contains("/").contains("+");
    assertThat(TOKENS.checkUnsigned(plain, NOW)).isEqualTo(TOKENS.checkUnsigned(url, NOW));
    assertThat(TOKENS.checkUnsigned(url, NOW)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "nonsense",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9.c2ln",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzb21lYm9keSJ9..",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9."
      })
  void whatMayBeSignedIsNoneOfThem(String text) throws InvalidTokenException {
    assertThat(TOKENS.checkUnsigned(text, NOW)).isEmpty();
  }

  @Test
  void claimsThatNobodySignedHaveToBeGoodAllTheSame() {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> TOKENS.checkUnsigned("{}", NOW))
        .withMessage("'sub' must be a string");
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> TOKENS.checkUnsigned("{\"sub\":\"s\",\"exp\":" + NOW + "}", NOW))
        .withMessage("token is expired");
  }

  private static String issue(Map<String, ?> claims) {
    return TOKENS.issue(ISSUER, "app", NOW, claims);
  }

  private static Document check(String token, Optional<String> audience, long now)
      throws InvalidTokenException {
    return TOKENS.check(token, ISSUER, audience, now);
  }

  private static void assertRefused(String token, Optional<String> audience, long now, String why) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> check(token, audience, now))
        .withMessage(why);
  }

  private static void assertMalformed(String text, String why) {
    assertThatExceptionOfType(MalformedTokenException.class)
        .isThrownBy(() -> check(text, Optional.empty(), NOW))
        .withMessage(why);
  }
}
