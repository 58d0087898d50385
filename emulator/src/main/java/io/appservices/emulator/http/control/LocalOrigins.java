package io.appservices.emulator.http.control;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.http.Call;
import java.net.URI;
import java.util.Set;

/**
 * Keeps web pages from elsewhere out: without credentials, any page that a developer happens to
 * visit could read the outbox of the emulator on the developer's machine.
 */
final class LocalOrigins {

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private LocalOrigins() {}

  static void check(Call call, String origin) {
    if (!origin.equals(call.externalBaseUrl()) && !isLocal(origin)) {
      throw new AppServicesException(
          Kind.FORBIDDEN,
          ErrorCode.DOMAIN_NOT_ALLOWED,
          "pages of '" + origin + "' may not control the emulator");
    }
  }

  private static boolean isLocal(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && (LOCAL.contains(host) || host.endsWith(".localhost"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
