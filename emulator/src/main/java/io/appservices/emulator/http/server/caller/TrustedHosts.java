package io.appservices.emulator.http.server.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names and addresses in {@code Host} that cannot have come about by DNS rebinding, where a
 * name of an attacker's leads to this machine (docs/adr/0003).
 */
final class TrustedHosts {

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** Top-level domains that nobody can have a name below in the public DNS (RFC 6761, 6762). */
  private static final List<String> NEVER_PUBLIC =
      List.of(".localhost", ".local", ".internal", ".test", ".home.arpa");

  private final Set<String> names = new HashSet<>();
  private final Set<String> suffixes = new HashSet<>();
  private final Set<InetAddress> addresses = new HashSet<>();
  private final boolean beyondLoopback;

  /**
   * Makes the hosts of a server.
   *
   * @param bound the names and addresses that it listens on
   * @param allowed more names and addresses; {@code *.name} stands for everything below a name
   */
  TrustedHosts(Collection<String> bound, Collection<String> allowed) {
    allowed.stream().map(TrustedHosts::normal).forEach(this::add);
    List<InetAddress> resolved =
        bound.stream().map(TrustedHosts::resolve).flatMap(List::stream).toList();
    // All interfaces are no address to call.
    resolved.stream().filter(address -> !address.isAnyLocalAddress()).forEach(addresses::add);
    bound.stream()
        .filter(name -> literal(name) == null)
        .map(TrustedHosts::normal)
        .forEach(this::add);
    beyondLoopback = resolved.stream().anyMatch(address -> !address.isLoopbackAddress());
  }

  /**
   * Returns whether requests may name this host.
   *
   * @param host without port, IPv6 addresses in brackets
   */
  boolean contains(String host) {
    String name = normal(host);
    InetAddress address = literal(name);
    if (address != null) {
      return address.isLoopbackAddress()
          || addresses.contains(address)
          // No name leads to an address in a URL: there is nothing to rebind.
          || beyondLoopback && !address.isAnyLocalAddress();
    }
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || names.contains(name)
        || suffixes.stream().anyMatch(name::endsWith)
        || beyondLoopback && isNeverPublic(name);
  }

  private void add(String name) {
    InetAddress address = literal(name);
    if (address != null) {
      addresses.add(address);
    } else if (name.startsWith("*.")) {
      suffixes.add(name.substring(1));
    } else {
      names.add(name);
    }
  }

  /**
   * Returns whether the name cannot be public, such as that of a service in a network of
   * containers.
   */
  private static boolean isNeverPublic(String name) {
    return name.indexOf('.') < 0 || NEVER_PUBLIC.stream().anyMatch(name::endsWith);
  }

  private static String normal(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static List<InetAddress> resolve(String bound) {
    try {
      return List.of(InetAddress.getAllByName(bound));
    } catch (UnknownHostException e) {
      // Listening there says so.
      return List.of();
    }
  }

  /** Returns the address that a text is; {@code null} if it is a name. Nothing is looked up. */
  private static @Nullable InetAddress literal(String text) {
    if (text.indexOf(':') < 0 && !IPV4.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
