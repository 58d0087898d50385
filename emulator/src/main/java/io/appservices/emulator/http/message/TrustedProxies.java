package io.appservices.emulator.http.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;

/** The proxies that are believed when they say how they were called. */
public final class TrustedProxies {

  /** No proxy is believed. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<AddressRange> ranges;

  private TrustedProxies(List<AddressRange> ranges) {
    this.ranges = ranges;
  }

  /**
   * Returns those with these addresses.
   *
   * @param ranges addresses, and ranges such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException if one is neither
   */
  public static TrustedProxies of(Collection<String> ranges) {
    return new TrustedProxies(ranges.stream().map(AddressRange::parse).toList());
  }

  /** Returns whether a request comes from one of them. */
  boolean sent(HttpServletRequest request) {
    return !ranges.isEmpty()
        && ranges.stream().anyMatch(range -> range.contains(request.getRemoteAddr()));
  }
}
