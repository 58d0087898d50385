package io.appservices.testkit.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsTest {

  @Test
  void aClientTrustsTheEmulator() throws Exception {
    // snippet: tls
    EmulatorConfig config = EmulatorConfig.builder().network(n -> n.tls(true)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("emulator", emulator.caCertificate().orElseThrow());
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      HttpClient client = HttpClient.newBuilder().sslContext(context).build();

      URI location = URI.create(emulator.tlsUrl().orElseThrow() + "/__emulator/v1/health");
      HttpRequest request = HttpRequest.newBuilder(location).build();

      assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
    }
    // end
  }
}
