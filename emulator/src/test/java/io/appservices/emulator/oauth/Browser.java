package io.appservices.emulator.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does in the redirect flow, one step at a time. */
final class Browser {

  private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]*)\"");

  private final TestApp app;
  private final String provider;

  Browser(TestApp app, String provider) {
    this.app = app;
    this.provider = provider;
  }

  /** Sets out, as realm-web does; parameters are names and values in turn. */
  Response begin(String accessToken, String... parameters) {
    String path = "/auth/providers/" + provider + "/login?" + encode(parameters);
    return app.client().send("GET", app.client().app(path), accessToken, null);
  }

  /** Sets out to log in; gives the URL of the page of the stand-in. */
  String pageFor(String redirect, String state) {
    Response response = begin(null, "state", state, "redirect", redirect);
    assertThat(response.status()).as(response.body()).isEqualTo(302);
    return response.header("Location");
  }

  static Response open(String url, String... headers) {
    return Http.send("GET", url, null, headers);
  }

  /** Fills in the form of the page; gives where that leads. */
  static String submit(String pageUrl, String... fields) {
    Response response = post(pageUrl, fields);
    assertThat(response.status()).as(response.body()).isEqualTo(302);
    return response.header("Location");
  }

  static Response post(String pageUrl, String... fields) {
    Matcher request = REQUEST.matcher(open(pageUrl).body());
    String id = request.find() ? request.group(1) : "";
    String body = encode("request", id) + "&" + encode(fields);
    return Http.send(
        "POST",
        pageUrl,
        body.getBytes(UTF_8),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        origin(pageUrl));
  }

  /** Follows the redirect to the callback; gives where that leads. */
  static String comeBack(String callback, String... headers) {
    Response response = open(callback, headers);
    assertThat(response.status()).as(response.body()).isEqualTo(302);
    return response.header("Location");
  }

  /** Logs in as somebody; gives where the browser ends up. */
  String logIn(String redirect, String state, String email) {
    return comeBack(submit(pageFor(redirect, state), "email", email));
  }

  /** The parameters in the fragment of a URL. */
  static Map<String, String> fragment(String url) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : url.substring(url.indexOf('#') + 1).split("&")) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return values;
  }

  /** The tokens in the fragment of a URL, as realm-web takes them apart. */
  static Tokens tokens(String url) {
    Map<String, String> values = fragment(url);
    assertThat(values).containsKey("_baas_ua").doesNotContainKey("_baas_error");
    assertThat(values.get("_stitch_ua")).isEqualTo(values.get("_baas_ua"));
    String[] parts = values.get("_baas_ua").split("\\$", -1);
    assertThat(parts).hasSize(4);
    return new Tokens(parts[0], parts[1], parts[2], parts[3]);
  }

  static String encode(String... namesAndValues) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      pairs.add(
          URLEncoder.encode(namesAndValues[i], UTF_8)
              + "="
              + URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return String.join("&", pairs);
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
