package io.appservices.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.error.TlsException;
import io.appservices.emulator.config.EmulatorConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority is made once, and clients trust it once. */
class AuthorityDirectoryTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path directory;

  @Test
  void isMadeOnceAndOnlyItsUserMayReadTheKey() throws Exception {
    Path own = directory.resolve("a/tls");

    X509Certificate first = start(own);
    X509Certificate second = start(own);

    assertThat(second).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("ca.pem"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
    assertThat(own.resolve("ca.crt")).hasContent(Tls.pem(first).strip());
    assertThat(Files.readString(own.resolve("ca.crt"))).doesNotContain("PRIVATE");
    try (Stream<Path> files = Files.list(own)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void writesTheCertificateAgainThatWasDeleted() throws Exception {
    X509Certificate first = start(directory);
    Files.delete(directory.resolve("ca.crt"));

    start(directory);

    assertThat(directory.resolve("ca.crt")).hasContent(Tls.pem(first).strip());
  }

  @Test
  void isKeptWithTheState() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .network(n -> n.tls(true))
            .data(d -> d.directory(directory.resolve("state")))
            .build();

    AppServicesEmulator.start(config).close();

    assertThat(directory.resolve("state/tls/ca.pem")).exists();
  }

  @Test
  void isTheSameForAllThatStartAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<X509Certificate> open = () -> open(Instant.now()).certificate();
      List<Future<X509Certificate>> all =
          threads.invokeAll(List.of(open, open, open, open, open, open, open, open));

      X509Certificate first = all.get(0).get();
      for (Future<X509Certificate> other : all) {
        assertThat(other.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void isReplacedBeforeItExpires() throws Exception {
    Instant longAgo = Instant.now().minus(Duration.ofDays(3300));

    X509Certificate old = open(longAgo).certificate();
    X509Certificate replaced = open(Instant.now()).certificate();

    assertThat(replaced).isNotEqualTo(old);
    assertThat(open(Instant.now()).certificate()).isEqualTo(replaced);
  }

  @Test
  void aDamagedOneIsNamed() throws Exception {
    open(Instant.now());
    Path file = directory.resolve("ca.pem");
    String key = Files.readString(file).split("-----BEGIN CERTIFICATE")[0];
    Files.delete(file);
    open(Instant.now());
    String certificate = Files.readString(file).split("-----END PRIVATE KEY-----")[1];
    Files.writeString(file, key + certificate);

    assertThatThrownBy(() -> start(directory))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("do not belong together");
  }

  @Test
  void aDirectoryThatCannotBeUsedIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> start(file.resolve("tls")))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--tls-directory");
  }

  private CertificateAuthority open(Instant now) throws Exception {
    return new AuthorityDirectory(directory).open(RANDOM, now);
  }

  private static X509Certificate start(Path kept) {
    EmulatorConfig config =
        EmulatorConfig.builder().network(n -> n.tls(true).tlsDirectory(kept)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      return emulator.caCertificate().orElseThrow();
    }
  }
}
