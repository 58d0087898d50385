package io.appservices.emulator.function.js.host;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** As much of ASN.1 as it takes to wrap keys of PKCS#1 and SEC 1 into the forms that Java reads. */
final class Asn1 {

  /** The algorithm of RSA keys, as PKCS#8 and X.509 name it. */
  static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  private static final byte[] EC_OID = HexFormat.of().parseHex("06072a8648ce3d0201");
  private static final byte[] VERSION = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int BITS = 3;
  private static final int PARAMETERS = 0xa0;

  private Asn1() {}

  static byte[] privateKeyInfo(byte[] algorithm, byte[] key) {
    return tagged(SEQUENCE, VERSION, algorithm, tagged(OCTETS, key));
  }

  static byte[] publicKeyInfo(byte[] rsaKey) {
    return tagged(SEQUENCE, RSA_ALGORITHM, tagged(BITS, new byte[1], rsaKey));
  }

  /** Returns a key of SEC 1, which has to name its curve, as PKCS#8. */
  static byte[] ofSec1(byte[] key) {
    try {
      int at = content(key, 0);
      while (at < key.length) {
        int start = content(key, at);
        int end = start + length(key, at);
        if ((key[at] & 0xff) == PARAMETERS) {
          byte[] curve = Arrays.copyOfRange(key, start, end);
          return privateKeyInfo(tagged(SEQUENCE, EC_OID, curve), key);
        }
        at = end;
      }
    } catch (IndexOutOfBoundsException e) {
      // Said below.
    }
    throw new IllegalArgumentException("the EC key does not name its curve");
  }

  /** Returns where the content of the element at a place begins. */
  private static int content(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return first < 0x80 ? at + 2 : at + 2 + (first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(content::writeBytes);
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.size() < 0x80) {
      element.write(content.size());
    } else {
      element.write(0x82);
      element.write(content.size() >> 8);
      element.write(content.size());
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
