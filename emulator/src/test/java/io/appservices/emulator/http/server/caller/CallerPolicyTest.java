package io.appservices.emulator.http.server.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.appservices.emulator.http.server.RawHttp;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests have to say about where they come from, as browsers, programs and proxies do. */
@Tag("security")
class CallerPolicyTest extends CallerFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:1",
        "LocalHost:9090",
        "localhost.",
        "app.localhost:9090",
        "127.0.0.1",
        "127.8.9.10:80",
        "[::1]:9090",
        "[0:0:0:0:0:0:0:1]",
        "emulator.example:9090",
        "EMULATOR.example",
        "a.tunnel.example",
        "b.a.tunnel.example:443",
        "[fd00::1]:9090"
      })
  void answersAtTheHostsThatAreItsOwn(String host) {
    assertThat(call(local, "GET", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
    assertThat(call(local, "POST", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:9090",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "tunnel.example",
        "eviltunnel.example",
        "x.emulator.example",
        "emulator",
        "192.168.1.7",
        "1.2.3.4:9090",
        "0.0.0.0:9090",
        "[::]:9090",
        "[fd00::2]",
        "[::ffff:10.0.0.1]"
      })
  void refusesOtherHostsWithOrWithoutAnOriginThatIsTheSame(String host) {
    for (String method : List.of("GET", "POST", "HEAD", "OPTIONS")) {
      assertThat(call(local, method, "/closed/data", host)).startsWith("HTTP/1.1 403 ");
      assertThat(call(local, method, "/closed/data", host, "Origin: http://" + host))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void namesTheOptionForAHostThatIsRefused() {
    assertThat(call(local, "GET", "/closed/data", "shop.example:9090"))
        .contains(
            "this API does not answer at the host 'shop.example': if it is a name of the emulator,"
                + " start it with --allow-host shop.example",
            "\"error_code\":\"DomainNotAllowed\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "emulator:9090",
        "host.docker.internal:9090",
        "emulator.ci.svc.cluster.local",
        "laptop.local",
        "192.168.1.7:9090",
        "[fd00::2]:9090",
        "127.0.0.1"
      })
  void answersOnAllInterfacesAtNamesThatPublicDnsDoesNotHave(String host) {
    assertThat(call(everywhere, "GET", "/closed/data", host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "emulator.evil.example:9090", "0.0.0.0:9090", "[::]"})
  void refusesPublicNamesOnAllInterfaces(String host) {
    assertThat(call(everywhere, "GET", "/closed/data", host)).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void answersWhoNamesNoHostBecauseNoBrowserDoes() {
    assertThat(RawHttp.exchange(local, "GET /closed/data HTTP/1.0\r\n\r\n")).contains(" 200 ");
  }

  @Test
  void anOpenApiAnswersPagesOfEveryOriginAtEveryHost() {
    assertThat(call(local, "GET", "/open/data", "evil.example", "Origin: null"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nAccess-Control-Allow-Origin: null\r\n")
        .doesNotContain("X-Content-Type-Options");
    assertThat(call(local, "OPTIONS", "/open/data", "evil.example", "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 204 ");
    assertThat(call(local, "GET", "/open/data", "localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void answersOfARestrictedApiAreNotTakenForAnotherType() {
    assertThat(call(local, "GET", "/closed/data", "localhost"))
        .contains("\r\nX-Content-Type-Options: nosniff\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "shop.example:80", "http://shop.example", "*", "*.", "a/b", "[::1]:80"})
  void takesNoHostThatIsNone(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallerPolicy.of("127.0.0.1", List.of(host), List.of()))
        .withMessageContaining("without a port");
  }
}
