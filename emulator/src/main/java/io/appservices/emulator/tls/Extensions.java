package io.appservices.emulator.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The extensions of certificates (RFC 5280, section 4.2), each encoded. */
final class Extensions {

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private static final byte[] DIGITAL_SIGNATURE = Der.bits(new byte[] {(byte) 0x80}, 7);
  private static final byte[] SIGNS_CERTIFICATES = Der.bits(new byte[] {0x06}, 1);

  private Extensions() {}

  /** Returns those of an authority, which issues to servers and to no other authority. */
  static List<byte[]> ofAuthority(byte[] keyId) {
    return List.of(
        critical(
            BASIC_CONSTRAINTS, Der.sequence(Der.bool(true), Der.integer(BigInteger.valueOf(0)))),
        critical(KEY_USAGE, SIGNS_CERTIFICATES),
        extension(SUBJECT_KEY_IDENTIFIER, Der.octets(keyId)));
  }

  /**
   * Returns those of a server.
   *
   * @param names the names and addresses it is called by
   */
  static List<byte[]> ofServer(Collection<String> names, byte[] keyId, byte[] issuerKeyId) {
    return List.of(
        critical(BASIC_CONSTRAINTS, Der.sequence()),
        critical(KEY_USAGE, DIGITAL_SIGNATURE),
        extension(EXTENDED_KEY_USAGE, Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
        extension(SUBJECT_KEY_IDENTIFIER, Der.octets(keyId)),
        extension(AUTHORITY_KEY_IDENTIFIER, Der.sequence(Der.tagged(0, issuerKeyId))),
        extension(
            SUBJECT_ALTERNATIVE_NAME,
            Der.sequence(names.stream().map(Extensions::generalName).toList())));
  }

  private static byte[] generalName(String name) {
    return ServerNames.isAddress(name)
        ? Der.tagged(IP_ADDRESS, address(name))
        : Der.tagged(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + literal, e);
    }
  }

  private static byte[] critical(String id, byte[] value) {
    return Der.sequence(Der.oid(id), Der.bool(true), Der.octets(value));
  }

  private static byte[] extension(String id, byte[] value) {
    return Der.sequence(Der.oid(id), Der.octets(value));
  }
}
