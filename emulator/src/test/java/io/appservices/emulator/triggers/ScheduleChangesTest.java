package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.util.Collections;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scheduled triggers that are changed, disabled or deleted, or miss their times. */
class ScheduleChangesTest extends ScheduledTriggerFixture {

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
            + " -> 'config.skip_catchup_events' must be a boolean",
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
}
