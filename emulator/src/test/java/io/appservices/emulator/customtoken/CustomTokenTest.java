package io.appservices.emulator.customtoken;

import static io.appservices.emulator.customtoken.Issuer.RSA;
import static io.appservices.emulator.customtoken.Issuer.SECRET;
import static io.appservices.emulator.customtoken.Issuer.assertRefused;
import static io.appservices.emulator.customtoken.Issuer.hs256;
import static io.appservices.emulator.customtoken.Issuer.pem;
import static io.appservices.emulator.customtoken.Issuer.rs256;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Jwt;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signed a token, and whose it is. */
class CustomTokenTest {

  private static final String OTHER = "another secret of more than 32 characters";

  @AutoClose
  private static final AppServicesEmulator EMULATOR =
      AppServicesEmulator.start(
          EmulatorConfig.builder().behaviour(b -> b.authErrors(AuthErrors.DETAILED)).build());

  private final Issuer issuer = Issuer.on(EMULATOR);

  @Test
  void theSubjectIsTheIdentityAndTheSameSubjectTheSameUser() {
    issuer.trusting("HS256", SECRET);
    Tokens user = issuer.logIn(issuer.claims()).tokens();

    Document profile = issuer.app().client().profile(user.accessToken()).document();
    assertThat(profile.getList("identities", Document.class).get(0))
        .containsEntry("id", "somebody")
        .containsEntry("provider_type", "custom-token")
        .containsEntry("provider_data", new Document());
    assertThat(profile).containsEntry("type", "normal").containsEntry("data", new Document());
    assertThat(issuer.logIn(issuer.claims()).tokens().userId()).isEqualTo(user.userId());
    assertThat(issuer.logIn(issuer.claims().append("sub", "Somebody")).tokens().userId())
        .isNotEqualTo(user.userId());
  }

  @Test
  void anyOfTheSecretsMayHaveSignedSoThatTheyCanBeRotated() {
    String third = "a third secret of more than 32 characters";
    issuer.trusting("HS256", SECRET, OTHER, third);

    for (String secret : List.of(SECRET, OTHER, third)) {
      assertThat(issuer.logIn(hs256(secret, issuer.claims()))).isJson(200);
    }
    assertRefused(issuer.logIn(hs256(SECRET + "x", issuer.claims())), "signature is invalid");
  }

  @Test
  void theOldestProvidersHaveTheirKeyInTheirConfigurationWhereNobodySeesIt() {
    Document config = new Document("signingKey", SECRET).append("audience", "");
    issuer.app().admin().addProvider("custom-token", new Document("config", config));

    Tokens user = issuer.logIn(issuer.claims()).tokens();
    assertRefused(issuer.logIn(hs256(OTHER, issuer.claims())), "signature is invalid");
    String path = issuer.app().admin().provider("custom-token");
    assertThat(issuer.app().admin().onApp("GET", path, null).document())
        .containsEntry("config", new Document("audience", ""));

    issuer.configure(new Document("useJWKURI", false));
    assertThat(issuer.logIn(issuer.claims()).tokens().userId()).isEqualTo(user.userId());
  }

  @Test
  void aSecretThatChangesCountsFromTheNextLoginOn() {
    issuer.trusting("HS256", SECRET);
    Tokens user = issuer.logIn(issuer.claims()).tokens();
    var secrets = issuer.app().admin().onApp("GET", "/secrets", null).documents();
    String path = "/secrets/" + secrets.get(0).get("_id");
    var changed = Map.of("name", "key0", "value", OTHER);
    assertThat(issuer.app().admin().onApp("PUT", path, changed)).isEmpty(204);

    assertRefused(issuer.logIn(issuer.claims()), "signature is invalid");
    assertThat(issuer.logIn(hs256(OTHER, issuer.claims())).tokens().userId())
        .isEqualTo(user.userId());
    assertThat(issuer.app().client().refresh(user.refreshToken())).isJson(201);
    assertThat(issuer.app().admin().onApp("DELETE", path, null)).isEmpty(204);
    assertRefused(issuer.logIn(hs256(OTHER, issuer.claims())), "signature is invalid");
  }

