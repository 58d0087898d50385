package io.appservices.emulator.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.TestApp;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that meet faults while other calls come, and while the emulator is closed. */
@Timeout(120)
class FaultLifeTest {

  /** More than there are threads that take requests. */
  private static final int MANY = 100;

  private static Socket asking(TestApp app) {
    try {
      Socket socket = new Socket("127.0.0.1", app.emulator().port());
      String path = "/api/client/v2.0" + app.client().app("/location");
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.setSoTimeout(60_000);
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallThatIsDelayedEndsWithTheEmulator() throws IOException {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    TestApp app = TestApp.on(emulator);
    FaultHandle fault = app.emulated().faults().add(Fault.delay(Duration.ofMinutes(5)));
    try (Socket socket = asking(app)) {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> fault.applied() == 1);

      emulator.close();

      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  @Test
  void aCallWhoseDelayEndsInTheTimeThatCallsAreGivenIsAnswered() throws Exception {
    AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().network(n -> n.drain(Duration.ofMinutes(10))).build());
    Thread closing = new Thread(emulator::close, "closing");
    TestApp app = TestApp.on(emulator);
    FaultHandle fault = app.emulated().faults().add(Fault.delay(Duration.ofSeconds(2)));
    try (Socket socket = asking(app)) {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> fault.applied() == 1);
      closing.start();
      // It waits no longer for others to find out, and goes on to close.
      closing.interrupt();

      assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      closing.join(60_000);
      assertThat(closing.isAlive()).isFalse();
    } finally {
      closing.interrupt();
      emulator.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyCallsThatWaitKeepNoOtherCallWaiting(boolean delayed) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      TestApp app = TestApp.on(emulator);
      TestApp other = TestApp.on(emulator);
      Fault slow = delayed ? Fault.delay(Duration.ofMinutes(5)) : Fault.slowBody(1);
      FaultHandle fault = app.emulated().faults().add(slow);
      for (int i = 0; i < MANY; i++) {
        sockets.add(asking(app));
      }
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> fault.applied() == MANY);

      assertThat(other.client().location().status()).isEqualTo(200);
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
