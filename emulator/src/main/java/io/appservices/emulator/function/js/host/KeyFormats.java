package io.appservices.emulator.function.js.host;

import io.appservices.emulator.ejson.Ejson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/** Keys in the forms that Node reads them in: PEM and DER, of PKCS#8, PKCS#1, SEC 1 and X.509. */
final class KeyFormats {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private static final Map<Integer, String> CURVES =
      Map.of(256, "prime256v1", 384, "secp384r1", 521, "secp521r1");

  private KeyFormats() {}

  /**
   * Returns a key as DER, of PKCS#8 or X.509; {@code type} is {@code private} or {@code public}.
   */
  static byte[] key(String type, byte[] given) throws GeneralSecurityException {
    Key key = type.equals("private") ? readPrivate(given) : readPublic(given);
    return key.getEncoded();
  }

  static PrivateKey privateKey(byte[] der) throws GeneralSecurityException {
    return (PrivateKey) ofAnyAlgorithm(new PKCS8EncodedKeySpec(der), true);
  }

  static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
    return (PublicKey) ofAnyAlgorithm(new X509EncodedKeySpec(der), false);
  }

  static String details(String type, byte[] der) throws GeneralSecurityException {
    Key key = type.equals("private") ? privateKey(der) : publicKey(der);
    Document details = new Document();
    if (key instanceof RSAKey rsa) {
      details.append("type", "rsa").append("size", rsa.getModulus().bitLength());
    } else if (key instanceof ECKey ec) {
      int bits = ec.getParams().getCurve().getField().getFieldSize();
      details.append("type", "ec").append("curve", CURVES.getOrDefault(bits, "unknown"));
    } else {
      details.append("type", "ed25519");
    }
    return Ejson.relaxedText(details);
  }

  private static PrivateKey readPrivate(byte[] given) throws GeneralSecurityException {
    Matcher pem = pem(given);
    if (!pem.find()) {
      return privateKey(given);
    }
    byte[] der = der(pem);
    return switch (pem.group(1)) {
      case "RSA PRIVATE KEY" -> privateKey(Asn1.privateKeyInfo(Asn1.RSA_ALGORITHM, der));
      case "EC PRIVATE KEY" -> privateKey(Asn1.ofSec1(der));
      case "PRIVATE KEY" -> privateKey(der);
      default -> throw unsupported(pem.group(1));
    };
  }

  private static PublicKey readPublic(byte[] given) throws GeneralSecurityException {
    Matcher pem = pem(given);
    if (!pem.find()) {
      return publicOrDerived(given);
    }
    byte[] der = der(pem);
    return switch (pem.group(1)) {
      case "PUBLIC KEY" -> publicKey(der);
      case "RSA PUBLIC KEY" -> publicKey(Asn1.publicKeyInfo(der));
      case "CERTIFICATE" ->
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey();
      default -> derived(readPrivate(given));
    };
  }

  private static PublicKey publicOrDerived(byte[] der) throws GeneralSecurityException {
    try {
      return publicKey(der);
    } catch (IllegalArgumentException e) {
      return derived(privateKey(der));
    }
  }

  private static PublicKey derived(PrivateKey key) throws GeneralSecurityException {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    }
    throw new IllegalArgumentException("a public key of a private one is emulated for RSA only");
  }

  private static Key ofAnyAlgorithm(KeySpec spec, boolean isPrivate)
      throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        KeyFactory factory = KeyFactory.getInstance(algorithm);
        return isPrivate ? factory.generatePrivate(spec) : factory.generatePublic(spec);
      } catch (InvalidKeySpecException e) {
        // One of another algorithm, perhaps.
      }
    }
    throw new IllegalArgumentException("the key cannot be read: PEM or DER of RSA, EC or Ed25519");
  }

  private static Matcher pem(byte[] given) {
    return PEM.matcher(new String(given, StandardCharsets.ISO_8859_1));
  }

  private static byte[] der(Matcher pem) {
    return Base64.getMimeDecoder().decode(pem.group(2));
  }

  private static IllegalArgumentException unsupported(String label) {
    return new IllegalArgumentException("keys of the form '" + label + "' are not emulated");
  }
}
