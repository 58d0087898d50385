package io.appservices.emulator.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/**
 * The addresses that {@code localhost} may stand for. Some clients try the first that they find and
 * no other, and which that is depends on the machine.
 */
final class LoopbackHosts {

  private static final String IPV4 = "127.0.0.1";
  private static final String IPV6 = "::1";

  private LoopbackHosts() {}

  /**
   * Returns the loopback addresses of IPv4 and IPv6, or only that of IPv4 on a machine without
   * IPv6.
   */
  static List<String> find() {
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(IPV6), 0));
      return List.of(IPV4, IPV6);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return List.of(IPV4);
    }
  }
}
