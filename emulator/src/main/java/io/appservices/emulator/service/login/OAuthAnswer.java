package io.appservices.emulator.service.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.service.LoginResult;
import java.net.URLEncoder;

/**
 * Where a user is sent at the end: the app's redirect URI, with the outcome in the fragment.
 * realm-web reads the names that begin with {@code _baas_}, the Stitch SDKs those that begin with
 * {@code _stitch_}.
 */
final class OAuthAnswer {

  private final OAuthRequest request;
  private final StringBuilder url;
  private char separator = '#';

  private OAuthAnswer(OAuthRequest request) {
    this.request = request;
    this.url = new StringBuilder(withoutFragment(request.redirect()));
  }

  static String success(OAuthRequest request, LoginResult result) {
    OAuthAnswer answer = new OAuthAnswer(request).header();
    answer.add(
        "ua",
        String.join(
            "$",
            result.accessToken(),
            result.refreshToken(),
            result.userId().toHexString(),
            result.deviceId().toHexString()));
    if (request.link().isPresent()) {
      answer.add("link", "ok");
    }
    return answer.url.toString();
  }

  static String error(OAuthRequest request, String message) {
    OAuthAnswer answer = new OAuthAnswer(request).header();
    answer.add("error", message);
    return answer.url.toString();
  }

  private OAuthAnswer header() {
    add("client_app_id", request.clientAppId());
    if (!request.state().isEmpty()) {
      add("state", request.state());
    }
    return this;
  }

  private void add(String name, String value) {
    String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
    for (String family : new String[] {"_baas_", "_stitch_"}) {
      url.append(separator).append(family).append(name).append('=').append(encoded);
      separator = '&';
    }
  }

  private static String withoutFragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? uri : uri.substring(0, hash);
  }
}
