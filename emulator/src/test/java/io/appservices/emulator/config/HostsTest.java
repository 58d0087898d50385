package io.appservices.emulator.config;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** More than one name or address to listen on. */
class HostsTest {

  private static final String HEALTH = "/__emulator/v1/health";

  @Test
  void answersAtEachWithOnePortAndKnowsAllOfThem() throws Exception {
    EmulatorConfig config =
        EmulatorConfig.builder().network(n -> n.host("127.0.0.2").host("127.0.0.3")).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emulator.baseUrl()).isEqualTo("http://127.0.0.2:" + emulator.port());
      assertThat(Http.send("GET", emulator.baseUrl() + HEALTH, null)).hasStatus(200);
      assertThat(Http.send("GET", "http://127.0.0.3:" + emulator.port() + HEALTH, null))
          .hasStatus(200);
      assertThatThrownBy(() -> new Socket("127.0.0.1", emulator.port()).close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void theSameAddressTwiceIsOne() {
    EmulatorConfig config =
        EmulatorConfig.builder().network(n -> n.host("localhost").host("127.0.0.1")).build();

    assertThat(config.network().hosts()).containsExactly("localhost", "127.0.0.1");
    assertThat(config.network().addresses()).isEqualTo(LoopbackHosts.find());
    AppServicesEmulator.start(config).close();
  }

  @Test
  void whereOneIsTakenNoneIsLeftListening() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.3"))) {
      int port = taken.getLocalPort();
      EmulatorConfig config =
          EmulatorConfig.builder()
              .network(n -> n.host("127.0.0.2").host("127.0.0.3").port(port))
              .build();

      assertThatThrownBy(() -> AppServicesEmulator.start(config))
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseInstanceOf(BindException.class)
          .hasMessageContaining("127.0.0.3:" + port);
      new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2")).close();
    }
  }

  @Test
  void whereThePortByTlsIsTakenNoneIsLeftListening() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      free = probe.getLocalPort();
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      EmulatorConfig config =
          EmulatorConfig.builder()
              .network(n -> n.host("127.0.0.1").port(free).tls(true).tlsPort(port))
              .build();

      assertThatThrownBy(() -> AppServicesEmulator.start(config))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("127.0.0.1:" + port);
      new ServerSocket(free, 1, InetAddress.getByName("127.0.0.1")).close();
    }
  }
}
