package io.appservices.emulator.function.js.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in all forms, and what they sign and encrypt. */
class KeysAndSignaturesTest {

  private static final byte[] DATA = "data".getBytes(UTF_8);
  private static final int RSA_PRIVATE_HEADER = 26;
  private static final int RSA_PUBLIC_HEADER = 24;
  private static final KeyPair RSA = generate("RSA");
  private static final KeyPair EC = generate("EC");
  private static final KeyPair ED = generate("Ed25519");

  private static KeyPair generate(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else if (algorithm.equals("RSA")) {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rsaKeysAreReadInAllForms() {
    byte[] pkcs8 = RSA.getPrivate().getEncoded();
    byte[] x509 = RSA.getPublic().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, RSA_PRIVATE_HEADER, pkcs8.length);
    byte[] publicPkcs1 = Arrays.copyOfRange(x509, RSA_PUBLIC_HEADER, x509.length);

    assertThat(key("private", pkcs8)).isEqualTo(pkcs8);
    assertThat(key("private", pem("PRIVATE KEY", pkcs8))).isEqualTo(pkcs8);
    assertThat(key("private", pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(pkcs8);
    assertThat(key("public", x509)).isEqualTo(x509);
    assertThat(key("public", pem("PUBLIC KEY", x509))).isEqualTo(x509);
    assertThat(key("public", pem("RSA PUBLIC KEY", publicPkcs1))).isEqualTo(x509);
    assertThat(key("public", pkcs8)).isEqualTo(x509);
    assertThat(key("public", pem("PRIVATE KEY", pkcs8))).isEqualTo(x509);
  }

  @Test
  void anEcKeyOfSec1IsReadIfItNamesItsCurve() {
    byte[] secret = secret();
    String header = "30310201010420";
    byte[] named = bytes(header, secret, "a00a06082a8648ce3d030107");
    byte[] unnamed = bytes("30250201010420", secret, "");

    byte[] read = key("private", pem("EC PRIVATE KEY", named));

    assertThat(verify(settings("SHA-256"), EC, sign(settings("sha256"), read))).isTrue();
    for (byte[] bad : List.of(unnamed, Arrays.copyOf(named, 9), new byte[] {0x30, (byte) 0x82})) {
      assertThatThrownBy(() -> key("private", pem("EC PRIVATE KEY", bad)))
          .hasMessageContaining("does not name its curve");
    }
  }

  /** Its public key, which may stand before the curve, is longer than a short length can say. */
  @Test
  void theCurveIsFoundBehindALongElement() {
    byte[] sec1 =
        HexFormat.of()
            .parseHex(
                "3081dc0201010442"
                    + "11".repeat(66)
                    + "a18189"
                    + "22".repeat(137)
                    + "a00706052b81040023");

    String read = HexFormat.of().formatHex(Asn1.ofSec1(sec1));

    assertThat(read)
        .contains("301006072a8648ce3d020106052b81040023")
        .endsWith(HexFormat.of().formatHex(sec1));
  }

  @Test
  void aKeyIsDescribed() {
    assertThat(details("private", RSA.getPrivate().getEncoded())).contains("rsa", "2048");
    assertThat(details("public", RSA.getPublic().getEncoded())).contains("rsa", "2048");
    assertThat(details("private", EC.getPrivate().getEncoded())).contains("ec", "prime256v1");
    assertThat(details("public", ED.getPublic().getEncoded())).contains("ed25519");
  }

  @Test
  void whatIsNoKeyIsRefused() {
    byte[] ecPrivate = EC.getPrivate().getEncoded();

    assertThatThrownBy(() -> key("private", DATA)).hasMessageContaining("the key cannot be read");
    assertThatThrownBy(() -> key("public", DATA)).hasMessageContaining("the key cannot be read");
    assertThatThrownBy(() -> key("public", ecPrivate)).hasMessageContaining("RSA only");
    assertThatThrownBy(() -> key("private", pem("DSA PRIVATE KEY", ecPrivate)))
        .hasMessageContaining("'DSA PRIVATE KEY'");
    assertThatThrownBy(() -> key("public", pem("CERTIFICATE", DATA)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"sha256\", false, 0, false]",
        "[\"sha512\", true, -1, false]",
        "[\"sha256\", true, 20, false]",
        "[\"sha256\", true, -2, false]",
      })
  void rsaSignaturesAreVerified(String settings) {
    assertSigns(settings, RSA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"sha256\", false, 0, false]", "[\"sha384\", false, 0, true]"})
  void ecSignaturesAreVerified(String settings) {
    assertSigns(settings, EC);
  }

  @Test
  void edSignaturesAreVerified() {
    assertSigns(settings("sha256"), ED);
  }

  /** The longest salt is what Node takes by itself; its signature is that of the same length. */
  @Test
  void theLongestSaltFillsTheKey() {
    byte[] signature = sign("[\"sha256\", true, -2, false]", RSA.getPrivate().getEncoded());

    assertThat(verify("[\"sha256\", true, 222, false]", RSA, signature)).isTrue();
    assertThat(verify("[\"sha256\", true, 221, false]", RSA, signature)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"pkcs1", "sha1", "sha256"})
  void whatIsEncryptedForAKeyIsDecryptedByIt(String padding) {
    byte[] sealed = run("encrypt", padding, DATA, RSA.getPublic().getEncoded());

    assertThat(run("decrypt", padding, sealed, RSA.getPrivate().getEncoded())).isEqualTo(DATA);
  }

  @Test
  void withoutPaddingTheNumberIsEncryptedAsItIs() {
    byte[] sealed = run("encrypt", "none", DATA, RSA.getPublic().getEncoded());

    byte[] opened = run("decrypt", "none", sealed, RSA.getPrivate().getEncoded());

    assertThat(new BigInteger(1, opened)).isEqualTo(new BigInteger(1, DATA));
  }

  @Test
  void whatAnotherKeyEncryptedIsRefused() {
    assertThatThrownBy(() -> run("decrypt", "sha256", new byte[256], RSA.getPrivate().getEncoded()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertSigns(String settings, KeyPair pair) {
    byte[] signature = sign(settings, pair.getPrivate().getEncoded());
    byte[] other = signature.clone();
    other[other.length / 2] ^= 1;

    assertThat(verify(settings, pair, signature)).isTrue();
    assertThat(verify(settings, pair, other)).isFalse();
    assertThat(verify(settings, pair, new byte[1])).isFalse();
  }

  private static byte[] sign(String settings, byte[] key) {
    return run("sign", settings, DATA, key);
  }

  private static boolean verify(String settings, KeyPair pair, byte[] signature) {
    byte[] result = run("verify", settings, DATA, pair.getPublic().getEncoded(), signature);
    return Arrays.equals(result, new byte[] {1});
  }

  private static String settings(String digest) {
    return "[\"" + digest + "\", false, 0, false]";
  }

  private static byte[] secret() {
    byte[] number = ((ECPrivateKey) EC.getPrivate()).getS().toByteArray();
    byte[] secret = new byte[32];
    int length = Math.min(number.length, secret.length);
    System.arraycopy(number, number.length - length, secret, secret.length - length, length);
    return secret;
  }

  private static byte[] bytes(String before, byte[] middle, String after) {
    return HexFormat.of().parseHex(before + HexFormat.of().formatHex(middle) + after);
  }

  private static byte[] key(String type, byte[] given) {
    return run("key", type, given);
  }

  private static String details(String type, byte[] key) {
    return NodeOperations.text("keyDetails", type, Base64.getEncoder().encodeToString(key));
  }

  private static byte[] run(String operation, String settings, byte[]... input) {
    return NodeOperations.bytes(operation, settings, List.of(input));
  }

  private static byte[] pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return ("-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label))
        .getBytes(UTF_8);
  }
}