  @Test
  void aSecretThatCannotBeUsedDoesNotStandInTheWayOfOneThatCan() {
    issuer.trusting("HS256", "too short", SECRET);

    assertThat(issuer.logIn(issuer.claims())).isJson(200);
  }

  @Test
  void rs256TokensAreCheckedWithPublicKeysInPem() {
    issuer.trusting("RS256", pem(Issuer.rsa("other")), pem(RSA));

    assertThat(issuer.logIn(rs256(RSA, issuer.claims()))).isJson(200);
    assertThat(issuer.logIn(rs256(RSA, null, issuer.claims()))).as("no kid").isJson(200);
    assertRefused(
        issuer.logIn(rs256(Issuer.rsa("first"), issuer.claims())), "signature is invalid");
  }

  @Test
  void aPublicKeyThatIsNoneIsNoServerError() {
    issuer.trusting("RS256", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");

    assertThat(issuer.logIn(rs256(RSA, issuer.claims()))).isRefusedWithCode(401, "AuthError");
  }

  @Test
  void thePublicKeyIsNoSecretToSignWith() {
    issuer.trusting("RS256", pem(RSA));

    assertRefused(
        issuer.logIn(hs256(pem(RSA), issuer.claims())), "signing method HS256 is invalid");
    assertRefused(
        issuer.logIn(hs256(pem(RSA).strip(), issuer.claims())), "signing method HS256 is invalid");
  }

  @Test
  void whoWantsSecretsTakesNoOtherAlgorithm() {
    issuer.trusting("HS256", SECRET);
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);

    assertRefused(issuer.logIn(rs256(RSA, issuer.claims())), "signing method RS256 is invalid");
    for (String algorithm : List.of("none", "None", "HS512", "hs256")) {
      Jwt token = new Jwt(new Document("alg", algorithm), issuer.claims(), "");
      assertThat(issuer.logIn(token.compact())).isRefusedWithCode(401, "AuthError");
      assertThat(issuer.logIn(token.signedWith(secret))).isRefusedWithCode(401, "AuthError");
    }
    assertThat(issuer.app().admin().countUsers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "..", "a.b.c", "{}.{}.{}", "e30.e30.", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA"})
  void garbageIsRefused(String garbage) {
    issuer.trusting("HS256", SECRET);

    assertThat(issuer.logIn(garbage)).isRefusedWithCode(401, "AuthError");
    assertThat(issuer.app().admin().countUsers()).isZero();
  }

  @Test
  void aTokenMayBeLongButNotEndless() {
    issuer.trusting("HS256", SECRET);

    assertThat(issuer.logIn(issuer.claims().append("x", "x".repeat(700_000)))).isJson(200);
    assertRefused(
        issuer.logIn(issuer.claims().append("x", "x".repeat(760_000))),
        "token is longer than 1000000 characters");
  }

  @Test
  void aTokenHasToBeSent() {
    issuer.trusting("HS256", SECRET);

    assertThat(issuer.app().client().logInWith("custom-token", Map.of()))
        .isRefused(400, "MissingParameter", "missing required parameter: 'token'");
    assertThat(issuer.app().client().logInWith("custom-token", Map.of("token", 1)))
        .isRefused(400, "BadRequest", "'token' must be a string");
  }

  @Test
  void aTokenLinksItsSubject() {
    issuer.trusting("HS256", SECRET);
    Tokens user = issuer.app().client().signUp("a@b.c", "password");
    Map<String, String> token = Map.of("token", hs256(SECRET, issuer.claims()));

    assertThat(issuer.app().client().link(user.accessToken(), "custom-token", token)).isJson(200);

    assertThat(issuer.logIn(issuer.claims()).tokens().userId()).isEqualTo(user.userId());
  }
}
