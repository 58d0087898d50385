package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.mongodb.MongoExecutionTimeoutException;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.SlowExpression;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that would take hours or for ever, and everything beside them. */
@Tag("slow")
class SlowOperationTest extends SlowOperationFixture {

  /** Goes on after the limit of the operation, which is half a second, and cannot be ended. */
  private static final String LONG = SlowExpression.filter(Duration.ofSeconds(4));

  /** They would go on for minutes, however slow the machine is; the close ends them. */
  @Test
  void nothingWaitsForASlowQuery() {
    List<CompletableFuture<Response>> slow;
    try (AppServicesEmulator emulator = limited(Duration.ofMinutes(5))) {
      Code code = withDocument(emulator);
      String token = code.anonymous();
      slow =
          Stream.of("find", "deleteMany", "count")
              .map(
                  operation ->
                      CompletableFuture.supplyAsync(
                          () -> run(code, token, operation, "query: {a: " + EVIL + "}"),
                          task -> new Thread(task, "slow").start()))
              .toList();
      await().until(() -> expressionsAtWork() == slow.size());

      assertThat(run(code, token, "find", "query: {}")).isJson(200);
      assertThat(run(code, token, "insertOne", "document: {b: 1}")).isJson(200);
      assertThat(run(code, token, "updateMany", "query: {}, update: {$inc: {n: 1}}")).isJson(200);
      assertThat(run(code, token, "findOneAndDelete", "filter: {b: 1}")).isJson(200);
      assertThat(run(code, token, "aggregate", "pipeline: [{$match: {}}]")).isJson(200);
      assertThat(slow).allSatisfy(response -> assertThat(response).isNotDone());
    }
    await().until(() -> slow.stream().allMatch(CompletableFuture::isDone));
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
            filledIn(arguments.replace("ENDLESS", LONG))
                .replace("UNWIND", "{$addFields: {l: '$many'}}, {$unwind: '$l'}"));

    assertThat(slow).isRefusedWithCode(400, "MongoDBError");
    assertThat(slow.string("error")).contains("operation exceeded time limit");
    String next = "query: {_id: 'next'}, update: {$set: {c: 1}}, upsert: true";
    // It has the same limit, which is short where the machine is busy.
    await().untilAsserted(() -> assertThat(run(code, token, "updateOne", next)).isJson(200));
    if (arguments.contains("ENDLESS")) {
      assertThat(expressionsAtWork()).as("what goes on meanwhile").isPositive();
      await("so that the next one finds none")
          .atMost(Duration.ofMinutes(10))
          .until(() -> expressionsAtWork() == 0);
    }
  }

  /** Otherwise it would take a processor from everything else as long as the process lives. */
  @Test
  void endlessPipelineStopsWorkingAtTheLimit() {
    Code code = withDocument(impatient);
    String unwind = "{$addFields: {l: '$many'}}, {$unwind: '$l'}, ";

    Response slow =
        run(
            code,
            code.anonymous(),
            "aggregate",
            "pipeline: [" + unwind.repeat(9) + "{$count: 'n'}]");

    assertThat(slow).isRefusedWithCode(400, "MongoDBError");
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().values())
                    .flatExtracting(List::of)
                    .noneMatch(frame -> frame.getClassName().endsWith(".UnwindStage")));
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
}
