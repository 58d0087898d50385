package io.appservices.emulator.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * Issues certificates to the emulator's own server (RFC 5280), as the JDK has no public way to.
 * Keys are of the curve P-256, signatures ECDSA with SHA-256. Immutable.
 */
final class CertificateAuthority {

  /** The validity of an authority. */
  static final Duration VALIDITY = Duration.ofDays(3650);

  /** The validity of a server's certificate: what iOS and browsers take at most is 398 days. */
  static final Duration SERVER_VALIDITY = Duration.ofDays(397);

  /** Clocks of clients may be slow. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final String SIGNATURE = "SHA256withECDSA";
  private static final byte[] SIGNATURE_ID = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";
  private static final BigInteger VERSION_3 = BigInteger.TWO;
  private static final int SERIAL_BITS = 126;

  private final PrivateKey key;
  private final X509Certificate certificate;

  CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** Makes a new one, with a name that tells it from others in a list of trusted ones. */
  static CertificateAuthority create(SecureRandom random, Instant now)
      throws GeneralSecurityException {
    KeyPair keys = keys(random);
    String name = "App Services emulator CA " + hex(keyId(keys.getPublic())).substring(0, 8);
    byte[] named = name(name);
    byte[] content =
        content(
            random,
            named,
            named,
            new Period(now.minus(BACKDATED), now.plus(VALIDITY)),
            keys.getPublic(),
            Extensions.ofAuthority(keyId(keys.getPublic())));
    return new CertificateAuthority(keys.getPrivate(), sign(content, keys.getPrivate(), random));
  }

  X509Certificate certificate() {
    return certificate;
  }

  PrivateKey key() {
    return key;
  }

  /**
   * Issues a certificate with a new key.
   *
   * @param names the names and addresses that the server is called by; the first is also its common
   *     name
   */
  ServerIdentity issue(Collection<String> names, SecureRandom random, Instant now)
      throws GeneralSecurityException {
    KeyPair keys = keys(random);
    byte[] content =
        content(
            random,
            certificate.getSubjectX500Principal().getEncoded(),
            name(names.iterator().next()),
            new Period(now.minus(BACKDATED), now.plus(SERVER_VALIDITY)),
            keys.getPublic(),
            Extensions.ofServer(names, keyId(keys.getPublic()), keyId(certificate.getPublicKey())));
    return new ServerIdentity(keys.getPrivate(), List.of(sign(content, key, random), certificate));
  }

  private record Period(Instant from, Instant until) {}

  private static byte[] content(
      SecureRandom random,
      byte[] issuer,
      byte[] subject,
      Period validity,
      PublicKey key,
      List<byte[]> extensions) {
    return Der.sequence(
        Der.within(0, Der.integer(VERSION_3)),
        Der.integer(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS)),
        SIGNATURE_ID,
        issuer,
        Der.sequence(Der.time(validity.from), Der.time(validity.until)),
        subject,
        key.getEncoded(),
        Der.within(3, Der.sequence(extensions)));
  }

  private static X509Certificate sign(byte[] content, PrivateKey key, SecureRandom random)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SIGNATURE);
    signature.initSign(key, random);
    signature.update(content);
    byte[] signed = Der.sequence(content, SIGNATURE_ID, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signed));
  }

  private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static byte[] name(String commonName) {
    return Der.sequence(
        attribute(ORGANIZATION, "App Services emulator"), attribute(COMMON_NAME, commonName));
  }

  private static byte[] attribute(String type, String value) {
    return Der.set(Der.sequence(Der.oid(type), Der.utf8(value)));
  }

  /** Returns what tells a key from others; by which bytes is left to the issuer. */
  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, 20);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
