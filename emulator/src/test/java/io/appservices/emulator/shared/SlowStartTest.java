package io.appservices.emulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.netty.channel.Channel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A start beside a deployment that is slow at first, as on a machine that starts both. */
@Tag("shared")
class SlowStartTest {

  /** Longer than a request waits for the deployment. */
  private static final long SLOW_SECONDS = 2;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final MongoServer server =
      new MongoServer(
          new AtomicBackend() {
            @Override
            public Document handleCommand(
                Channel channel, String database, String command, Document query) {
              if (command.equals("findAndModify") && asked.getCount() > 0) {
                asked.countDown();
                pass(SLOW_SECONDS);
              }
              return super.handleCommand(channel, database, command, query);
            }
          });

  private static void pass(long seconds) {
    try {
      assertThat(new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  @Test
  void theFirstOperationMayTakeLongerThanThoseOfRequests() {
    String uri = "mongodb://localhost:" + server.bind().getPort() + "/slow";
    try (AppServicesEmulator emulator = AppServicesEmulator.start(SharingEmulators.config(uri))) {
      assertThat(asked.getCount()).isZero();
      assertThat(emulator.app().users().list(1)).isEmpty();
    }
  }
}
