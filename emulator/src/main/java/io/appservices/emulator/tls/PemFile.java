package io.appservices.emulator.tls;

import io.appservices.emulator.api.error.TlsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of keys and certificates in PEM (RFC 7468). */
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final String RSA_KEY = "RSA PRIVATE KEY";
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final byte[] RSA_ID = Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing());

  private final String name;
  private final List<Block> blocks;

  private record Block(String type, String content) {

    byte[] bytes() {
      return Base64.getMimeDecoder().decode(content);
    }
  }

  private PemFile(String name, List<Block> blocks) {
    this.name = name;
    this.blocks = blocks;
  }

  /**
   * Reads a file.
   *
   * @param what stands for the file in messages, with its path
   * @throws TlsException if it cannot be read
   */
  static PemFile read(String what, Path file) {
    String name = what + " " + file;
    try {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      List<Block> blocks = new ArrayList<>();
      Matcher matcher = BLOCK.matcher(text);
      while (matcher.find()) {
        blocks.add(new Block(matcher.group(1), matcher.group(2)));
      }
      return new PemFile(name, blocks);
    } catch (NoSuchFileException e) {
      throw new TlsException(name + ": there is no such file");
    } catch (IOException e) {
      throw new TlsException(name + ": cannot be read: " + reason(e));
    }
  }

  /** Returns the certificates, in their order; at least one. */
  List<X509Certificate> certificates() {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.type().equals(CERTIFICATE)) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new TlsException(name + ": a certificate in it is damaged");
    }
    if (certificates.isEmpty()) {
      throw new TlsException(
          name
              + ": has no certificate in PEM, a block that begins with -----BEGIN"
              + " CERTIFICATE-----");
    }
    return certificates;
  }

  /** Returns the first private key. */
  PrivateKey key() {
    for (Block block : blocks) {
      if (block.type().equals(KEY)) {
        return key(bytes(block));
      } else if (block.type().equals(RSA_KEY) && !block.content().contains("ENCRYPTED")) {
        return key(Der.sequence(Der.integer(BigInteger.ZERO), RSA_ID, Der.octets(bytes(block))));
      } else if (block.type().endsWith(KEY)) {
        throw new TlsException(
            name
                + ": its key is encrypted, or in a form other than PKCS #8; convert it with:"
                + " openssl pkcs8 -topk8 -nodes -in KEY -out NEW-KEY");
      }
    }
    throw new TlsException(
        name + ": has no private key in PEM, a block that begins with -----BEGIN PRIVATE KEY-----");
  }

  private byte[] bytes(Block block) {
    try {
      return block.bytes();
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  private PrivateKey key(byte[] encoded) {
    return ALGORITHMS.stream()
        .flatMap(algorithm -> key(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(this::damaged);
  }

  private static Optional<PrivateKey> key(String algorithm, byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private TlsException damaged() {
    return new TlsException(name + ": its private key is damaged, or neither EC, RSA nor EdDSA");
  }

  /** Returns a certificate in PEM. */
  static String write(X509Certificate certificate) throws GeneralSecurityException {
    return write(CERTIFICATE, certificate.getEncoded());
  }

  /** Returns a private key in PEM. */
  static String write(PrivateKey key) {
    return write(KEY, key.getEncoded());
  }

  private static String write(String type, byte[] content) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, encoder.encodeToString(content), type)
        .replace("\r", "");
  }

  /** Returns why a file could not be used. */
  static String reason(IOException failure) {
    return failure instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(failure.getMessage());
  }
}
