package io.appservices.emulator.service.outside;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the targets of requests of functions: the emulator itself, an allowed host, or
 * none.
 */
final class HttpTargets {

  private static final Set<String> OWN_HOSTS =
      Set.of(
          "services.cloud.mongodb.com",
          "realm.mongodb.com",
          "stitch.mongodb.com",
          "cloud.mongodb.com",
          "data.mongodb-api.com",
          "webhooks.mongodb-realm.com",
          "webhooks.mongodb-stitch.com");

  /** The end of the hosts of local apps, such as {@code us-east-1.aws.data.mongodb-api.com}. */
  private static final String OF_REGIONS = ".data.mongodb-api.com";

  private static final int MAX_PORT = 65_535;

  private final Supplier<String> baseUrl;
  private final Set<String> allowed;

  /**
   * Makes the targets for one emulator.
   *
   * @param baseUrl of the emulator
   * @param allowed the hosts that may be called beside it: hosts, or hosts with a port
   */
  HttpTargets(Supplier<String> baseUrl, Set<String> allowed) {
    this.baseUrl = baseUrl;
    this.allowed = Set.copyOf(allowed.stream().map(HttpTargets::lowerCase).toList());
  }

  /**
   * Resolves the target of a request.
   *
   * @param base the URL that the text is relative to; null for none
   * @throws IOException if the text is no address, or one that may not be called
   */
  URI target(@Nullable URI base, String text) throws IOException {
    URI url = parse(base, text);
    if (isOwn(lowerCase(url.getHost()))) {
      String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
      URI own = URI.create(baseUrl.get());
      String user = url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + "@";
      return parse(
          null,
          own.getScheme()
              + "://"
              + user
              + own.getRawAuthority()
              + own.getRawPath()
              + url.getRawPath()
              + query);
    }
    boolean own =
        lowerCase(baseUrl.get())
            .equals(lowerCase(url.getScheme() + "://" + withoutUser(url).getRawAuthority()));
    if (!own && !isAllowed(url)) {
      throw new IOException(
          "the emulator does not call '" + authority(url) + "': allow it with --allow-http");
    }
    return url;
  }

  private static boolean isOwn(String host) {
    return OWN_HOSTS.contains(host) || host.endsWith(OF_REGIONS);
  }

  /** Returns an address without the name and password in it. */
  static URI withoutUser(URI url) {
    String user = url.getRawUserInfo();
    return user == null
        ? url
        : URI.create(url.toString().replaceFirst(Pattern.quote(user + "@"), ""));
  }

  private boolean isAllowed(URI url) {
    String host = lowerCase(url.getHost());
    return allowed.contains(host) || allowed.contains(host + ":" + port(url));
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return isHttps(url) ? 443 : 80;
  }

  private static String authority(URI url) {
    return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
  }

  private static boolean isHttps(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static URI parse(@Nullable URI base, String text) throws IOException {
    URI url;
    try {
      String escaped = RequestUrl.escaped(text);
      url = base == null ? URI.create(escaped) : base.resolve(escaped);
    } catch (IllegalArgumentException e) {
      throw new IOException("invalid url: '" + text + "'", e);
    }
    if (!isHttps(url) && !"http".equalsIgnoreCase(url.getScheme())) {
      throw new IOException(
          "invalid url: '" + text + "': it has to start with http:// or https://");
    }
    if (url.getHost() == null) {
      throw new IOException("invalid url: '" + text + "': it has no valid host");
    }
    if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
      throw new IOException("invalid url: '" + text + "': the port has to be from 1 to 65535");
    }
    return url;
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
