package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.MongoExecutionTimeoutException;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that would take hours or for ever, and everything beside them. */
class SlowOperationTest {

  private static final String EVIL = "{$regex: '^(.*a){20}$'}";

  /** Goes round without reading the text, for about five seconds. */
  private static final String ENDLESS = "{$regex: '^((){30000}){20000}b'}";

  private static final Duration GENEROUS = Duration.ofSeconds(20);

  private static AppServicesEmulator impatient;

  @BeforeAll
  static void start() {
    impatient = limited(Duration.ofMillis(600));
  }

  @AfterAll
  static void close() {
    impatient.close();
  }

  @Test
  void nothingWaitsForASlowQuery() {
    try (AppServicesEmulator emulator = limited(Duration.ofSeconds(10))) {
      Code code = withDocument(emulator);
      String token = code.anonymous();
      List<CompletableFuture<Response>> slow =
          Stream.of("find", "deleteMany", "count")
              .map(
                  operation ->
                      CompletableFuture.supplyAsync(
                          () -> run(code, token, operation, "query: {a: " + EVIL + "}"),
                          task -> new Thread(task, "slow").start()))
              .toList();

      assertThat(run(code, token, "find", "query: {}")).isJson(200);
      assertThat(run(code, token, "insertOne", "document: {b: 1}")).isJson(200);
      assertThat(run(code, token, "updateMany", "query: {}, update: {$inc: {n: 1}}")).isJson(200);
      assertThat(run(code, token, "findOneAndDelete", "filter: {b: 1}")).isJson(200);
      assertThat(run(code, token, "aggregate", "pipeline: [{$match: {}}]")).isJson(200);
      assertThat(slow).allSatisfy(response -> assertThat(response).isNotDone());

      assertThat(slow)
          .allSatisfy(
              response ->
                  assertThat(response.join())
                      .isRefused(400, "MongoDBError", "operation exceeded time limit"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          find              | query: {a: EVIL}
          find              | query: {a: {$regularExpression: {pattern: '^(.*a){20}$', options: ''}}}
          find              | query: {a: {$not: EVIL}}
          find              | query: {a: {$not: {$in: ['x']}, $regex: '^(.*a){20}$'}}
          find              | query: {a: {$in: [{$regularExpression: {pattern: '^(.*a){20}$', options: ''}}]}}
          find              | query: {$or: [{b: 1}, {$nor: [{a: EVIL}]}]}
          find              | query: {list: {$elemMatch: EVIL}}
          find              | query: {_id: EVIL}
          find              | query: {a: {$regex: '^(.*A){20}$', $options: 'i'}}
          findOne           | query: {a: EVIL}
          count             | query: {a: EVIL}
          aggregate         | pipeline: [{$match: {a: EVIL}}]
          aggregate         | pipeline: [{$facet: {f: [{$match: {a: EVIL}}]}}]
          aggregate         | pipeline: [{$lookup: {from: 'c', pipeline: [{$match: {a: EVIL}}], as: 'x'}}]
          aggregate         | pipeline: [{$project: {x: {$reduce: {input: {$range: [0, 100000]}, initialValue: 0, in: {$size: {$map: {input: {$range: [0, 100000]}, as: 'i', in: {$add: ['$$i', 1]}}}}}}}}]
          aggregate         | pipeline: [UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, UNWIND, {$count: 'n'}]
          deleteOne         | query: {a: EVIL}
          deleteMany        | query: {a: EVIL}
          updateOne         | query: {a: EVIL}, update: {$set: {b: 1}}
          updateMany        | query: {a: EVIL}, update: {$set: {b: 1}}
          updateMany        | query: {}, update: {$pull: {list: EVIL}}
          updateMany        | query: {}, update: {$set: {'list.$[x]': 1}}, arrayFilters: [{x: EVIL}]
          updateMany        | query: {a: EVIL}, update: {a: 1}
          findOneAndUpdate  | filter: {a: EVIL}, update: {$set: {b: 1}}
          findOneAndReplace | filter: {a: EVIL}, update: {b: 1}
          findOneAndDelete  | filter: {a: EVIL}
          find              | query: {a: ENDLESS}
          aggregate         | pipeline: [{$match: {a: ENDLESS}}]
          deleteOne         | query: {a: ENDLESS}
          updateOne         | query: {a: ENDLESS}, update: {$set: {b: 1}}
          updateMany        | query: {}, update: {$pull: {list: ENDLESS}}
          updateMany        | query: {}, update: {$set: {'list.$[x]': 1}}, arrayFilters: [{x: ENDLESS}]
          findOneAndUpdate  | filter: {}, update: {$pull: {list: ENDLESS}}
          """)
  void slowOperationEndsByTheLimit(String operation, String arguments) {
    Code code = withDocument(impatient);
    String token = code.anonymous();

    Response slow =
        run(
            code,
            token,
            operation,
            arguments
                .replace("EVIL", EVIL)
                .replace("ENDLESS", ENDLESS)
                .replace("UNWIND", "{$addFields: {l: '$many'}}, {$unwind: '$l'}"));

    assertThat(slow).isRefusedWithCode(400, "MongoDBError");
    assertThat(slow.string("error")).contains("operation exceeded time limit");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        run(
                            code,
                            token,
                            "updateOne",
                            "query: {_id: 'next'}, update: {$set: {c: 1}}, upsert: true"))
                    .isJson(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {EVIL, ENDLESS})
  void aStreamWhoseFilterTakesTooLongEndsAndSaysWhy(String filter) throws IOException {
    Code code = Code.on(impatient);
    String token = code.anonymous();
    String text = "a".repeat(40) + "!";
    try (SseStream slow = SseStream.watch(code, token, "{'fullDocument.a': " + filter + "}");
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

  @Test
  void operationObeysTheLimitOfItsDriver() {
    try (AppServicesEmulator emulator = limited(Duration.ofMinutes(5))) {
      Code code = withDocument(emulator);

      assertTimeoutPreemptively(
          GENEROUS,
          () ->
              assertThatThrownBy(
                      () ->
                          code.mongo(
                              DATA,
                              "db",
                              "c",
                              found ->
                                  found
                                      .find(json("{a: " + EVIL + "}"))
                                      .maxTime(300, TimeUnit.MILLISECONDS)
                                      .first()))
                  .isInstanceOf(MongoExecutionTimeoutException.class));
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

  private static AppServicesEmulator limited(Duration limit) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().data(d -> d.timeLimit(limit)).build());
  }

  private static Code withDocument(AppServicesEmulator emulator) {
    Code code = Code.on(emulator);
    String text = "a".repeat(40) + "!";
    Document document = new Document("_id", text).append("a", text);
    document.append("list", List.of(text));
    document.append("many", Collections.nCopies(200, 1));
    Document upsert =
        json("{database: 'db', collection: 'c', query: {}, upsert: true}")
            .append("update", document);
    // The first operation of all may take longer than a short limit.
    await()
        .untilAsserted(
            () -> assertThat(code.data(code.anonymous(), DATA, "updateOne", upsert)).isJson(200));
    return code;
  }

  private static Response run(Code code, String token, String operation, String arguments) {
    return code.data(
        token, DATA, operation, json("{database: 'db', collection: 'c', " + arguments + "}"));
  }
}
