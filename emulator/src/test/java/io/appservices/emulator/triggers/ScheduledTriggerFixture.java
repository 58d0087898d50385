package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** An emulator whose clock stands still, and the runs of its scheduled triggers. */
abstract class ScheduledTriggerFixture {

  static final String EVERY_MINUTE = "* * * * *";
  static final int MINUTE = 60;
  static final int YEAR = 365 * 24 * 60 * MINUTE;

  @AutoClose final AppServicesEmulator emulator = AppServicesEmulator.start();
  final Code code = Code.on(emulator);
  final List<String> runs = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    move("{freeze: true, set: '2030-01-01T00:00:30Z'}");
    for (String name : List.of("a", "b", "last")) {
      emulator.functions().register(name, arguments -> runs.add(name + arguments));
    }
  }

  String trigger(String function, String schedule) {
    return create(body(function, schedule, ""));
  }

  String create(Document body) {
    return code.create("/triggers", body);
  }

  static Document body(String function, String schedule, String more) {
    Document config = json("{" + more + "}").append("schedule", schedule);
    return new Document("type", "SCHEDULED")
        .append("name", "runs-" + function)
        .append("function_name", function)
        .append("config", config);
  }

  /** What is in line before it has run when it runs. */
  void runLast() {
    trigger("last", EVERY_MINUTE);
    advance(MINUTE);
  }

  void assertRuns(String... expected) {
    await().untilAsserted(() -> assertThat(runs).containsExactly(expected));
  }

  void advance(int seconds) {
    move("{advance_seconds: " + seconds + "}");
  }

  void move(String how) {
    byte[] body = json(how).toJson().getBytes(UTF_8);
    Response moved = Http.send("POST", emulator.baseUrl() + "/__emulator/v1/clock", body);
    assertThat(moved).hasStatus(200);
  }
}
