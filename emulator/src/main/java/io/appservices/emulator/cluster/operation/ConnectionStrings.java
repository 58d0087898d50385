package io.appservices.emulator.cluster.operation;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the URIs of clusters before anything connects to them; nothing is looked up for that. */
public final class ConnectionStrings {

  private static final String SRV = "mongodb+srv://";
  private static final Pattern URI =
      Pattern.compile("(mongodb(?:\\+srv)?://)(?:[^/?]*@)?([^/?]*).*");
  private static final Pattern PORT = Pattern.compile(".*[^:]:([^:\\]]*)");
  private static final int HIGHEST_PORT = 65_535;

  private ConnectionStrings() {}

  /**
   * Returns what is wrong with a URI, in words that show neither the URI nor a part of it that may
   * be secret; empty if a driver can use it.
   */
  public static Optional<String> problem(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      return Optional.of("the URI has to begin with mongodb:// or mongodb+srv://");
    }
    boolean srv = parts.group(1).equals(SRV);
    for (String host : parts.group(2).split(",", -1)) {
      Optional<String> problem = hostProblem(host, srv);
      if (problem.isPresent()) {
        return problem;
      }
    }
    if (srv && parts.group(2).indexOf(',') >= 0) {
      return Optional.of("a mongodb+srv:// URI has one host");
    }
    return driverProblem(uri);
  }

  private static Optional<String> hostProblem(String host, boolean srv) {
    Matcher port = PORT.matcher(host);
    boolean hasPort = port.matches();
    if (host.isBlank() || host.startsWith(":")) {
      return Optional.of("the URI has no host, or an empty one");
    }
    if (!hasPort) {
      return Optional.empty();
    }
    if (srv) {
      return Optional.of("a mongodb+srv:// URI has no port");
    }
    return isPort(port.group(1))
        ? Optional.empty()
        : Optional.of("the port of a host has to be from 1 to " + HIGHEST_PORT);
  }

  private static boolean isPort(String text) {
    return text.matches("\\d{1,5}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= HIGHEST_PORT;
  }

  private static Optional<String> driverProblem(String uri) {
    try {
      // Of mongodb+srv:// the driver would ask the DNS.
      new ConnectionString(uri.startsWith(SRV) ? "mongodb://" + uri.substring(SRV.length()) : uri);
      return Optional.empty();
    } catch (IllegalArgumentException | MongoException e) {
      // Its message may quote the URI.
      return Optional.of(
          "the MongoDB driver cannot read the URI; special characters in a username or password"
              + " have to be percent-encoded, and options have to be valid");
    }
  }
}
