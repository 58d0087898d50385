package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.watch.SseStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations whose filters never end: who is refused, and who does not wait. */
@Tag("slow")
@Timeout(120)
class SlowRegularExpressionTest extends SlowOperationFixture {

  @ParameterizedTest
  @ValueSource(strings = {"EVIL", "ENDLESS"})
  void aStreamWhoseFilterTakesTooLongEndsAndSaysWhy(String filter) throws IOException {
    Code code = Code.on(impatient);
    String token = code.anonymous();
    String text = "a".repeat(40) + "!";
    try (SseStream slow =
            SseStream.watch(code, token, "{'fullDocument.a': " + filledIn(filter) + "}");
        SseStream other = SseStream.watch(code, token, "{}")) {
      Document insert = json("{database: 'db', collection: 'c'}");
      insert.append("document", new Document("_id", 1).append("a", text));
      assertThat(code.data(token, DATA, "insertOne", insert)).isJson(200);

      assertThat(other.nextEvent()).containsEntry("operationType", "insert");
      assertThat(slow.next())
          .startsWith("event: error\n")
          .contains("operation exceeded time limit");
      assertThat(slow.next()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"'(', ''", "'[', i", "a, z", "'(?<x', ''"})
  void refusesWhatIsNoRegularExpression(String pattern, String options) {
    Code code = Code.shared();

    Document query = new Document("a", new Document("$regex", pattern).append("$options", options));
    Response refused =
        code.data(
            code.anonymous(),
            DATA,
            "find",
            json("{database: 'db', collection: 'c'}").append("query", query));

    assertThat(refused).isRefusedWithCode(400, "MongoDBError");
  }

  @Test
  void refusesARangeThatFillsTheMemory() {
    try (AppServicesEmulator emulator = limited(Duration.ofMinutes(5))) {
      Code code = withDocument(emulator);

      Response refused =
          run(
              code,
              code.anonymous(),
              "aggregate",
              "pipeline: [{$project: {n: {$size: {$range: [0, 2000000000]}}}}]");

      assertThat(refused).isRefusedWithCode(400, "MongoDBError");
      assertThat(refused.string("error")).contains("$range would use too much memory");
    }
  }

  @Test
  void closesWhileOperationsRunThatCannotBeEnded() {
    AppServicesEmulator emulator = limited(Duration.ofMinutes(5));
    Code code = withDocument(emulator);
    String token = code.anonymous();
    for (String pipeline :
        new String[] {
          "[{$match: {a: " + EVIL + "}}]",
          "[{$match: {a: " + ENDLESS + "}}]",
          "[UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, {$count: 'n'}]"
              .replace("UNWIND", "{$addFields: {l: '$many'}}, {$unwind: '$l'}")
        }) {
      CompletableFuture.runAsync(() -> run(code, token, "aggregate", "pipeline: " + pipeline));
    }
    assertThat(run(code, token, "find", "query: {}")).isJson(200);

    assertTimeoutPreemptively(GENEROUS, emulator::close);
  }
}
