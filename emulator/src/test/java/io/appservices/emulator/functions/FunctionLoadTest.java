package io.appservices.emulator.functions;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions that do not end, and bodies that do not come, leave the rest of the emulator alone. */
@Timeout(60)
class FunctionLoadTest {

  private static final int MANY = 200;

  private final CountDownLatch end = new CountDownLatch(1);
  private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final Code code = Code.on(emulator);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    end.countDown();
    for (Socket socket : sockets) {
      socket.close();
    }
    emulator.close();
  }

  @Test
  void loginsAndDataAreServedBesideEndlessFunctionsAndStalledBodies() throws IOException {
    EmulatorInternals.function(emulator, "endless", arguments -> waitForEnd());
    Tokens user = code.signUp();
    for (int i = 0; i < MANY; i++) {
      send("/functions/call", user.accessToken(), "{\"name\":\"endless\"}", 0);
      send("/auth/providers/anon-user/login", "", "{", 1000);
      send("/auth/providers/custom-function/login", "", "{}", 0);
    }

    assertThat(code.app().client().send("GET", code.app().client().app("/location"), null, null))
        .isJson(200);
    assertThatCode(code::anonymous).doesNotThrowAnyException();
    assertThat(code.app().client().logIn(Code.EMAIL, Code.PASSWORD)).isJson(200);
    assertThat(
            code.data(
                user.accessToken(),
                Code.DATA,
                "count",
                Code.json("{database: 'db', collection: 'c'}")))
        .isJson(200);
    assertThat(code.admin("GET", "/functions", null)).isJson(200);
  }

  private Object waitForEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 1;
  }

  /** Sends a call, whose body lacks so many bytes, and does not wait for its answer. */
  private void send(String path, String bearer, String body, int lacking) throws IOException {
    Socket socket = new Socket("127.0.0.1", emulator.port());
    sockets.add(socket);
    String head =
        "POST /api/client/v2.0%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            .formatted(code.app().client().app(path), bearer);
    String length = "Content-Length: " + (body.length() + lacking) + "\r\n\r\n";
    socket.getOutputStream().write((head + length + body).getBytes(UTF_8));
  }
}
