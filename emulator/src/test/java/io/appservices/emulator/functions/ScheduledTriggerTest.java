package io.appservices.emulator.functions;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs when the time has come, and how time that is skipped is made up for. */
class ScheduledTriggerTest {

  private static final String EVERY_MINUTE = "* * * * *";
  private static final int MINUTE = 60;
  private static final int YEAR = 365 * 24 * 60 * MINUTE;

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final Code code = Code.on(emulator);
  private final List<String> runs = new CopyOnWriteArrayList<>();

  @BeforeEach
  void begin() {
    move("{freeze: true, set: '2030-01-01T00:00:30Z'}");
    for (String name : List.of("a", "b", "last")) {
      emulator.functions().register(name, arguments -> runs.add(name + arguments));
    }
  }

  @Test
  void whatIsDueRunsInItsOrderWithoutArguments() {
    trigger("a", "*/2 * * * *");
    trigger("b", "*/3 * * * *");
    advance(6 * MINUTE);
    assertRuns("a[]", "b[]", "a[]", "a[]", "b[]");
  }

  @Test
  void theLastRunsOfAllTimesAreRun() {
    move("{set: '9999-12-31T23:58:00Z'}");
    trigger("a", "59 23 31 12 *");
    trigger("b", EVERY_MINUTE);
    move("{resume: true, set: '9999-12-31T23:59:59Z'}");
    assertRuns("a[]", "b[]");
    move("{freeze: true, set: '2030-01-01T00:00:30Z'}");
  }

  @Test
  void nothingRunsBeforeItsTimeNorTwice() {
    trigger("a", "2 0 * * *");
    advance(89);
    advance(1);
    advance(1);
    runLast();
    assertRuns("a[]", "last[]");
  }

  @Test
  void runsAsTheSystemAndStandsInTheLog() {
    code.function(
        "f", "exports = (...args) => { console.log(args.length, context.runningAsSystem()); };");
    trigger("f", EVERY_MINUTE);
    advance(MINUTE);
    await().untilAsserted(() -> assertThat(code.logs("?type=SCHEDULED_TRIGGER")).hasSize(1));
    assertThat(code.logs("").get(0))
        .containsEntry("function_name", "f")
        .containsEntry("messages", List.of("0 true"))
        .containsEntry("started", "2030-01-01T00:01:30Z")
        .doesNotContainKey("error");
  }

  @Test
  void aRunThatFailsStandsInTheLogAndTheNextOnesRun() {
    code.function("fails", "exports = () => { throw new Error('no'); };");
    trigger("fails", EVERY_MINUTE);
    trigger("last", EVERY_MINUTE);
    advance(MINUTE);
    assertRuns("last[]");
    assertThat(code.logs("?type=SCHEDULED_TRIGGER&errors_only=true"))
        .extracting(entry -> entry.getString("error"))
        .containsExactly("Error: no");
  }

  @Test
  void aClockThatIsLeftAloneRunsThemToo() {
    trigger("a", EVERY_MINUTE);
    move("{set: '2030-01-01T00:00:59.500Z', resume: true}");
    assertRuns("a[]");
    assertThat(emulator.clock().instant()).isAfterOrEqualTo(Instant.parse("2030-01-01T00:01:00Z"));
  }

  @Test
  void aClockThatIsResumedRunsThemToo() {
    trigger("a", EVERY_MINUTE);
    move("{set: '2030-01-01T00:00:59.500Z'}");
    move("{resume: true}");
    assertRuns("a[]");
  }

  @Test
  void aClockThatGoesBackMeetsTheSameTimesAgain() {
    trigger("a", EVERY_MINUTE);
    advance(MINUTE);
    advance(-MINUTE);
    advance(MINUTE);
    assertRuns("a[]", "a[]");
  }

  @Test
  void aYearDoesNotRunHalfAMillionFunctions() {
    trigger("a", EVERY_MINUTE);
    advance(YEAR);
    advance(MINUTE);
    runLast();

    await().untilAsserted(() -> assertThat(runs).contains("last[]"));
    assertThat(Collections.frequency(runs, "a[]")).isEqualTo(500 + 2);
    assertThat(code.logs("?type=TRIGGER_FAILURE"))
        .extracting(entry -> entry.get("function_name") + ": " + entry.get("error"))
        .containsExactly(
            "a: more than 500 runs were due at once:"
                + " those from 2030-01-01T08:21:00Z to 2031-01-01T00:00:30Z are left out");
  }

