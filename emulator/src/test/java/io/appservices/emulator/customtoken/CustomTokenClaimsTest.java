package io.appservices.emulator.customtoken;

import static io.appservices.emulator.customtoken.Issuer.SECRET;
import static io.appservices.emulator.customtoken.Issuer.assertRefused;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a token that is rightly signed is good here and now. */
class CustomTokenClaimsTest {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build());

  private final Issuer issuer = Issuer.on(emulator).trusting("HS256", SECRET);

  @Test
  void aTokenIsGoodUntilItExpiresByTheEmulatorsClock() {
    emulator.clock().freeze();
    Document claims = issuer.claims();
    emulator.clock().advance(Duration.ofSeconds(59));
    Tokens user = issuer.logIn(claims).tokens();

    emulator.clock().advance(Duration.ofSeconds(1));

    assertRefused(issuer.logIn(claims), "token is expired");
    assertThat(issuer.app().client().profile(user.accessToken()))
        .as("the session is the emulator's own")
        .isJson(200);
    emulator.clock().advance(Duration.ofSeconds(-1));
    assertThat(issuer.logIn(claims)).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat"})
  void aTokenIsGoodFromTheTimeOnThatItWasIssuedAt(String claim) {
    emulator.clock().freeze();
    long now = emulator.clock().seconds();

    assertRefused(issuer.logIn(issuer.claims().append(claim, now + 1)), "token is not valid yet");
    assertThat(issuer.logIn(issuer.claims().append(claim, now))).isJson(200);
    assertThat(issuer.logIn(issuer.claims().append(claim, now + 0.9))).isJson(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "=", "!", "%20", "\u0000", "é", "~"})
  void aTokenIsOneTextAlone(String foreign) {
    String token = Issuer.hs256(SECRET, issuer.claims());

    assertThat(issuer.logIn(token)).isJson(200);
    for (int at : new int[] {0, 10, token.lastIndexOf('.') + 5, token.length()}) {
      String other = token.substring(0, at) + foreign + token.substring(at);
      assertRefused(issuer.logIn(other), "token is malformed");
    }
  }

  @Test
  void theIssuersClockMayBeOffAsFarAsIsAllowed() {
    EmulatorConfig config =
        emulator.config().toBuilder().behaviour(b -> b.customTokenSkew(HALF_A_MINUTE)).build();
    try (AppServicesEmulator lenient = AppServicesEmulator.start(config)) {
      lenient.clock().freeze();
      Issuer other = Issuer.on(lenient).trusting("HS256", SECRET);
      long now = lenient.clock().seconds();

      assertThat(other.logIn(other.claims().append("exp", now - 29))).isJson(200);
      assertRefused(other.logIn(other.claims().append("exp", now - 30)), "token is expired");
      assertThat(other.logIn(other.claims().append("nbf", now + 30))).isJson(200);
      assertRefused(other.logIn(other.claims().append("nbf", now + 31)), "token is not valid yet");
      assertThat(other.logIn(other.claims().append("iat", now + 30))).isJson(200);
      assertRefused(other.logIn(other.claims().append("iat", now + 31)), "token is not valid yet");
      assertThat(other.logIn(other.claims().append("exp", Long.MAX_VALUE)))
          .as("practically never")
          .isJson(200);
    }
  }

  @Test
  void withoutAnExpiryATokenIsRefused() {
    Document claims = issuer.claims();
    claims.remove("exp");

    assertRefused(issuer.logIn(claims), "'exp' claim is required");
    assertRefused(issuer.logIn(claims.append("exp", "tomorrow")), "'exp' claim is required");
  }

  @Test
  void aTokenIsSomebodys() {
    String refusal = "'sub' claim must be a non-empty string";
    for (Object subject : Arrays.asList(null, "", 1, List.of("somebody"))) {
      assertRefused(issuer.logIn(issuer.claims().append("sub", subject)), refusal);
    }
    Document claims = issuer.claims();
    claims.remove("sub");
    assertRefused(issuer.logIn(claims), refusal);
  }

  @Test
  void withoutASettingTheAudienceIsTheApp() {
    String app = issuer.app().emulated().clientAppId();
    String refusal = "'" + app + "' not found in 'aud' claim";

    assertThat(issuer.logIn(issuer.claims().append("aud", List.of("x", app)))).isJson(200);
    for (Object audience : Arrays.asList("x", app + "x", List.of(), null, 1)) {
      assertRefused(issuer.logIn(issuer.claims().append("aud", audience)), refusal);
    }
    for (Object none : List.of("", List.of())) {
      issuer.configure(new Document("audience", none));
      assertThat(issuer.logIn(issuer.claims())).isJson(200);
      assertRefused(issuer.logIn(issuer.claims().append("aud", "x")), refusal);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a     | false | a   | 200",
        "a     | false | b   | 401",
        "a     | false | a b | 200",
        "a,b   | false | a b | 200",
        "a, b  | false | b a | 200",
        "a,b   | false | a   | 401",
        "a,b   | true  | a   | 200",
        "a,b   | true  | b c | 200",
        "a,b   | true  | c   | 401",
        "a     | false | A   | 401",
      })
  void theAudienceIsAllOfTheSettingOrAnyOfIt(
      String setting, boolean any, String audience, int status) {
    List<String> claim = List.of(audience.split(" "));
    for (Object form : List.of(setting, List.of(setting.split(", *")))) {
      issuer.configure(new Document("audience", form).append("requireAnyAudience", any));

      assertThat(issuer.logIn(issuer.claims().append("aud", claim))).hasStatus(status);
      if (claim.size() == 1) {
        assertThat(issuer.logIn(issuer.claims().append("aud", audience))).hasStatus(status);
      }
    }
    assertThat(issuer.logIn(issuer.claims())).as("the app is no longer enough").hasStatus(401);
  }
}
