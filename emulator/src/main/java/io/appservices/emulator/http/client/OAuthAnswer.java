package io.appservices.emulator.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.service.login.OAuthOutcome;
import io.appservices.emulator.service.login.OAuthRequest;
import io.appservices.emulator.service.session.LoginResult;
import java.net.URLEncoder;

/**
 * The redirect at the end of a login: to the app's redirect URI, with the outcome in the fragment.
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

  /** Returns the URL to send the browser to. */
  static String url(OAuthOutcome outcome) {
    OAuthAnswer answer = new OAuthAnswer(outcome.request()).header();
    outcome.result().ifPresent(answer::tokens);
    outcome.refusal().ifPresent(refusal -> answer.add("error", refusal.getMessage()));
    return answer.url.toString();
  }

  private void tokens(LoginResult result) {
    add(
        "ua",
        String.join(
            "$",
            result.accessToken(),
            result.refreshToken(),
            result.userId().toHexString(),
            result.deviceId().toHexString()));
    if (request.link().isPresent()) {
      add("link", "ok");
    }
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
