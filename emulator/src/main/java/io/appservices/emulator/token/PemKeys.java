package io.appservices.emulator.token;

import com.nimbusds.jose.util.X509CertUtils;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Public RSA keys in PEM: {@code PUBLIC KEY} or {@code CERTIFICATE}. With what the JDK has, because
 * nimbus reads PEM only with the help of Bouncy Castle.
 */
final class PemKeys {

  private static final Pattern PUBLIC_KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

  private PemKeys() {}

  /**
   * Returns the key in a text.
   *
   * @throws GeneralSecurityException if there is none, or none of RSA
   * @throws IllegalArgumentException if it is not in Base64
   */
  static RSAPublicKey parse(String pem) throws GeneralSecurityException {
    X509Certificate certificate = X509CertUtils.parse(pem);
    if (certificate != null && certificate.getPublicKey() instanceof RSAPublicKey key) {
      return key;
    }
    Matcher block = PUBLIC_KEY.matcher(pem);
    if (!block.find()) {
      throw new GeneralSecurityException("no public key in PEM");
    }
    byte[] der = Base64.getMimeDecoder().decode(block.group(1).strip());
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
  }
}
