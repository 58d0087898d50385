package io.appservices.emulator.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server that a function calls may challenge it by more than the stack of a thread takes. */
class LongChallengeTest {

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder().functions(f -> f.allowHttp("localhost")).build());

  private final Code code = Code.on(emulator);
  private final HttpServer server;

  LongChallengeTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", LongChallengeTest::challenge);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isAnsweredLikeAShortOne() {
    code.function(
        "f",
        """
        exports = async (url) =>
          (await context.http.get({url, username: 'u', password: 'p', digestAuth: true})).statusCode
        """);

    String url = "http://localhost:" + server.getAddress().getPort() + "/";

    assertThat(code.call(code.anonymous(), "f", url).body()).contains("401");
  }

  private static void challenge(HttpExchange exchange) throws IOException {
    String realm = "a".repeat(100_000);
    exchange
        .getResponseHeaders()
        .set("WWW-Authenticate", "Digest realm=\"" + realm + "\", nonce=\"b\", qop=\"auth\"");
    exchange.sendResponseHeaders(401, -1);
    exchange.close();
  }
}
