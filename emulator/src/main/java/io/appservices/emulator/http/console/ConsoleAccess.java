package io.appservices.emulator.http.console;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Cookies;
import io.appservices.emulator.service.operator.ConsoleSessions;
import io.appservices.emulator.service.operator.ConsoleSessions.ConsoleSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The authentication of the console's own page, by cookie. Pages of other origins do not get in,
 * those that may call the other APIs neither.
 */
final class ConsoleAccess {

  /** The header with which a call that changes something proves that the own page makes it. */
  private static final String CSRF_HEADER = "x-console-csrf-token";

  /**
   * The values that browsers send for a page of the same origin, and for an address that was typed.
   */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final ConsoleSessions sessions;

  ConsoleAccess(ConsoleSessions sessions) {
    this.sessions = sessions;
  }

  /** Admits the console's own page, signed in or not. */
  Access<Optional<ConsoleSession>> ownPage() {
    return call -> {
      requireOwnPage(call);
      return find(call);
    };
  }

  /** Admits the console's own page of a session, for what changes nothing. */
  Access<ConsoleSession> signedIn() {
    return call -> {
      requireOwnPage(call);
      return find(call).orElseThrow(ConsoleAccess::notSignedIn);
    };
  }

  /** Admits a session that shows its CSRF token. */
  Access<ConsoleSession> changing() {
    return call -> {
      ConsoleSession session = signedIn().admit(call);
      String shown = call.header(CSRF_HEADER).orElse("");
      if (!MessageDigest.isEqual(bytes(session.csrfToken()), bytes(shown))) {
        throw new AppServicesException(
            Kind.FORBIDDEN, "the header " + CSRF_HEADER + " has not the token of this session");
      }
      return session;
    };
  }

  /** Returns an answer that makes the browser keep the session. */
  static Reply keep(Call call, ConsoleSession session, Reply reply) {
    return reply.withHeader("Set-Cookie", cookie(call, session.id()));
  }

  /** Returns an answer that makes the browser forget the session. */
  static Reply forget(Call call, Reply reply) {
    return reply.withHeader("Set-Cookie", cookie(call, "") + "; Max-Age=0");
  }

  private Optional<ConsoleSession> find(Call call) {
    return Cookies.find(call, name(origin(call))).flatMap(sessions::find);
  }

  private static void requireOwnPage(Call call) {
    boolean foreign =
        call.headers("Origin").stream().anyMatch(origin -> !isOwn(call, origin))
            || call.headers("Sec-Fetch-Site").stream().anyMatch(site -> !OWN.contains(site));
    if (foreign) {
      throw new AppServicesException(
          Kind.FORBIDDEN,
          ErrorCode.DOMAIN_NOT_ALLOWED,
          "only the console's own page may use its session");
    }
  }

  /** Compares host and port: a proxy in front may have another scheme, or name the usual port. */
  private static boolean isOwn(Call call, String origin) {
    String host = call.header("Host").orElse("");
    return List.of("http", "https").stream()
        .anyMatch(
            scheme ->
                withoutUsualPort(origin).equalsIgnoreCase(withoutUsualPort(scheme + "://" + host)));
  }

  private static String withoutUsualPort(String origin) {
    String port = origin.startsWith("https:") ? ":443" : ":80";
    return origin.endsWith(port) ? origin.substring(0, origin.length() - port.length()) : origin;
  }

  private static AppServicesException notSignedIn() {
    return new AppServicesException(
        Kind.UNAUTHENTICATED, ErrorCode.INVALID_SESSION, "not signed in to the console");
  }

  private static String cookie(Call call, String value) {
    URI origin = origin(call);
    String secure = "https".equals(origin.getScheme()) ? "; Secure" : "";
    return name(origin) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + secure;
  }

  /** Returns the name: with the port, since all ports of a host have their cookies in common. */
  private static String name(URI origin) {
    return origin.getPort() < 0 ? "appservices_console" : "appservices_console_" + origin.getPort();
  }

  private static URI origin(Call call) {
    return URI.create(call.externalBaseUrl());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
