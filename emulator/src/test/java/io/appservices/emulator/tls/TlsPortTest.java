package io.appservices.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import java.io.ByteArrayInputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port by TLS, beside the one without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("security")
class TlsPortTest {

  private static final String CONTROL = "/__emulator/v1";
  private static final String LOCATION = "/api/client/v2.0/app/myapp-abcde/location";

  private AppServicesEmulator emulator;
  private TlsClient client;
  private int port;

  @BeforeAll
  void start() throws Exception {
    emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder()
                .network(n -> n.tls(true).allowHost("shop.test").allowHost("*.shops.test"))
                .build());
    client = new TlsClient(emulator.caCertificate().orElseThrow());
    port = URI.create(emulator.tlsUrl().orElseThrow()).getPort();
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "shop.test", "a.shops.test", "10.0.2.2"})
  void hasACertificateForEveryNameThatItIsCalledBy(String host) throws Exception {
    assertThat(client.exchange("127.0.0.1", port, host, request("/health", "localhost")))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void onAllInterfacesHasACertificateForEachAddressOfTheMachine() throws Exception {
    EmulatorConfig everywhere =
        EmulatorConfig.builder().network(n -> n.tls(true).host("0.0.0.0")).build();
    try (AppServicesEmulator other = AppServicesEmulator.start(everywhere)) {
      TlsClient trusting = new TlsClient(other.caCertificate().orElseThrow());
      int there = URI.create(other.tlsUrl().orElseThrow()).getPort();
      List<String> addresses =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(Inet4Address.class::isInstance)
              .map(InetAddress::getHostAddress)
              .toList();

      assertThat(addresses).contains("127.0.0.1");
      for (String address : addresses) {
        assertThat(trusting.exchange(address, there, address, request("/health", address)))
            .startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void hasNoneForOtherNames() {
    assertThatThrownBy(
            () -> client.exchange("127.0.0.1", port, "evil.example", request("/health", "x")))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void isNotTrustedByWhoDoesNotTrustItsAuthority() {
    HttpClient other = HttpClient.newHttpClient();

    assertThatThrownBy(() -> get(other, emulator.tlsUrl().orElseThrow() + CONTROL + "/health"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void servesItsAuthorityByWhichItsCertificateIsValid() throws Exception {
    byte[] served = Http.bytes(emulator.baseUrl() + CONTROL + "/ca.crt");
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509Certificate authority =
        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(served));
    X509Certificate server = ServerCertificate.of("127.0.0.1", port);
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
    parameters.setRevocationEnabled(false);

    CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(List.of(server)), parameters);

    assertThat(authority).isEqualTo(emulator.caCertificate().orElseThrow());
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(authority.getKeyUsage()).containsSequence(false, true, true);
    assertThat(server.getBasicConstraints()).isNegative();
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(server.getVersion()).isEqualTo(3);
  }

  @Test
  void tellsClientsThePortThatTheyAsked() throws Exception {
    HttpClient http = HttpClient.newBuilder().sslContext(client.context()).build();
    String byTls = emulator.tlsUrl().orElseThrow();

    assertThat(get(http, byTls + LOCATION))
        .contains("\"hostname\":\"" + byTls + "\"")
        .contains("\"ws_hostname\":\"" + byTls.replace("https", "wss") + "\"");
    assertThat(get(http, emulator.baseUrl() + LOCATION))
        .contains("\"hostname\":\"" + emulator.baseUrl() + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/ca.crt", "/outbox", "/clock", "/no/such/path"})
  void refusesForeignHostsAndPages(String path) throws Exception {
    String own = "localhost:" + port;

    assertThat(send(path, own)).doesNotStartWith("HTTP/1.1 403 ");
    assertThat(send(path, own, "Origin: https://" + own)).doesNotStartWith("HTTP/1.1 403 ");
    assertThat(send(path, "evil.example:" + port)).startsWith("HTTP/1.1 403 ");
    assertThat(send(path, own, "Origin: https://evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(send(path, own, "Origin: http://localhost:" + emulator.port()))
        .startsWith("HTTP/1.1 403 ");
    assertThat(send(path, own, "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403 ");
    assertThat(send(path, "evil.example", "X-Forwarded-Host: " + own)).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void answersWhatIsNoTlsWithoutHarm() {
    assertThatThrownBy(
            () -> Http.send("GET", "http://127.0.0.1:" + port + CONTROL + "/health", null))
        .hasMessageContaining("GET");
    assertThat(Http.send("GET", emulator.baseUrl() + CONTROL + "/health", null).status())
        .isEqualTo(200);
  }

  @Test
  void withoutItThereIsNoCertificate() {
    try (AppServicesEmulator plain = AppServicesEmulator.start()) {
      assertThat(plain.tlsUrl()).isEmpty();
      assertThat(plain.caCertificate()).isEmpty();
      assertThat(Http.send("GET", plain.baseUrl() + CONTROL + "/ca.crt", null).status())
          .isEqualTo(404);
    }
  }

  private String send(String path, String host, String... headers) throws Exception {
    return client.exchange("127.0.0.1", port, "localhost", request(path, host, headers));
  }

  private static String request(String path, String host, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return "GET "
        + CONTROL
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nConnection: close\r\n"
        + more
        + "\r\n";
  }

  private static String get(HttpClient http, String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }
}
