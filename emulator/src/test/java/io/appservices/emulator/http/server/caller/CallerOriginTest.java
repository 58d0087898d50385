package io.appservices.emulator.http.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of which origins may call. */
@Tag("security")
class CallerOriginTest extends CallerFixture {

  @ParameterizedTest
  @CsvSource({
    "localhost:9090, http://localhost:9090",
    "localhost:9090, https://localhost:9090",
    "localhost, http://localhost",
    "localhost:80, http://localhost",
    "emulator.example, https://emulator.example",
    "emulator.example:443, https://emulator.example",
    "[::1]:9090, http://[::1]:9090",
    "localhost:9090, http://localhost:3000",
    "127.0.0.1:9090, http://LOCALHOST:3000",
    "localhost:9090, https://tool.example",
    "localhost:9090, https://tool.example:443"
  })
  void letsPagesOfItsOwnOriginAndOfAllowedOnesCall(String host, String origin) {
    for (String method : List.of("GET", "POST")) {
      assertThat(call(local, method, "/closed/data", host, "Origin: " + origin))
          .startsWith("HTTP/1.1 200 ")
          .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
    }
    assertThat(call(local, "OPTIONS", "/closed/data", host, "Origin: " + origin))
        .startsWith("HTTP/1.1 204 ")
        .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:9090",
        "http://app.localhost:9090",
        "http://localhost:9090.evil.example",
        "http://localhost:9090@evil.example",
        "http://evil.example/http://localhost:9090",
        "https://localhost:3000",
        "http://tool.example",
        "chrome-extension://localhost:9090",
        "file://",
        "ws://localhost:9090",
        "localhost:9090",
        "//localhost:9090",
        "null",
        "''"
      })
  void refusesPagesOfAllOtherOrigins(String origin) {
    for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
      assertThat(call(local, method, "/closed/data", "localhost:9090", "Origin: " + origin))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void namesTheOptionForAnOriginThatIsRefused() {
    assertThat(call(local, "POST", "/closed/data", "localhost", "Origin: http://localhost:4200"))
        .contains(
            "pages of 'http://localhost:4200' may not call this API: if they are yours, start the"
                + " emulator with --allow-origin http://localhost:4200");
  }

  @Test
  void refusesOneOriginAmongSeveral() {
    assertThat(
            call(
                local,
                "GET",
                "/closed/data",
                "localhost",
                "Origin: http://localhost",
                "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Host: evil.example, localhost",
        "Forwarded: host=evil.example;proto=http",
        "X-Original-Host: evil.example"
      })
  void doesNotBelieveWhatAProxyMayHaveSaid(String header) {
    String origin = "Origin: http://evil.example";
    assertThat(call(local, "GET", "/closed/data", "localhost", origin, header))
        .startsWith("HTTP/1.1 403 ");
    assertThat(call(local, "GET", "/closed/data", "evil.example", "X-Forwarded-Host: localhost"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, no-cors, image, 403",
    "cross-site, no-cors, script, 403",
    "cross-site, navigate, iframe, 403",
    "cross-site, navigate, embed, 403",
    "cross-site, cors, empty, 403",
    "same-site, no-cors, image, 403",
    "cross-site, navigate, document, 200",
    "same-site, navigate, document, 200",
    "same-origin, cors, empty, 200",
    "same-origin, no-cors, image, 200",
    "none, navigate, document, 200"
  })
  void letsOtherSitesLinkAndNotEmbed(String site, String mode, String destination, int status) {
    assertThat(
            call(
                local,
                "GET",
                "/closed/data",
                "localhost",
                "Sec-Fetch-Site: " + site,
                "Sec-Fetch-Mode: " + mode,
                "Sec-Fetch-Dest: " + destination))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void takesNothingThatChangesForALinkOfAnotherSite(String method) {
    assertThat(
            call(
                local,
                method,
                "/closed/data",
                "localhost",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document",
                "Content-Length: 0"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/closed",
        "/closed/unknown",
        "/%63losed/data",
        "/closed/%64ata",
        "/%63%6c%6f%73%65%64/unknown",
        "/closed/data?x=%ff",
        "/closed/data/"
      })
  void refusesOnEveryPathOfTheApi(String path) {
    assertThat(call(local, "GET", path, "evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(call(local, "OPTIONS", path, "localhost", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "null", "localhost:3000", "ftp://a", "http://a/b", "http://u@a"})
  void takesNoOriginThatIsNone(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallerPolicy.of("127.0.0.1", List.of(), List.of(origin)))
        .withMessageContaining("such as http://localhost:3000");
  }
}
