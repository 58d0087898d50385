package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change events as server-sent events: what SDKs open and what they are sent. */
class WatchStreamTest extends WatchFixture {

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
}
