package io.appservices.emulator.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.http.Access;
import io.appservices.emulator.http.CallChain;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import io.appservices.emulator.runtime.EmulatorClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One port on several addresses. */
class AddressesConnectorTest {

  /** What {@code localhost} is on this machine, by IPv4 and, where there is one, by IPv6. */
  private final List<String> hosts = EmulatorConfig.defaults().network().addresses();

  @Test
  void answersConnectionsOfAllAddressesAtOnce() throws IOException {
    try (HttpServer server = start()) {
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        for (String host : hosts) {
          Socket socket = new Socket();
          socket.connect(new InetSocketAddress(host, server.port()));
          open.add(socket);
        }
      }
      for (Socket socket : open) {
        assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        socket.close();
      }
    }
  }

  @Test
  void listensNowhereOnceItIsClosed() {
    HttpServer server = start();
    server.close();

    for (String host : hosts) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(host, server.port())))
            .isInstanceOf(ConnectException.class);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private HttpServer start() {
    TestApi api = TestApi.of("", Route.get("/", Access.OPEN, call -> TestApi.text("here")));
    return HttpServer.start(
        hosts,
        0,
        List.of(api),
        CallerPolicy.of("localhost", List.of(), List.of()),
        new CallChain(new EmulatorClock()));
  }

  private static String answer(Socket socket) throws IOException {
    String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
