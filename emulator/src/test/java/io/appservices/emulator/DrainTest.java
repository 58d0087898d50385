package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.TestApp;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An emulator that is told to stop, and has been promised the time for that. */
@Timeout(60)
class DrainTest {

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private Object answerLate() {
    entered.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return "answered";
  }

  @Test
  void answersWhatIsInFlightWhenItListensNoMore() throws Exception {
    AppServicesEmulator emulator =
        AppServicesEmulator.start(
            EmulatorConfig.builder().network(n -> n.drain(Duration.ofMinutes(10))).build());
    Thread closing = new Thread(emulator::close, "closing");
    try {
      emulator.functions().register("late", call -> answerLate());
      TestApp app = TestApp.on(emulator);
      String token = app.client().logInAnonymously().string("access_token");
      Document body = new Document("name", "late").append("arguments", List.of());
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(
              () ->
                  app.client()
                      .send("POST", app.client().app("/functions/call"), token, body)
                      .body());
      entered.await();
      closing.start();
      await().until(() -> status(emulator, "/ready") == 503);
      assertThat(status(emulator, "/apps")).isEqualTo(200);

      // It waits no longer for others to find out, and goes on to close.
      closing.interrupt();
      await().until(() -> !listens(emulator));
      // Longer than calls are given where nothing was promised.
      assertThat(interrupted.await(1, TimeUnit.SECONDS)).isFalse();
      assertThat(closing.isAlive()).isTrue();
      end.countDown();

      assertThat(answer.get(30, TimeUnit.SECONDS)).contains("answered");
      closing.join(60_000);
      assertThat(closing.isAlive()).isFalse();
    } finally {
      end.countDown();
      closing.interrupt();
      emulator.close();
    }
  }

  private static int status(AppServicesEmulator emulator, String path) {
    return Http.send("GET", emulator.baseUrl() + "/__emulator/v1" + path, null).status();
  }

  private static boolean listens(AppServicesEmulator emulator) {
    try (Socket socket = new Socket("127.0.0.1", emulator.port())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
