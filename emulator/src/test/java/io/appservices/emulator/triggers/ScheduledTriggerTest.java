package io.appservices.emulator.triggers;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs when the time has come, and how time that is skipped is made up for. */
class ScheduledTriggerTest extends ScheduledTriggerFixture {

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
}
