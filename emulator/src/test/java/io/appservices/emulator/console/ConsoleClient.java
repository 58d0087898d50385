package io.appservices.emulator.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.ArrayList;
import java.util.List;

/** Calls the console as its page does. */
final class ConsoleClient {

  static final String KEY = "{\"username\":\"emulator\",\"apiKey\":\"emulator-private-key\"}";

  private static final String CONSOLE = "/__emulator/console";

  private final AppServicesEmulator emulator;

  ConsoleClient(AppServicesEmulator emulator) {
    this.emulator = emulator;
  }

  /** A browser that is signed in. */
  record Browser(String setCookie, String csrfToken) {

    String cookie() {
      return setCookie.substring(0, setCookie.indexOf(';'));
    }
  }

  Browser signIn() {
    Response answer = post("/session", KEY);
    return new Browser(answer.header("Set-Cookie"), answer.string("csrf_token"));
  }

  Response session(Browser browser, String... headers) {
    return get("/session", with(headers, "Cookie", browser.cookie()));
  }

  Response token(Browser browser, String... headers) {
    return call("POST", "/token", browser, headers);
  }

  Response signOut(Browser browser) {
    return call("DELETE", "/session", browser);
  }

  private Response call(String method, String path, Browser browser, String... headers) {
    return send(
        method,
        CONSOLE + path,
        null,
        with(headers, "Cookie", browser.cookie(), "x-console-csrf-token", browser.csrfToken()));
  }

  Response get(String path, String... headers) {
    return send("GET", CONSOLE + path, null, headers);
  }

  Response post(String path, String body, String... headers) {
    return send("POST", CONSOLE + path, body, headers);
  }

  Response send(String method, String path, String body, String... headers) {
    return Http.send(
        method, emulator.baseUrl() + path, body == null ? null : body.getBytes(UTF_8), headers);
  }

  private static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
