package io.appservices.emulator.watch;

import static io.appservices.emulator.functions.Code.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.rules.Ruled;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a user sees of change events where rules look at documents. */
class WatchRulesTest {

  private final Ruled ruled = new Ruled();

  @Test
  void seesTheChangesOfItsOwnDocumentsOnly() throws IOException {
    ruled.roles("{name: 'r', apply_when: {owner_id: '%%user.id'}, read: true}");
    try (SseStream stream = watch("{}")) {
      ruled.seed("{_id: 1, owner_id: 'else'}", "{_id: 2, owner_id: 'ME'}");
      write("{_id: 1}", "{$set: {x: 1}}");
      write("{_id: 2}", "{$set: {x: 1}}");

      assertThat(key(stream.nextEvent())).isEqualTo("insert 2");
      assertThat(key(stream.nextEvent())).isEqualTo("update 2");
    }
  }

  @Test
  void seesTheFieldsThatItMayReadOnly() throws IOException {
    ruled.roles("{name: 'r', apply_when: {}, fields: {a: {read: true}, _id: {read: true}}}");
    ruled.seed("{_id: 1, a: 1, secret: 1}");
    try (SseStream stream = watch("{}")) {
      write("{_id: 1}", "{$set: {a: 2, secret: 2}}");

      Document event = stream.nextEvent();

      assertThat(event)
          .containsEntry("fullDocument", json("{_id: 1, a: 2}"))
          .containsEntry("updateDescription", json("{updatedFields: {a: 2}, removedFields: []}"));
    }
  }

  @Test
  void seesOfTheArraysThatGotShorterThoseThatItMayRead() throws IOException {
    ruled.roles("{name: 'r', apply_when: {}, fields: {a: {read: true}, _id: {read: true}}}");
    ruled.seed("{_id: 1, a: [1, 2, 3], secret: [1, 2, 3]}");
    try (SseStream stream = watch("{}")) {
      List<Document> shorten =
          List.of(json("{$set: {a: {$slice: ['$a', 2]}, secret: {$slice: ['$secret', 2]}}}"));
      ruled.code.mongo(Ruled.SERVICE, "db", "c", c -> c.updateOne(json("{_id: 1}"), shorten));

      assertThat(stream.nextEvent())
          .containsEntry("fullDocument", json("{_id: 1, a: [1, 2]}"))
          .containsEntry(
              "updateDescription",
              json(
                  "{updatedFields: {}, removedFields: [], truncatedArrays: [{field: 'a', newSize:"
                      + " 2}]}"));
    }
  }

  @Test
  void seesOfAnEmbeddedDocumentThatWasSetWhatItMayRead() throws IOException {
    ruled.roles(
        "{name: 'r', apply_when: {}, fields: {_id: {read: true}, address: {fields:"
            + " {city: {read: true}, secret: {read: false}}}}}");
    ruled.seed("{_id: 1, address: {city: 'A', secret: 1}}");
    try (SseStream stream = watch("{}")) {
      write("{_id: 1}", "{$set: {address: {city: 'B', secret: 2}}}");

      assertThat(stream.nextEvent())
          .containsEntry("fullDocument", json("{_id: 1, address: {city: 'B'}}"))
          .containsEntry(
              "updateDescription",
              json("{updatedFields: {address: {city: 'B'}}, removedFields: []}"));
    }
  }

  @Test
  void compactEventsAreMadeOfWhatMayBeSeen() throws IOException {
    ruled.roles("{name: 'r', apply_when: {}, fields: {a: {read: true}}}");
    try (SseStream stream = watch("{useCompactEvents: true}")) {
      ruled.seed("{_id: 1, a: 1, secret: 1}");

      assertThat(stream.nextEvent())
          .containsEntry("ot", "insert")
          .containsEntry("fd", json("{a: 1}"));
    }
  }

  @Test
  void aFilterHoldsForEventsToo() throws IOException {
    ruled.rule(
        "{roles: [{name: 'r', apply_when: {}, read: true}], filters: [{name: 'f',"
            + " apply_when: {}, query: {open: true}, projection: {secret: 0}}]}");
    try (SseStream stream = watch("{}")) {
      ruled.seed("{_id: 1, open: false}", "{_id: 2, open: true, secret: 1}");

      assertThat(stream.nextEvent()).containsEntry("fullDocument", json("{_id: 2, open: true}"));
    }
  }

  @Test
  void aFilterKnowsTheTimeOfTheEvent() throws IOException {
    ruled.rule(
        "{roles: [{name: 'r', apply_when: {}, read: true}], filters: [{name: 'f',"
            + " apply_when: {}, query: {$expr: {$lt: ['$from', '$$NOW']}}}]}");
    try (SseStream stream = watch("{}")) {
      ruled.seed(
          "{_id: 1, from: {$date: '9999-01-01T00:00:00Z'}}",
          "{_id: 2, from: {$date: '2001-01-01T00:00:00Z'}}");

      assertThat(key(stream.nextEvent())).isEqualTo("insert 2");
    }
  }

  @Test
  void aDeletionHasNoDocumentThatRulesCouldLookAt() throws IOException {
    ruled.roles("{name: 'r', apply_when: {owner_id: '%%user.id'}, read: true}");
    ruled.seed("{_id: 1, owner_id: 'ME'}");
    try (SseStream stream = watch("{}")) {
      ruled.code.mongo(Ruled.SERVICE, "db", "c", c -> c.deleteOne(json("{}")));
      ruled.seed("{_id: 2, owner_id: 'ME'}");

      assertThat(key(stream.nextEvent())).isEqualTo("insert 2");
    }
  }

  private void write(String query, String update) {
    ruled.code.mongo(Ruled.SERVICE, "db", "c", c -> c.updateOne(json(query), json(update)));
  }

  private static String key(Document event) {
    return event.get("operationType") + " " + event.get("documentKey", Document.class).get("_id");
  }

  private SseStream watch(String argument) throws IOException {
    Document all = json("{database: 'db', collection: 'c'}");
    all.putAll(json(argument));
    Document request =
        new Document("name", "watch")
            .append("arguments", List.of(all))
            .append("service", Ruled.SERVICE);
    String encoded = Base64.getEncoder().encodeToString(Ejson.canonical(request));
    return SseStream.open(
        ruled.code,
        "baas_request=" + URLEncoder.encode(encoded, UTF_8),
        "Authorization: Bearer " + ruled.user.accessToken());
  }
}
