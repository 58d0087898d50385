package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change events as server-sent events: what SDKs open and what they are sent. */
class WatchStreamTest {

  private static final String WATCH =
      "{name: 'watch', arguments: [{database: 'db', collection: 'c'}], service: 'mongodb-atlas'}";

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  @ParameterizedTest
  @ValueSource(strings = {"baas_request&baas_at", "stitch_request&stitch_at"})
  void aStreamOpensAtOnceWithTheTokenInTheQuery(String names) throws IOException {
    String[] parameters = names.split("&");
    String query = parameters[0] + "=" + encoded(WATCH) + "&" + parameters[1] + "=" + token;

    try (SseStream stream = SseStream.open(code, query)) {
      assertThat(stream.head())
          .startsWith("HTTP/1.1 200")
          .contains("Content-Type: text/event-stream\r\n");
      insert("{_id: 1}");

      assertThat(stream.next()).startsWith("data: {").contains("\"operationType\":\"insert\"");
    }
  }

  @Test
  void proxiesHandAStreamOnAtOnce() throws IOException {
    try (SseStream stream = watch(WATCH)) {
      assertThat(stream.head())
          .contains("Cache-Control: no-cache, no-transform\r\n", "X-Accel-Buffering: no\r\n");
      assertThat(stream.firstLine()).isEqualTo(":");
    }
  }

  @Test
  void aStreamOpensWithTheTokenInTheHeader() throws IOException {
    try (SseStream stream =
        SseStream.open(code, "baas_request=" + encoded(WATCH), "Authorization: Bearer " + token)) {
      insert("{_id: 1}");

      Document event = stream.nextEvent();

      assertThat(event)
          .containsEntry("operationType", "insert")
          .containsEntry("fullDocument", json("{_id: 1}"))
          .containsEntry("ns", json("{db: 'db', coll: 'c'}"))
          .containsEntry("documentKey", json("{_id: 1}"))
          .containsKey("_id");
    }
  }

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
  void lineEndsAndPercentSignsAreEscaped() throws IOException {
    try (SseStream stream = watch(WATCH)) {
      insert("{_id: 1, text: '100%\\n\\r\\u000b\\u2028'}");

      String frame = stream.next();

      assertThat(frame).doesNotContain("\n").contains("100%25");
      assertThat(stream.decoded(frame).get("fullDocument", Document.class))
          .containsEntry("text", "100%\n\r\u000b\u2028");
    }
  }

  @Test
  void numbersKeepTheirTypes() throws IOException {
    try (SseStream stream = watch(WATCH)) {
      insert("{_id: 1, n: {$numberLong: '7'}}");

      assertThat(stream.next())
          .contains(
              "\"fullDocument\":{\"_id\":{\"$numberInt\":\"1\"},\"n\":{\"$numberLong\":\"7\"}}");
    }
  }

  @Test
  void onlyTheDocumentsOfTheseIdsAreWatched() throws IOException {
    try (SseStream stream = watch(WATCH.replace("'c'}", "'c', ids: ['b', 3]}"))) {
      List.of("'a'", "'b'", "2", "3").forEach(id -> insert("{_id: " + id + "}"));

      assertThat(stream.nextEvent()).containsEntry("documentKey", json("{_id: 'b'}"));
      assertThat(stream.nextEvent()).containsEntry("documentKey", json("{_id: 3}"));
    }
  }

  @Test
  void onlyTheEventsThatMeetTheFilterAreSent() throws IOException {
    String filter = "'c', filter: {'fullDocument.kind': 'x', operationType: 'insert'}}";
    try (SseStream stream = watch(WATCH.replace("'c'}", filter))) {
      insert("{_id: 1, kind: 'y'}");
      insert("{_id: 2, kind: 'x'}");

      assertThat(stream.nextEvent()).containsEntry("documentKey", json("{_id: 2}"));
    }
  }

  @Test
  void compactEventsHaveShortNames() throws IOException {
    try (SseStream stream = watch(WATCH.replace("'c'}", "'c', useCompactEvents: true}"))) {
      insert("{_id: 1}");

      assertThat(stream.nextEvent())
          .containsEntry("ot", "insert")
          .containsEntry("fd", json("{_id: 1}"))
          .containsEntry("dk", json("{_id: 1}"))
          .containsKey("sdh")
          .doesNotContainKey("operationType");
      code.mongo(
          DATA, "db", "c", c -> c.updateOne(json("{}"), json("{$set: {hello: 'universe'}}")));
      assertThat(stream.nextEvent())
          .containsEntry("ud", json("{updatedFields: {hello: 'universe'}, removedFields: []}"))
          .doesNotContainKey("fd");
    }
  }

  @Test
  void whoMayReadNothingSeesNoEvents() throws IOException {
    String service = code.create("/services", json("{name: 'ruled', type: 'mongodb', config: {}}"));
    String rule = "{roles: [{name: 'r', apply_when: {}, read: false}]}";
    code.create("/services/" + service + "/default_rule", json(rule));
    try (SseStream stream = watch(WATCH.replace(DATA, "ruled"))) {
      code.mongo("ruled", "db", "c", collection -> collection.insertOne(json("{_id: 1}")));
      code.app().emulated().delete();

      assertThat(stream.next()).startsWith("event: error");
    }
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

  private SseStream watch(String request) throws IOException {
    return SseStream.open(code, "baas_request=" + encoded(request) + "&baas_at=" + token);
  }

  private void insert(String document) {
    Document argument =
        json("{database: 'db', collection: 'c'}").append("document", json(document));
    assertThat(code.data(token, DATA, "insertOne", argument)).isJson(200);
  }

  private static String encoded(String request) {
    byte[] body = json(request).toJson().getBytes(UTF_8);
    return URLEncoder.encode(Base64.getEncoder().encodeToString(body), UTF_8);
  }
}
