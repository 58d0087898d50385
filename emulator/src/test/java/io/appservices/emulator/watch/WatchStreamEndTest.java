package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends a stream of change events. */
class WatchStreamEndTest extends WatchFixture {

  @ParameterizedTest
  @ValueSource(strings = {"disable", "logout", "delete"})
  void aStreamTellsNothingMoreToAUserThatIsShutOut(String how) throws IOException {
    Tokens user = code.signUp();
    String query = "baas_request=" + encoded(WATCH) + "&baas_at=" + user.accessToken();
    try (SseStream stream = SseStream.open(code, query)) {
      insert("{_id: 1}");
      assertThat(stream.nextEvent()).containsKey("fullDocument");

      shutOut(user, how);
      insert("{_id: 2}");

      assertThat(stream.next()).startsWith("event: error\n").contains("InvalidSession");
      assertThat(stream.next()).isNull();
    }
  }

  @Test
  void aStreamEndsWithTheSessionThatTooManyLaterOnesEnd() throws IOException {
    EmulatorConfig config = EmulatorConfig.builder().limits(l -> l.sessionsPerUser(2)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      Code own = Code.on(emulator);
      try (SseStream stream = SseStream.watch(own, own.signUp().accessToken(), "{}")) {
        own.app().client().logIn(Code.EMAIL, Code.PASSWORD).tokens();
        own.mongo(DATA, "db", "c", c -> c.insertOne(json("{_id: 1}")));
        assertThat(stream.nextEvent()).containsKey("fullDocument");

        own.app().client().logIn(Code.EMAIL, Code.PASSWORD).tokens();
        own.mongo(DATA, "db", "c", c -> c.insertOne(json("{_id: 2}")));

        assertThat(stream.next()).startsWith("event: error\n").contains("InvalidSession");
        assertThat(stream.next()).isNull();
      }
    }
  }

  private void shutOut(Tokens user, String how) {
    AdminApiClient admin = code.app().admin();
    Response answer =
        switch (how) {
          case "disable" -> admin.disable(user.userId());
          case "logout" -> admin.revoke(user.userId());
          default -> admin.delete(user.userId());
        };
    assertThat(answer).isEmpty(204);
  }

  @Test
  void theStreamsOfAnAppThatIsDeletedEndWithAnError() throws IOException {
    try (SseStream stream = watch(WATCH)) {
      code.app().emulated().delete();

      assertThat(stream.next()).startsWith("event: error\ndata: {\"error\":");
      assertThat(stream.next()).isNull();
    }
  }

  @Test
  void closingTheEmulatorEndsItsStreams() throws IOException {
    AppServicesEmulator emulator = AppServicesEmulator.start();
    Code own = Code.on(emulator);
    String query = "baas_request=" + encoded(WATCH) + "&baas_at=" + own.anonymous();
    try (SseStream stream = SseStream.open(own, query)) {
      emulator.close();

      stream.awaitEnd();
    }
  }

  @Test
  void nobodyWatchesForAClientThatHasGone() throws IOException {
    Set<Thread> before = watchers();
    Thread watcher;
    try (SseStream stream = watch(WATCH)) {
      Set<Thread> now = watchers();
      now.removeAll(before);
      watcher = now.iterator().next();
      insert("{}");
      assertThat(stream.nextEvent()).containsEntry("operationType", "insert");
    }

    // That the client has gone shows when something is sent.
    await()
        .until(
            () -> {
              insert("{}");
              return !watcher.isAlive();
            });
  }

  private static Set<Thread> watchers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("appservices-watch-"))
        .collect(Collectors.toSet());
  }
}
