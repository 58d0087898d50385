package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Database triggers that fail, fall behind or cause more events. */
class DatabaseTriggerFailureTest extends DatabaseTriggerFixture {

  @Test
  void aTriggerThatFailsStandsInTheLogAndTheNextOnesRun() throws InterruptedException {
    code.function(
        "fails",
        "exports = event => { throw new Error(event.operationType + context.runningAsSystem());"
            + " };");
    code.create("/triggers", body(ALL).append("name", "a").append("function_name", "fails"));
    trigger(ALL);

    change(c -> c.insertOne(json("{_id: 1}")));

    assertThat(next()).containsEntry("operationType", "insert");
    assertThat(code.logs("?type=DB_TRIGGER&errors_only=true"))
        .extracting(entry -> entry.getString("error"))
        .containsExactly("Error: inserttrue");
  }

  @Test
  void aTriggerThatCannotLookAtAnEventStandsInTheLog() throws InterruptedException {
    String broken = "project: {fullDocument: 1, ns: 0}";
    code.create("/triggers", body(ALL + ", " + broken).append("name", "a"));
    trigger(ALL);

    change(c -> c.insertOne(json("{_id: 1}")));

    assertThat(next()).containsEntry("operationType", "insert").containsKey("ns");
    assertThat(code.logs("?type=DB_TRIGGER&errors_only=true"))
        .extracting(entry -> entry.getString("function_name"))
        .containsExactly(recorder);
  }

  @Test
  void whatWaitsForASlowTriggerIsBoundedAndTheLogSaysSo() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    String slow = "slow-" + code.app().emulated().id();
    code.app()
        .emulator()
        .functions()
        .register(
            slow,
            arguments -> {
              go.await();
              return ran.incrementAndGet();
            });
    code.create("/triggers", body(ALL).append("name", "a").append("function_name", slow));

    int many = 10_100;
    change(c -> c.insertMany(IntStream.range(0, many).mapToObj(i -> json("{}")).toList()));

    assertThat(code.logs("?type=TRIGGER_FAILURE"))
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.getString("error")).startsWith("triggers fall behind"));
    go.countDown();
    await().until(() -> ran.get() == 10_001);
    trigger("operation_types: ['DELETE']");
    change(c -> c.deleteOne(json("{}")));
    assertThat(next()).containsEntry("operationType", "delete");
    assertThat(ran).hasValue(10_002);
  }

  @Test
  void aTriggerMayChangeDocumentsItself() {
    code.function(
        "audit",
        """
        exports = async event => {
          await context.services.get("mongodb-atlas").db("db").collection("audit")
            .insertOne({of: event.documentKey._id});
        };
        """);
    code.create(
        "/triggers",
        body("operation_types: ['INSERT'], collection: 'c'")
            .append("name", "a")
            .append("function_name", "audit"));

    change(c -> c.insertOne(json("{_id: 7}")));

    await()
        .untilAsserted(
            () ->
                assertThat(code.documents(DATA, "db", "audit"))
                    .extracting(d -> d.get("of"))
                    .containsExactly(7));
  }

  @ParameterizedTest
  @CsvSource({"UPSERT", "insert", "''"})
  void anOperationThatThereIsNotIsRefused(String type) {
    String operations = "operation_types: ['INSERT', '" + type + "']";
    Document trigger = body(operations).append("name", "wrong");

    assertThat(code.admin("POST", "/triggers", trigger))
        .isRefused(400, "InvalidParameter", "'" + type + "' is not a valid operation type");

    String id = code.create("/triggers", body(ALL).append("name", "right"));
    assertThat(code.admin("PUT", "/triggers/" + id, trigger))
        .isRefusedWithCode(400, "InvalidParameter");
    assertThat(code.admin("GET", "/triggers", null).documents()).hasSize(1);
  }

  @Test
  void operationsOnCollectionsAndDatabasesAreKnown() {
    String operations = "operation_types: ['CREATE_COLLECTION', 'DROP_DATABASE', 'INSERT']";

    code.create("/triggers", body(operations).append("name", "all"));
  }
}
