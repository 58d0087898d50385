package io.appservices.emulator.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names and addresses that a server can be called by, as its certificate lists them. */
final class ServerNames {

  /** The names of every emulator; the last is the host in Android's emulator. */
  private static final Set<String> ALWAYS =
      Set.of("*.localhost", "127.0.0.1", "::1", "10.0.2.2", "host.docker.internal");

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** A name of the DNS, of which the first label may stand for any. */
  private static final Pattern DNS =
      Pattern.compile(
          "(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  private static final int LONGEST = 253;

  /** Where Linux tells its name, which needs no look-up. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private ServerNames() {}

  /**
   * Returns the names of a server. What no certificate can name is left out.
   *
   * @param listening the names and addresses that it listens on
   * @param called what else it is called; {@code *.name} stands for what is right below a name
   */
  static Set<String> of(Collection<String> listening, Collection<String> called) {
    Set<String> names = new LinkedHashSet<>();
    names.add("localhost");
    names.addAll(ALWAYS);
    called.forEach(name -> add(names, name));
    listening.forEach(name -> add(names, name));
    addHostName(names);
    if (listening.stream().anyMatch(ServerNames::isAnyAddress)) {
      addInterfaces(names);
    }
    return names;
  }

  /** Returns whether a name is an address; without brackets, if it is one of IPv6. */
  static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || IPV4.matcher(name).matches();
  }

  private static void add(Set<String> names, String name) {
    String normal = normal(name);
    InetAddress address = address(normal).orElse(null);
    if (address != null) {
      if (!address.isAnyLocalAddress()) {
        names.add(normal);
      }
    } else if (normal.length() <= LONGEST && DNS.matcher(normal).matches()) {
      names.add(normal);
      if (normal.startsWith("*.")) {
        names.add(normal.substring(2));
      }
    }
  }

  /** Returns a name without brackets, a zone and a dot at its end. */
  private static String normal(String name) {
    String bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    int zone = bare.indexOf('%');
    String text = (zone < 0 ? bare : bare.substring(0, zone)).toLowerCase(Locale.ROOT);
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns the address that a text is; empty if it is a name. Nothing is looked up. */
  private static Optional<InetAddress> address(String text) {
    try {
      return isAddress(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isAnyAddress(String name) {
    return address(normal(name)).filter(InetAddress::isAnyLocalAddress).isPresent();
  }

  private static void addHostName(Set<String> names) {
    try {
      add(names, Files.exists(HOST_NAME) ? Files.readString(HOST_NAME).strip() : lookedUp());
    } catch (IOException e) {
      // Then nobody can call it by that name either.
    }
  }

  private static String lookedUp() throws UnknownHostException {
    return InetAddress.getLocalHost().getHostName();
  }

  private static void addInterfaces(Set<String> names) {
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(address -> add(names, address.getHostAddress()));
    } catch (SocketException e) {
      // What was named is in it all the same.
    }
  }
}
