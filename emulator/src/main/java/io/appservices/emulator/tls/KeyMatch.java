package io.appservices.emulator.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;

/** Checks that a private key is that of a certificate. */
final class KeyMatch {

  private static final byte[] SAMPLE = {1, 2, 3};

  private KeyMatch() {}

  static boolean of(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key));
    try {
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException e) {
      // Keys of two kinds.
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }
}
