package io.appservices.emulator.data;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.SlowExpression;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An emulator that gives operations little time, and one that gives them much. */
abstract class SlowOperationFixture {

  static final String EVIL = "{$regex: '^(.*a){20}$'}";

  /**
   * Takes longer than a stream gives its filter, and no more than that: what cannot be ended takes
   * a processor from the tests that follow.
   */
  static final String ENDLESS = SlowExpression.filter(Duration.ofSeconds(9));

  static final Duration GENEROUS = Duration.ofSeconds(20);

  static AppServicesEmulator impatient;

  @BeforeAll
  static void start() {
    impatient = limited(Duration.ofMillis(500));
    withDocument(impatient);
  }

  @AfterAll
  static void close() {
    impatient.close();
  }

  static AppServicesEmulator limited(Duration limit) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder().data(d -> d.timeLimit(limit)).build());
  }

  static Code withDocument(AppServicesEmulator emulator) {
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
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(code.data(code.anonymous(), DATA, "updateOne", upsert)).isJson(200));
    return code;
  }

  static Response run(Code code, String token, String operation, String arguments) {
    return code.data(
        token, DATA, operation, json("{database: 'db', collection: 'c', " + arguments + "}"));
  }

  /** What tests write with the names of the filters. */
  static String filledIn(String text) {
    return text.replace("EVIL", EVIL).replace("ENDLESS", ENDLESS);
  }

  /** Returns how many threads of embedded clusters evaluate a regular expression right now. */
  static long expressionsAtWork() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            frames ->
                isIn(frames, "java.util.regex.Pattern$")
                    && isIn(frames, "io.appservices.emulator.cluster.embedded."))
        .count();
  }

  private static boolean isIn(StackTraceElement[] frames, String beginning) {
    return Arrays.stream(frames).anyMatch(frame -> frame.getClassName().startsWith(beginning));
  }
}
