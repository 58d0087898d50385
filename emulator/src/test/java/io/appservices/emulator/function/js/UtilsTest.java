package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.failure;
import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtilsTest {

  @Test
  void hashesAndCodesAreThoseOfTheDocumentation() throws Exception {
    assertThat(run("exports = () => utils.crypto.hash('sha256', 'hello!').toBase64()"))
        .isEqualTo("zgYJL7lI2f+sfRo3bkBLJrdXW8wR7gWkYV/vT+w6MIs=");
    assertThat(
            run("exports = () => utils.crypto.hmac('hello!', 'super-secret', 'sha256', 'base64')"))
        .isEqualTo("SUXd6PRMaTXXgBGaGsIHzaDWgTSa6C3D44lRGrvRak0=");
    assertThat(run("exports = () => utils.crypto.hash('md5', BSON.Binary.fromHex('')).toHex()"))
        .isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
  }

  @Test
  void whatIsEncryptedCanBeDecrypted() throws Exception {
    assertThat(
            run(
                """
                exports = key => {
                  const secret = utils.crypto.encrypt('aes', 'MongoDB is great!', key);
                  return secret.toBase64().length + ' ' + utils.crypto.decrypt('aes', secret, key).text();
                }
                """,
                "603082712271C525E087BD999A4E0738"))
        .isEqualTo("60 MongoDB is great!");
  }

  @Test
  void aTokenIsSignedAndRead() throws Exception {
    String claims = "{ sub: '1', iat: 1565721223187 }";

    assertThat(
            run(
                "exports = () => utils.jwt.encode('HS256', "
                    + claims
                    + ", 's').split('.').length + ''"))
        .isEqualTo("3");
    assertThat(
            run(
                "exports = () => utils.jwt.decode(utils.jwt.encode('HS512', "
                    + claims
                    + ", 's', { kid: 'k' }), 's', true, ['HS512'])"))
        .isEqualTo(
            new Document(
                    "header", new Document("kid", "k").append("alg", "HS512").append("typ", "JWT"))
                .append("payload", new Document("sub", "1").append("iat", 1565721223187L)));
  }

  @Test
  void aTokenIsSignedWithAnRsaKey() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String secret = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    String open = pem("PUBLIC KEY", pair.getPublic().getEncoded());

    assertThat(
            run(
                "exports = (s, p) => utils.jwt.decode(utils.jwt.encode('RS256', { a: 'b' }, s),"
                    + " p).a",
                secret,
                open))
        .isEqualTo("b");
  }

  private static String pem(String kind, byte[] key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  @Test
  void aTokenOfAnotherKeyOrMethodIsRefused() {
    String token = "utils.jwt.encode('HS256', {}, 's')";

    assertThat(failure("exports = () => utils.jwt.decode(" + token + ", 'other')"))
        .hasMessage("Error: signature is invalid");
    assertThat(failure("exports = () => utils.jwt.decode(" + token + ", 's', false, ['HS512'])"))
        .hasMessage("Error: signing method HS256 is invalid");
    assertThat(failure("exports = () => utils.jwt.encode('PS256', {}, 's')"))
        .hasMessage("Error: the signing method PS256 is not emulated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.y.z", "eyJhbGciOiJIUzI1NiJ9.e30.*", "eyJhbGciOiJI.e30.z"})
  void whatIsNoTokenIsMalformed(String token) {
    assertThat(failure("exports = token => utils.jwt.decode(token, 's')", token))
        .hasMessage("Error: token is malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "HS1", "none"})
  void anUnknownSigningMethodIsRefused(String method) {
    assertThat(failure("exports = method => utils.jwt.encode(method, {}, 's')", method))
        .hasMessage("Error: unknown signing method '" + method + "'");
  }

  /** Keys of PKCS #1 are what is within those of PKCS #8 and X.509, behind their headers. */
  @Test
  void whatIsSignedIsVerified() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    byte[] secret = pair.getPrivate().getEncoded();
    byte[] open = pair.getPublic().getEncoded();
    String source =
        """
        exports = (secret, open) => ['pss', 'pkcs1v15', undefined].map(scheme => {
          const signature = utils.crypto.sign('rsa', 'mëssage', secret, scheme);
          return [signature instanceof BSON.Binary,
            utils.crypto.verify('rsa', 'mëssage', open, signature, scheme),
            utils.crypto.verify('rsa', 'message', open, signature, scheme),
            utils.crypto.verify('rsa', 'mëssage', open, signature, scheme === 'pkcs1v15' ? 'pss' : 'pkcs1v15'),
            utils.crypto.verify('rsa', 'mëssage', open, BSON.Binary.fromHex('00'), scheme)].join();
        }).join(' ')
        """;

    assertThat(
            run(
                source,
                pem("RSA PRIVATE KEY", Arrays.copyOfRange(secret, 26, secret.length)),
                pem("RSA PUBLIC KEY", Arrays.copyOfRange(open, 24, open.length))))
        .isEqualTo(
            "true,true,false,false,false true,true,false,false,false true,true,false,false,false");
    assertThat(run(source, pem("PRIVATE KEY", secret), pem("PUBLIC KEY", open)))
        .asString()
        .startsWith("true,true,false");
  }

  @Test
  void anotherKindOfSignatureIsRefused() {
    assertThat(failure("exports = () => utils.crypto.sign('dsa', 'm', 'k')"))
        .hasMessage("Error: unknown encryption type 'dsa': use 'rsa'");
    assertThat(failure("exports = () => utils.crypto.sign('rsa', 'm', 'k', 'oaep')"))
        .hasMessage("Error: unknown signature scheme 'oaep': use 'pss' or 'pkcs1v15'");
    assertThat(failure("exports = () => utils.crypto.sign('rsa', 'm', 'k')"))
        .hasMessageStartingWith("Error: ");
  }
}
