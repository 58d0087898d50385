package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Database triggers are told of what anybody changes on a real cluster, by its change stream. */
@Timeout(240)
class RealClusterTriggerTest extends RealClusterTriggerFixture {

  private static final int CURSOR_NOT_FOUND = 43;
  private static final int HISTORY_LOST = 286;

  @Test
  void everyChangeIsToldInItsOrder() throws Exception {
    trigger(ALL + ", full_document: true");

    cluster.orders().insertOne(json("{_id: 1, a: 1}"));
    cluster.orders().updateOne(json("{_id: 1}"), json("{$set: {a: 2}}"));

    assertThat(next())
        .containsEntry("operationType", "insert")
        .containsEntry("fullDocument", json("{_id: 1, a: 1}"));
    assertThat(next())
        .containsEntry("operationType", "update")
        .containsEntry("fullDocument", json("{_id: 1, a: 2}"));
    // The document of an update is looked up when the event is asked for.
    cluster.orders().deleteOne(json("{_id: 1}"));
    assertThat(next()).containsEntry("operationType", "delete");
  }

  @Test
  void onlyWhatATriggerIsAboutRunsIt() throws Exception {
    trigger("operation_types: ['UPDATE', 'INSERT'], match: {'fullDocument.a': {$gt: 1}}");

    cluster.insert("{_id: 1, a: 1}", "{_id: 2, a: 2}");
    cluster.orders().deleteOne(json("{_id: 2}"));
    cluster.insert("{_id: 3, a: 3}");

    assertThat(nextId()).isEqualTo(2);
    assertThat(nextId()).isEqualTo(3);
  }

  @Test
  void aBreakLosesAndDoublesNothing() throws Exception {
    trigger(ALL);
    cluster.insert("{_id: 1}");
    assertThat(nextId()).isEqualTo(1);

    cluster.cable().cut();
    cluster.insert("{_id: 2}", "{_id: 3}");
    int before = cluster.cable().refused();
    // So long that the driver alone has given up.
    await().atMost(Duration.ofSeconds(60)).until(() -> cluster.cable().refused() > before + 3);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> failures().contains("the cluster cannot be reached"));
    cluster.cable().mend();
    cluster.insert("{_id: 4}");

    for (int id = 2; id <= 4; id++) {
      assertThat(nextId()).isEqualTo(id);
    }
    cluster.failOnce(CURSOR_NOT_FOUND);
    await().until(cluster::hasFailed);
    cluster.insert("{_id: 5}");
    assertThat(nextId()).isEqualTo(5);
    assertThat(events).isEmpty();
  }

  @Test
  void aClusterThatForgotWhereItWasBeginsWithWhatComesNextAndTheLogSaysSo() throws Exception {
    trigger(ALL);
    cluster.insert("{_id: 1}");
    nextId();

    cluster.failOnce(HISTORY_LOST);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> failures().contains("begins with what comes next: told to fail"));
    // The stream is opened some time after the log has it.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              cluster.insert("{}");
              return !events.isEmpty();
            });
  }

  @Test
  void aClusterThatIsAwayKeepsNoTriggerFromBeingMade() throws Exception {
    cluster.cable().cut();

    trigger(ALL);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> failures().contains("the cluster cannot be reached"));
    cluster.cable().mend();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              cluster.insert("{}");
              return !events.isEmpty();
            });
  }

  @Test
  void whatHappenedWhileATriggerWasDisabledIsCaughtUpUnlessItSkipsThat() throws Exception {
    String path = trigger(ALL);
    cluster.insert("{_id: 1}");
    nextId();

    switchTo(path, ALL, true);
    cluster.insert("{_id: 2}");
    switchTo(path, ALL, false);
    assertThat(nextId()).isEqualTo(2);

    String skipping = ALL + ", skip_catchup_events: true";
    switchTo(path, skipping, true);
    cluster.insert("{_id: 3}");
    switchTo(path, skipping, false);
    cluster.insert("{_id: 4}");
    assertThat(nextId()).isEqualTo(4);
  }

  private void switchTo(String path, String settings, boolean disabled) {
    Document body = body(settings).append("disabled", disabled);
    assertThat(code.admin("PUT", path, body)).isEmpty(204);
  }

  @Test
  void aTriggerThatIsDeletedRunsNoMore() throws Exception {
    String path = trigger(ALL);
    cluster.insert("{_id: 1}");
    nextId();

    assertThat(code.admin("DELETE", path, null)).isDone(200);
    cluster.insert("{_id: 2}");
    trigger(ALL);
    cluster.insert("{_id: 3}");

    assertThat(nextId()).isEqualTo(3);
  }

  private String failures() {
    return code.logs("?type=TRIGGER_FAILURE").toString();
  }
}
