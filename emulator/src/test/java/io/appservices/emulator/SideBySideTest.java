package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Emulators in one JVM share nothing, and leave nothing behind. */
class SideBySideTest {

  @Test
  void oneDoesNotTakeTheTokensOfAnother() {
    try (AppServicesEmulator one = AppServicesEmulator.start();
        AppServicesEmulator other = AppServicesEmulator.start()) {
      Tokens tokens = client(one).signUp("user@example.com", "correct horse");
      client(other).signUp("user@example.com", "correct horse");

      assertThat(client(one).profile(tokens.accessToken()).status()).isEqualTo(200);
      assertThat(client(other).profile(tokens.accessToken()).status()).isEqualTo(401);
      assertThat(client(other).refresh(tokens.refreshToken()).status()).isEqualTo(401);
      assertThat(client(other).deleteUser(tokens.accessToken()).status()).isEqualTo(401);
      assertThat(other.app().users().list(2)).hasSize(1);
    }
  }

  @Test
  void oneDoesNotTakeTheOperatorOfAnother() {
    try (AppServicesEmulator one = AppServicesEmulator.start();
        AppServicesEmulator other = AppServicesEmulator.start()) {
      String token = new AdminApiClient(one, one.app().id()).logIn().tokens().accessToken();
      AdminApiClient admin = new AdminApiClient(other, other.app().id());

      assertThat(admin.send("GET", admin.group("/apps"), token, null).status()).isEqualTo(401);
    }
  }

  @Test
  void theyHaveUsersAndClocksOfTheirOwn() {
    try (AppServicesEmulator one = AppServicesEmulator.start();
        AppServicesEmulator other = AppServicesEmulator.start()) {
      one.app().createUser("user@example.com", "correct horse");
      one.clock().advance(Duration.ofDays(1));

      assertThat(other.app().users().list(1)).isEmpty();
      assertThat(one.clock().seconds()).isGreaterThan(other.clock().seconds() + 80_000);
    }
  }

  @Test
  void closeLeavesNoThreadAndNoListener() {
    warmUp();
    Set<Thread> before = liveThreads();
    AppServicesEmulator emulator = AppServicesEmulator.start();
    int port = emulator.port();
    Http.send("GET", emulator.baseUrl() + "/api/private/v1.0/version", null);
    assertThat(listens(port)).isTrue();

    emulator.close();

    Set<Thread> left = liveThreads();
    left.removeAll(before);
    assertThat(left).isEmpty();
    assertThat(listens(port)).isFalse();
  }

  @Test
  void aSecondCloseDoesNothing() {
    AppServicesEmulator emulator = AppServicesEmulator.start();

    emulator.close();
    emulator.close();

    assertThat(listens(emulator.port())).isFalse();
  }

  @Test
  void aClosedPortCanBeTakenAgain() {
    AppServicesEmulator first = AppServicesEmulator.start();
    EmulatorConfig samePort = EmulatorConfig.builder().network(n -> n.port(first.port())).build();
    Set<Thread> before = liveThreads();

    assertThatThrownBy(() -> AppServicesEmulator.start(samePort))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(BindException.class);
    assertThat(liveThreads()).isSubsetOf(before);
    first.close();

    try (AppServicesEmulator second = AppServicesEmulator.start(samePort)) {
      assertThat(second.port()).isEqualTo(first.port());
    }
  }

  /** The test's own HTTP client has threads too. */
  private static void warmUp() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      Http.send("GET", emulator.baseUrl() + "/api/private/v1.0/version", null);
    }
  }

  private static Set<Thread> liveThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    // Those of the test's own HTTP client.
    threads.removeIf(thread -> thread.getName().startsWith("HttpClient-"));
    return threads;
  }

  private static ClientApiClient client(AppServicesEmulator emulator) {
    return new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
