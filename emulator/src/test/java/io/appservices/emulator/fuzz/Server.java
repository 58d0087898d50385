package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An emulator with an app and its tokens, made anew after a number of requests, so that what these
 * may add has a bound.
 */
final class Server implements AutoCloseable {

  private static final int REQUESTS = 2_000;

  private AppServicesEmulator emulator;
  private TestApp app;
  private Tokens user;
  private Tokens operator;
  private Line line;
  private int left;

  /** Of all requests to this server: its logs repeat what earlier ones sent. */
  private final Set<Pattern> insidesSent = new HashSet<>();

  Server() {
    start();
  }

  private void start() {
    emulator = AppServicesEmulator.start();
    app = TestApp.on(emulator);
    user = app.client().signUp("somebody-there@example.com", "her password");
    operator = app.admin().logIn().tokens();
    line = new Line(URI.create(emulator.baseUrl()).getPort());
    left = REQUESTS;
    insidesSent.clear();
  }

  AppServicesEmulator emulator() {
    return emulator;
  }

  Tokens user() {
    return user;
  }

  Tokens operator() {
    return operator;
  }

  /** What a path of an API of clients or operators needs. */
  Map<String, String> parameters(boolean ofClients) {
    return Map.of(
        "groupId",
        app.emulated().groupId(),
        "appId",
        ofClients ? app.emulated().clientAppId() : app.emulated().id(),
        "userId",
        user.userId(),
        "provider",
        "local-userpass",
        "email",
        "somebody-there@example.com");
  }

  /**
   * Sends a request and returns the answer, which is no failure of the server's.
   *
   * @param headers whole lines, without their ends
   */
  String send(String method, String target, byte[] body, String... headers) {
    if (left-- == 0) {
      close();
      start();
    }
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(URI.create(emulator.baseUrl()).getAuthority()).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    request.writeBytes(body);
    String answer = line.exchange(request.toByteArray());
    insidesSent.addAll(Target.insides(request.toByteArray()));
    requireNoFailure(answer);
    return answer;
  }

  private void requireNoFailure(String answer) {
    require(answer.startsWith("HTTP/1.1 "), "no answer: " + answer);
    int status = Integer.parseInt(answer.substring(9, 12));
    require(status < 500 || status == 501 || status == 503, answer);
    int body = answer.indexOf("\r\n\r\n");
    if (answer.substring(0, body).contains("application/json")) {
      Target.requireNoInsides(answer.substring(body), insidesSent);
    }
  }

  /** Bytes as characters that can stand in a line of a head. */
  static String line(byte[] input, int from) {
    String text = new String(input, from, input.length - from, ISO_8859_1);
    return text.replace('\r', ' ').replace('\n', ' ');
  }

  @Override
  public void close() {
    line.close();
    emulator.close();
  }
}
