package io.appservices.emulator.customtoken;

import static io.appservices.emulator.customtoken.Issuer.RSA;
import static io.appservices.emulator.customtoken.Issuer.SECRET;
import static io.appservices.emulator.customtoken.Issuer.assertRefused;
import static io.appservices.emulator.customtoken.Issuer.hs256;
import static io.appservices.emulator.customtoken.Issuer.rs256;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose issuer publishes its keys. */
@Tag("security")
class JwkUriTest {

  private static final RSAKey SECOND = Issuer.rsa("second");

  @AutoClose private final KeyServer keys = new KeyServer();

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build());

  private final Issuer issuer = Issuer.on(emulator);

  JwkUriTest() throws IOException {}

  @BeforeEach
  void trustThePublishedKeys() {
    Document config = new Document("useJWKURI", true).append("jwkURI", keys.uri());
    // A secret that is left over from before, and must no longer count.
    issuer.trusting("HS256", SECRET).configure(config);
    keys.publish(RSA.toPublicJWK());
  }

  @Test
  void theKeysAreFetchedOnceAndKept() {
    assertThat(keys.fetches()).as("before the first login").isZero();

    for (int i = 0; i < 5; i++) {
      assertThat(logIn(RSA)).isJson(200);
    }

    assertThat(keys.fetches()).isOne();
  }

  @Test
  void aKeyThatTheIssuerAddsWorksAtOnce() {
    assertThat(logIn(RSA)).isJson(200);
    assertRefused(logIn(SECOND), "the issuer has no key with the token's 'kid'");

    keys.publish(RSA.toPublicJWK(), SECOND.toPublicJWK());

    assertThat(logIn(SECOND)).isJson(200);
    assertThat(logIn(RSA)).isJson(200);
    assertThat(keys.fetches()).isEqualTo(3);
  }

  @Test
  void aKeyThatTheIssuerWithdrawsIsForgottenWithinAnHourOfTheEmulatorsClock() {
    emulator.clock().freeze();
    assertThat(logIn(RSA)).isJson(200);
    keys.publish(SECOND.toPublicJWK());

    emulator.clock().advance(Duration.ofMinutes(59));
    assertThat(logIn(RSA)).isJson(200);
    emulator.clock().advance(Duration.ofMinutes(2));

    assertRefused(logIn(RSA), "the issuer has no key with the token's 'kid'");
    assertThat(logIn(SECOND)).isJson(200);
  }

  @Test
  void aKeyOfTheSameIdButNotTheIssuersIsRefused() {
    assertRefused(logIn(Issuer.rsa("first")), "signature is invalid");
    assertRefused(issuer.logIn(rs256(SECOND, "first", issuer.claims())), "signature is invalid");
  }

  @Test
  void aTokenHasToNameItsKey() {
    assertRefused(issuer.logIn(rs256(RSA, null, issuer.claims())), "token has no 'kid'");
    assertThat(keys.fetches()).isZero();
  }

  @Test
  void neitherAnotherAlgorithmNorTheSecretOfBeforeIsTaken() {
    assertRefused(issuer.logIn(hs256(SECRET, issuer.claims())), "signing method HS256 is invalid");
    assertThat(keys.fetches()).isZero();
  }

  @Test
  void aPublishedKeyThatIsNoneOfRsaIsRefused() {
    keys.publish(
        new OctetSequenceKey.Builder(SECRET.getBytes(StandardCharsets.UTF_8))
            .keyID("first")
            .build());

    assertThat(logIn(RSA)).isRefusedWithCode(401, "AuthError");
  }

  @Test
  void aKeyAloneIsTakenAsASetOfOne() {
    keys.answerWith(200, RSA.toPublicJWK().toJSONString());

    assertThat(logIn(RSA)).isJson(200);
    assertRefused(logIn(SECOND), "the issuer has no key with the token's 'kid'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "{'n': 'AQAB', 'e': 'AQAB', 'kid': 'first'}",
        "{'kty': 'RSA', 'kid': 'first'}",
        "{'kty': 'RSA', 'n': 'AQAB', 'e': 'AQAB', 'kid': 1}",
        "{'kty': 'RSA', 'n': 'AQAB', 'e': 'AQAB', 'kid': 'first', 'x5c': ['!']}",
        "{'kty': 'EC', 'crv': 'P-1', 'x': 'AQAB', 'y': 'AQAB', 'kid': 'first'}",
        "{'kty': 'oct', 'k': 'AQAB', 'kid': 'first'}",
      })
  void aKeyThatCannotBeUsedDoesNotStandInTheWayOfOneThatCan(String unusable) {
    String both = unusable.replace('\'', '"') + "," + RSA.toPublicJWK().toJSONString();
    keys.answerWith(200, "{\"keys\":[" + both + "]}");

    assertThat(logIn(RSA)).isJson(200);
  }

  @Test
  void anIssuerThatCannotBeReachedRefusesWhoIsNew() {
    assertThat(logIn(RSA)).isJson(200);
    keys.close();

    assertThat(logIn(RSA)).as("with a key that is kept").isJson(200);
    assertThat(logIn(SECOND).string("error"))
        .startsWith("invalid custom auth token: the keys of the issuer cannot be read");
    assertThat(logIn(SECOND)).isRefusedWithCode(401, "AuthError");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "garbage", "null", "[]", "{}", "{\"keys\":1}", "{\"keys\":[{\"kty\":\"x\"}]}"})
  void anIssuerThatPublishesGarbageRefusesUntilItRecovers(String garbage) {
    keys.answerWith(200, garbage);
    assertThat(logIn(RSA)).isRefusedWithCode(401, "AuthError");

    keys.publish(RSA.toPublicJWK());

    assertThat(logIn(RSA)).isJson(200);
  }

  @Test
  void anIssuerThatFailsRefusesUntilItRecovers() {
    keys.answerWith(500, "{}");
    assertThat(logIn(RSA)).isRefusedWithCode(401, "AuthError");

    keys.publish(RSA.toPublicJWK());

    assertThat(logIn(RSA)).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "http://", "x://y/z", "::", "/keys"})
  void aUriThatIsNoneIsNoServerError(String uri) {
    issuer.configure(new Document("jwkURI", uri));

    assertThat(logIn(RSA)).isRefusedWithCode(401, "AuthError");
  }

  private Response logIn(RSAKey key) {
    return issuer.logIn(rs256(key, issuer.claims()));
  }
}
