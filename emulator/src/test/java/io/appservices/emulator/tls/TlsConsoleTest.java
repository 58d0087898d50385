package io.appservices.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console at the port by TLS, spoken to byte by byte. */
class TlsConsoleTest {

  private static final String KEY =
      "{\"username\":\"emulator\",\"apiKey\":\"emulator-private-key\"}";
  private static final String CONSOLE = "/__emulator/console";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(EmulatorConfig.builder().network(n -> n.tls(true)).build());

  private TlsClient client;
  private int port;

  @BeforeEach
  void connect() throws Exception {
    client = new TlsClient(emulator.caCertificate().orElseThrow());
    port = URI.create(emulator.tlsUrl().orElseThrow()).getPort();
  }

  @Test
  void servesThePageAndKeepsTheSessionToTls() throws IOException {
    String own = "localhost:" + port;

    assertThat(send("GET", "/", own, "")).startsWith("HTTP/1.1 200 ");
    assertThat(signIn(own, "https://" + own))
        .startsWith("HTTP/1.1 201 ")
        .contains("appservices_console_" + port + "=")
        .contains("HttpOnly; SameSite=Strict; Secure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET " + CONSOLE + "/main.js",
        "GET " + CONSOLE + "/session",
        "POST " + CONSOLE + "/session",
        "DELETE " + CONSOLE + "/session",
        "POST " + CONSOLE + "/token",
        "GET " + CONSOLE + "/changes?topic=clock",
        "GET " + CONSOLE + "/sign-in?code=1"
      })
  void refusesForeignHostsAndPages(String route) throws IOException {
    String method = route.split(" ")[0];
    String path = route.split(" ")[1];
    String own = "localhost:" + port;

    assertThat(send(method, path, own, "")).doesNotStartWith("HTTP/1.1 403 ");
    assertThat(send(method, path, "evil.example:" + port, "")).startsWith("HTTP/1.1 403 ");
    assertThat(send(method, path, own, "Origin: https://evil.example\r\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(send(method, path, own, "Sec-Fetch-Site: cross-site\r\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(send(method, path, "evil.example", "X-Forwarded-Host: " + own + "\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void thePageOfTheOtherPortIsAnotherOrigin() throws IOException {
    assertThat(signIn("localhost:" + port, "http://localhost:" + emulator.port()))
        .startsWith("HTTP/1.1 403 ");
  }

  private String signIn(String host, String origin) throws IOException {
    return exchange(
        "POST " + CONSOLE + "/session",
        host,
        "Origin: " + origin + "\r\nContent-Length: " + KEY.length() + "\r\n",
        KEY);
  }

  private String send(String method, String path, String host, String headers) throws IOException {
    String length = method.equals("GET") ? "" : "Content-Length: 0\r\n";
    return exchange(method + " " + path, host, headers + length, "");
  }

  private String exchange(String line, String host, String headers, String body)
      throws IOException {
    String request =
        line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
    return client.exchange("127.0.0.1", port, "localhost", request);
  }
}
