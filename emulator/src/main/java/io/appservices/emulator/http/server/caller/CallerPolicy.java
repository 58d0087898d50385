package io.appservices.emulator.http.server.caller;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.message.Authority;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules for who may call what is not meant for every web page: the emulator's own API, which
 * asks for no credentials, and those of operators, whose credentials are known to all. Programs
 * may, and pages of the server's own origin, and those of origins that were named. Headers that
 * proxies add are not looked at, since any page can send them (docs/adr/0003).
 */
public final class CallerPolicy {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  private final TrustedHosts hosts;
  private final Set<WebOrigin> origins;

  private CallerPolicy(TrustedHosts hosts, Set<WebOrigin> origins) {
    this.hosts = hosts;
    this.origins = origins;
  }

  /**
   * Returns the policy of a server.
   *
   * @param bound the name or address that it listens on
   * @param allowedHosts what else it is called; {@code *.name} stands for everything below a name
   * @param allowedOrigins the origins whose pages may call beside its own
   * @throws IllegalArgumentException if a host or an origin is none
   */
  public static CallerPolicy of(
      String bound, Collection<String> allowedHosts, Collection<String> allowedOrigins) {
    return of(List.of(bound), allowedHosts, allowedOrigins);
  }

  /**
   * Returns the policy of a server.
   *
   * @param bound the names and addresses that it listens on
   * @param allowedHosts what else it is called; {@code *.name} stands for everything below a name
   * @param allowedOrigins the origins whose pages may call beside its own
   * @throws IllegalArgumentException if a host or an origin is none
   */
  public static CallerPolicy of(
      Collection<String> bound,
      Collection<String> allowedHosts,
      Collection<String> allowedOrigins) {
    return new CallerPolicy(
        new TrustedHosts(bound, allowedHosts.stream().map(CallerPolicy::checkHost).toList()),
        allowedOrigins.stream().map(CallerPolicy::origin).collect(Collectors.toSet()));
  }

  /**
   * Returns a host that may be allowed as {@code Host} has it.
   *
   * @throws IllegalArgumentException if it is no name or address, without a port
   */
  public static String checkHost(String text) {
    boolean bareAddress = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
    String host = bareAddress ? "[" + text + "]" : text;
    Authority authority = Authority.parse(host.startsWith("*.") ? host.substring(2) : host);
    if (authority == null || authority.port() != 0) {
      throw new IllegalArgumentException(
          "expected a name or an address without a port, such as emulator.example, not '"
              + text
              + "'");
    }
    return host;
  }

  /**
   * Returns an origin that may be allowed.
   *
   * @throws IllegalArgumentException if it is no {@code http[s]://host[:port]}
   */
  public static String checkOrigin(String text) {
    origin(text);
    return text;
  }

  /**
   * Returns if the caller may call.
   *
   * @throws AppServicesException if it may not
   */
  public void check(Call call) {
    Authority host = host(call);
    List<String> named = call.headers("Origin");
    named.forEach(origin -> checkOrigin(origin, host));
    if (named.isEmpty()) {
      checkSite(call);
    }
  }

  /** Returns the host that the caller used; {@code null} in HTTP/1.0, which no browser speaks. */
  private @Nullable Authority host(Call call) {
    String header = call.header("Host").orElse(null);
    Authority host = Authority.parse(header);
    if (header != null && (host == null || !hosts.contains(host.host()))) {
      String name = host == null ? header : host.host();
      throw refusal(
          "this API does not answer at the host '%s': if it is a name of the emulator, start it"
              + " with --allow-host %s",
          name, name);
    }
    return host;
  }

  private void checkOrigin(String text, @Nullable Authority host) {
    WebOrigin origin = WebOrigin.parse(text).orElse(null);
    boolean own =
        origin != null && host != null && origin.equals(WebOrigin.of(origin.scheme(), host));
    if (!own && !origins.contains(origin)) {
      throw origin == null
          ? refusal("pages of '%s' may not call this API: theirs is no origin to allow", text)
          : refusal(
              "pages of '%s' may not call this API: if they are yours, start the emulator with"
                  + " --allow-origin %s",
              text, text);
    }
  }

  /**
   * Browsers name no origin where a page embeds something or leads somewhere. A link may lead here,
   * as those in mails do; the page that it is on gets to see nothing.
   */
  private static void checkSite(Call call) {
    boolean elsewhere = call.header("Sec-Fetch-Site").filter(OTHER_SITES::contains).isPresent();
    boolean link =
        READING.contains(call.method())
            && call.header("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
            && call.header("Sec-Fetch-Dest").filter("document"::equals).isPresent();
    if (elsewhere && !link) {
      throw refusal("pages of other origins may not embed or load what this API answers");
    }
  }

  private static WebOrigin origin(String text) {
    String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return WebOrigin.parse(bare)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected an origin such as http://localhost:3000, not '" + text + "'"));
  }

  private static AppServicesException refusal(String text, Object... values) {
    return new AppServicesException(
        Kind.FORBIDDEN, ErrorCode.DOMAIN_NOT_ALLOWED, text.formatted(values));
  }
}
