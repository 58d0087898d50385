package io.appservices.emulator.function.js.host;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;

/**
 * Signatures by RSA, ECDSA and EdDSA. The settings are {@code [digest, is it RSA-PSS, length of the
 * salt, is ECDSA in the form of IEEE P1363]}.
 */
final class NodeSignatures {

  private static final int SALT_AS_DIGEST = -1;

  private NodeSignatures() {}

  static byte[] sign(List<?> settings, byte[] data, byte[] key) throws GeneralSecurityException {
    PrivateKey privateKey = KeyFormats.privateKey(key);
    Signature signature = signature(settings, privateKey);
    signature.initSign(privateKey);
    signature.update(data);
    return signature.sign();
  }

  /** Returns one byte, 1 if the signature is right; the input is data, key and signature. */
  static byte[] verify(List<?> settings, List<byte[]> input) throws GeneralSecurityException {
    PublicKey publicKey = KeyFormats.publicKey(input.get(1));
    Signature signature = signature(settings, publicKey);
    signature.initVerify(publicKey);
    signature.update(input.get(0));
    try {
      return new byte[] {(byte) (signature.verify(input.get(2)) ? 1 : 0)};
    } catch (SignatureException e) {
      return new byte[] {0};
    }
  }

  private static Signature signature(List<?> settings, Key key) throws GeneralSecurityException {
    if (key.getAlgorithm().equals("EdDSA")) {
      return Signature.getInstance("EdDSA");
    }
    String digest = NodeDigests.javaName((String) settings.get(0));
    String plain = digest.replace("SHA-", "SHA");
    if (!(key instanceof RSAKey rsa)) {
      boolean p1363 = Boolean.TRUE.equals(settings.get(3));
      return Signature.getInstance(plain + "withECDSA" + (p1363 ? "inP1363Format" : ""));
    }
    if (!Boolean.TRUE.equals(settings.get(1))) {
      return Signature.getInstance(plain + "withRSA");
    }
    Signature pss = Signature.getInstance("RSASSA-PSS");
    int salt = salt(((Number) settings.get(2)).intValue(), digest, rsa);
    pss.setParameter(
        new PSSParameterSpec(
            digest,
            "MGF1",
            new MGF1ParameterSpec(digest),
            salt,
            PSSParameterSpec.DEFAULT.getTrailerField()));
    return pss;
  }

  /** Returns the length of the salt; below -1 is the longest, which Node calls AUTO, too. */
  private static int salt(int asked, String digest, RSAKey key) throws GeneralSecurityException {
    int digestLength = MessageDigest.getInstance(digest).getDigestLength();
    if (asked == SALT_AS_DIGEST) {
      return digestLength;
    }
    int bytes = (key.getModulus().bitLength() + 6) / 8;
    return asked >= 0 ? asked : bytes - digestLength - 2;
  }
}
