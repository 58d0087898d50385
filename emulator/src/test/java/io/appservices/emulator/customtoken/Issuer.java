package io.appservices.emulator.customtoken;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.TestApp;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;

/** An app that takes custom tokens, and who signs them. */
record Issuer(TestApp app) {

  static final String SECRET = "0123456789abcdef0123456789abcdef";

  /** Made once: it takes a while. */
  static final RSAKey RSA = rsa("first");

  static Issuer on(AppServicesEmulator emulator) {
    return new Issuer(TestApp.on(emulator));
  }

  static RSAKey rsa(String keyId) {
    try {
      return new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a developer pastes it into a secret. */
  static String pem(RSAKey key) {
    try {
      byte[] der = key.toRSAPublicKey().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
          + "\n-----END PUBLIC KEY-----\n";
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stores secrets, named by their place, and makes the provider look at all of them. */
  Issuer trusting(String algorithm, String... secrets) {
    for (int i = 0; i < secrets.length; i++) {
      Document secret = new Document("name", "key" + i).append("value", secrets[i]);
      ResponseAssert.assertThat(app.admin().onApp("POST", "/secrets", secret)).isJson(201);
    }
    List<String> names = IntStream.range(0, secrets.length).mapToObj(i -> "key" + i).toList();
    Document config = new Document("signingAlgorithm", algorithm).append("useJWKURI", false);
    Document settings =
        new Document("config", config).append("secret_config", new Document("signingKeys", names));
    app.admin().addProvider("custom-token", settings);
    return this;
  }

  Issuer configure(Document config) {
    app.admin().configure("custom-token", config);
    return this;
  }

  Issuer mapping(Document... fields) {
    Document change = new Document("metadata_fields", List.of(fields));
    Response changed = app.admin().onApp("PATCH", app.admin().provider("custom-token"), change);
    ResponseAssert.assertThat(changed).isEmpty(204);
    return this;
  }

  /** What a good token says; good for a minute. */
  Document claims() {
    return new Document("sub", "somebody")
        .append("aud", app.emulated().clientAppId())
        .append("exp", app.emulator().clock().seconds() + 60);
  }

  Response logIn(String token) {
    return app.client().logInWith("custom-token", Map.of("token", token));
  }

  /** Logs in with claims that are signed with the secret. */
  Response logIn(Document claims) {
    return logIn(hs256(SECRET, claims));
  }

  static String hs256(String secret, Document claims) {
    try {
      return sign(new MACSigner(secret), JWSAlgorithm.HS256, null, claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String rs256(RSAKey key, Document claims) {
    return rs256(key, key.getKeyID(), claims);
  }

  static String rs256(RSAKey key, String keyId, Document claims) {
    try {
      return sign(new RSASSASigner(key), JWSAlgorithm.RS256, keyId, claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(
      JWSSigner signer, JWSAlgorithm algorithm, String keyId, Document claims)
      throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(algorithm).keyID(keyId).build();
    JWSObject token = new JWSObject(header, new Payload(new String(Ejson.relaxed(claims), UTF_8)));
    token.sign(signer);
    return token.serialize();
  }

  /** Refused as every token is that the app does not like; the reason is not told. */
  static void assertRefused(Response response) {
    ResponseAssert.assertThat(response).isRefused(401, "AuthError", "unauthorized");
  }

  /** Refused by an emulator that tells the reason. */
  static void assertRefused(Response response, String reason) {
    ResponseAssert.assertThat(response)
        .isRefused(401, "AuthError", "invalid custom auth token: " + reason);
  }
}
