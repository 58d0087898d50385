package io.appservices.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.error.TlsException;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.config.NetworkSettings;
import io.appservices.emulator.testing.Http;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that the user brings. */
class OwnCertificateTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PKCS1 = Base64.getMimeEncoder().encodeToString(new byte[] {0x30, 0});

  @TempDir private Path directory;
  private Path certificate;
  private Path key;
  private CertificateAuthority authority;

  @BeforeEach
  void issue() throws Exception {
    certificate = directory.resolve("server.crt");
    key = directory.resolve("server.key");
    authority = CertificateAuthority.create(RANDOM, Instant.now());
    write(Instant.now());
  }

  private void write(Instant issued) throws Exception {
    ServerIdentity server = authority.issue(List.of("own.example"), RANDOM, issued);
    Files.writeString(certificate, PemFile.write(server.chain().get(0)));
    Files.writeString(key, "a line before it\n" + PemFile.write(server.key()));
  }

  @Test
  void isTheOneThatIsShown() throws Exception {
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config(n -> {}))) {
      int port = URI.create(emulator.tlsUrl().orElseThrow()).getPort();
      String head =
          "GET /__emulator/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

      assertThat(
              new TlsClient(authority.certificate())
                  .exchange("127.0.0.1", port, "own.example", head))
          .startsWith("HTTP/1.1 200 ");
      assertThat(emulator.caCertificate()).isEmpty();
      assertThat(Http.send("GET", emulator.baseUrl() + "/__emulator/v1/ca.crt", null).status())
          .isEqualTo(404);
    }
  }

  @Test
  void anExpiredOneIsNamed() throws Exception {
    write(Instant.now().minus(Duration.ofDays(400)));

    assertRefused(certificate + " expired at ");
  }

  @Test
  void oneOfTheFutureIsNamed() throws Exception {
    write(Instant.now().plus(Duration.ofDays(9)));

    assertRefused(certificate + " is not valid before ");
  }

  @Test
  void aKeyOfAnotherCertificateIsNamed() throws Exception {
    Files.writeString(key, PemFile.write(authority.key()));
    assertRefused("the key " + key + " is not that of the first certificate in " + certificate);

    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    Files.writeString(key, PemFile.write(rsa.generateKeyPair().getPrivate()));
    assertRefused("the key " + key + " is not that of the first certificate in " + certificate);
  }

  @Test
  void aFileThatIsMissingOrDamagedIsNamed() throws Exception {
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertRefused("the key " + key + ": its private key is damaged");
    Files.writeString(
        key, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----");
    assertRefused("the key " + key + ": its key is encrypted", "openssl pkcs8 -topk8 -nodes");
    Files.writeString(
        key, "-----BEGIN RSA PRIVATE KEY-----\n" + PKCS1 + "\n-----END RSA PRIVATE KEY-----");
    assertRefused("the key " + key + ": its private key is damaged");
    Files.writeString(key, "");
    assertRefused("the key " + key + ": has no private key in PEM");
    Files.delete(key);
    assertRefused("the key " + key + ": there is no such file");
    Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    assertRefused("the certificate " + certificate + ": a certificate in it is damaged");
    Files.write(certificate, new byte[] {0x30, (byte) 0x82, 0, 0});
    assertRefused("the certificate " + certificate + ": has no certificate in PEM");
    Files.delete(certificate);
    assertRefused("the certificate " + certificate + ": there is no such file");
    Files.createDirectory(certificate);
    assertRefused("the certificate " + certificate + ": cannot be read");
  }

  @Test
  void settingsThatDoNotFitTogetherAreNamed() {
    assertRefused(
        EmulatorConfig.builder().network(n -> n.tls(true).tlsKey(key)), "one of them is missing");
    assertRefused(
        EmulatorConfig.builder().network(n -> n.tlsCertificate(certificate).tlsKey(key)),
        "--tls-certificate is of no use without --tls");
    assertRefused(
        EmulatorConfig.builder().network(n -> n.tlsDirectory(directory)),
        "--tls-directory is of no use without --tls");
    assertRefused(
        EmulatorConfig.builder().network(n -> n.tls(true).port(9).tlsPort(9)),
        "--port and --tls-port are both 9");
  }

  @Test
  void nothingIsMadeBeforeItIsRefused() throws Exception {
    Files.delete(key);
    Path state = directory.resolve("state");
    EmulatorConfig config = config(n -> {}).toBuilder().data(d -> d.directory(state)).build();

    assertThatThrownBy(() -> AppServicesEmulator.start(config)).isInstanceOf(TlsException.class);

    assertThat(state).doesNotExist();
  }

  private EmulatorConfig config(Consumer<NetworkSettings.Builder> more) {
    return EmulatorConfig.builder()
        .network(n -> n.tls(true).tlsCertificate(certificate).tlsKey(key))
        .network(more)
        .build();
  }

  private void assertRefused(String... texts) {
    assertRefused(config(n -> {}).toBuilder(), texts);
  }

  private static void assertRefused(EmulatorConfigBuilder config, String... texts) {
    assertThatThrownBy(() -> AppServicesEmulator.start(config.build()))
        .isInstanceOf(TlsException.class)
        .hasMessageContainingAll(texts);
  }
}
