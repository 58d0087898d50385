package io.appservices.emulator.http.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * All addresses of one family that begin with the same bits; one address, if they are all of it.
 */
public final class AddressRange {

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

  private final byte[] first;
  private final int bits;

  private AddressRange(byte[] first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /**
   * Reads {@code address} or {@code address/bits}, IPv6 addresses without brackets. Nothing is
   * looked up.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    int most = address.length * Byte.SIZE;
    String length = slash < 0 ? String.valueOf(most) : text.substring(slash + 1);
    if (!BITS.matcher(length).matches() || Integer.parseInt(length) > most) {
      throw new IllegalArgumentException(text);
    }
    return new AddressRange(address, Integer.parseInt(length));
  }

  /**
   * Returns a range that can be read.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String check(String text) {
    parse(text);
    return text;
  }

  /** Returns whether an address belongs to it, given as a socket tells it. */
  boolean contains(String address) {
    int zone = address.indexOf('%');
    byte[] other = address(zone < 0 ? address : address.substring(0, zone));
    if (other.length != first.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((other[bit / Byte.SIZE] ^ first[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      // IPv4 in the form of IPv6 comes out as IPv4.
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
