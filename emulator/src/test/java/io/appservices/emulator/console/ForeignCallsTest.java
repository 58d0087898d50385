package io.appservices.emulator.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.RouteRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No page of elsewhere gets into any route but those that pages of apps are for. It asks every row
 * of the route table, those that are yet to come too, byte by byte.
 */
@Timeout(120)
class ForeignCallsTest {

  /** The APIs that browsers of an app's users call, wherever its pages are. */
  private static final Set<String> OF_USERS = Set.of("/api/client/v2.0", "/app");

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @Test
  void noRouteTakesAForeignHostOriginOrPage() {
    String own = "localhost:" + emulator.port();
    List<RouteRow> rows = rows();

    assertThat(rows).extracting(RouteRow::path).contains("/changes", "/metrics", "/ca.crt", "");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(status(row, "evil.example", "")).isEqualTo("403");
              assertThat(status(row, own, "Origin: http://evil.example\r\n")).isEqualTo("403");
              assertThat(status(row, own, "Origin: null\r\n")).isEqualTo("403");
              assertThat(status(row, own, "Sec-Fetch-Site: cross-site\r\n")).isEqualTo("403");
            });
  }

  @Test
  void aForwardedNameOfAnybodyChangesNothing() {
    String forwarded =
        "X-Forwarded-Host: localhost\r\nForwarded: host=localhost\r\nX-Forwarded-Proto: https\r\n";

    assertThat(rows())
        .filteredOn(row -> row.prefix().startsWith("/__emulator") || row.prefix().equals("/"))
        .allSatisfy(
            row -> {
              assertThat(status(row, "evil.example", forwarded)).isEqualTo("403");
              assertThat(
                      status(
                          row,
                          "localhost:" + emulator.port(),
                          "Origin: http://evil.example\r\nX-Forwarded-Host: evil.example\r\n"))
                  .isEqualTo("403");
            });
  }

  private List<RouteRow> rows() {
    return EmulatorInternals.routes(emulator).stream()
        .filter(row -> !OF_USERS.contains(row.prefix()))
        .toList();
  }

  private String status(RouteRow row, String host, String headers) {
    String path = (row.prefix() + row.pathWith(Map.of())).replace("//", "/");
    String request =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(row.method(), path, host, headers);
    try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 403".length());
      return new String(start, UTF_8).replaceFirst("^HTTP/1.1 ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(row.toString(), e);
    }
  }
}