  @Test
  void oneThatSkipsWhatItMissedRunsOnceForAll() {
    create(body("a", EVERY_MINUTE, "skip_catchup_events: true"));
    advance(YEAR);
    advance(MINUTE);
    runLast();
    assertRuns("a[]", "a[]", "a[]", "last[]");
    assertThat(code.logs("?type=TRIGGER_FAILURE")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, 3", "true, 1"})
  void oneThatIsEnabledAgainCatchesUpUnlessItSkipsThat(boolean skips, int expected) {
    Document body = body("a", EVERY_MINUTE, "skip_catchup_events: " + skips);
    String id = create(new Document(body).append("disabled", true));
    advance(2 * MINUTE);
    assertThat(code.admin("PUT", "/triggers/" + id, body)).isEmpty(204);
    runLast();
    // One of them is of the minute in which the last one runs.
    await().untilAsserted(() -> assertThat(runs).contains("last[]"));
    assertThat(Collections.frequency(runs, "a[]")).isEqualTo(expected);
  }

  @Test
  void oneThatIsDisabledOrDeletedRests() {
    create(body("a", EVERY_MINUTE, "").append("disabled", true));
    String id = trigger("b", EVERY_MINUTE);
    assertThat(code.admin("DELETE", "/triggers/" + id, null)).isDone(200);
    advance(2 * MINUTE);
    runLast();
    assertRuns("last[]");
  }

  @Test
  void anotherScheduleCountsFromItsDeployment() {
    String id = trigger("a", EVERY_MINUTE);
    assertThat(code.admin("PUT", "/triggers/" + id, body("b", "0 2 * * *", ""))).isEmpty(204);
    advance(2 * 60 * MINUTE);
    runLast();
    assertRuns("b[]", "last[]");
  }

  @Test
  void whatIsOnlyInADraftRests() {
    Response draft = code.admin("POST", "/drafts", null);
    trigger("a", EVERY_MINUTE);
    advance(MINUTE);
    code.admin("POST", "/drafts/" + draft.string("_id") + "/deployment", null);
    advance(MINUTE);
    runLast();
    assertRuns("a[]", "a[]", "last[]");
  }

  @Test
  void aRedeploymentRunsWhatItHad() {
    trigger("a", EVERY_MINUTE);
    String first = code.admin("GET", "/deployments", null).documents().get(0).getString("_id");
    trigger("b", EVERY_MINUTE);
    assertThat(code.admin("POST", "/deployments/" + first + "/redeploy", null)).isEmpty(204);
    runLast();
    assertRuns("a[]", "last[]");
  }

  @Test
  void anAppThatIsDeletedRests() {
    trigger("a", EVERY_MINUTE);
    assertThat(code.admin("DELETE", "", null)).isEmpty(204);
    advance(MINUTE);
    Code other = Code.on(emulator);
    other.create("/triggers", body("last", EVERY_MINUTE, ""));
    advance(MINUTE);
    assertRuns("last[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "{schedule: '* * * *'} -> BadRequest -> expected five fields that spaces separate",
        "{schedule: '61 * * * *'} -> BadRequest -> minute: '61' is not from 0 to 59",
        "{schedule: 5} -> InvalidParameter -> 'schedule' must be a string",
        "{} -> MissingParameter -> 'schedule'",
        "{schedule: '* * * * *', skip_catchup_events: 'no'} -> InvalidParameter"
            + " -> 'skip_catchup_events' must be a boolean",
      })
  void aScheduleThatIsNoneIsRefusedAndNothingIsKept(String config, String errorCode, String why) {
    Document wrong = body("a", EVERY_MINUTE, "").append("config", json(config));
    Response made = code.admin("POST", "/triggers", wrong);
    assertThat(made).isRefusedWithCode(400, errorCode);
    assertThat(made.body()).contains(why);
    assertThat(code.admin("GET", "/triggers", null)).hasBody("[]");

    String id = trigger("a", EVERY_MINUTE);
    assertThat(code.admin("PUT", "/triggers/" + id, wrong)).isRefusedWithCode(400, errorCode);
    advance(MINUTE);
    assertRuns("a[]");
  }

  private String trigger(String function, String schedule) {
    return create(body(function, schedule, ""));
  }

  private String create(Document body) {
    return code.create("/triggers", body);
  }

  private static Document body(String function, String schedule, String more) {
    Document config = json("{" + more + "}").append("schedule", schedule);
    return new Document("type", "SCHEDULED")
        .append("name", "runs-" + function)
        .append("function_name", function)
        .append("config", config);
  }

  /** What is in line before it has run when it runs. */
  private void runLast() {
    trigger("last", EVERY_MINUTE);
    advance(MINUTE);
  }

  private void assertRuns(String... expected) {
    await().untilAsserted(() -> assertThat(runs).containsExactly(expected));
  }

  private void advance(int seconds) {
    move("{advance_seconds: " + seconds + "}");
  }

  private void move(String how) {
    byte[] body = json(how).toJson().getBytes(UTF_8);
    Response moved = Http.send("POST", emulator.baseUrl() + "/__emulator/v1/clock", body);
    assertThat(moved).hasStatus(200);
  }
}
