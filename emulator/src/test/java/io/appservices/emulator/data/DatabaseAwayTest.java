package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.FaultHandle;
import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.api.fault.FaultKind;
import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Data sources that are out of reach because a test ordered it. */
class DatabaseAwayTest {

  private static final String AWAY = "the cluster cannot be reached";

  private final Code code = Code.shared();
  private final String token = code.anonymous();

  private FaultHandle add(Fault fault) {
    return code.app().emulated().faults().add(fault);
  }

  private Response find() {
    return code.data(
        token, Code.DATA, "find", new Document("database", "d").append("collection", "c"));
  }

  @Test
  void answersAsAClusterThatCannotBeReached() {
    FaultHandle fault = add(Fault.databaseAway().times(1));

    assertThat(find()).isRefused(400, "MongoDBError", AWAY);

    assertThat(find()).hasStatus(200);
    RecordedRequest recorded =
        code.app()
            .emulated()
            .requests()
            .list(RequestFilter.operation("clientCallFunction").refused())
            .get(0);
    assertThat(recorded.fault().orElseThrow().kind()).isEqualTo(FaultKind.DATABASE_AWAY);
    assertThat(recorded.fault().orElseThrow().id()).isEqualTo(fault.id());
  }

  @Test
  void failsTheDataOfFunctionsAndWhatTheyCall() {
    code.function(
        "inner",
        "exports = async () => context.services.get('mongodb-atlas').db('d').collection('c')"
            + ".insertOne({});");
    code.function("outer", "exports = async () => context.functions.execute('inner');");
    code.function(
        "names",
        "exports = async () => context.services.get('mongodb-atlas').admin().getDBNames();",
        new Document("run_as_system", true));
    FaultHandle fault = add(Fault.databaseAway());

    assertThat(code.call(token, "inner").string("error")).contains(AWAY);
    assertThat(code.call(token, "outer").string("error")).contains(AWAY);
    assertThat(code.call(token, "names").string("error")).contains(AWAY);

    assertThat(fault.applied()).isEqualTo(3);
    fault.close();
    assertThat(code.call(token, "outer")).hasStatus(200);
  }

  @Test
  void meetsNoCallThatDoesNotReachForData() {
    code.function("add", "exports = (a, b) => a + b;");
    FaultHandle fault = add(Fault.databaseAway().times(1));

    assertThat(code.call(token, "add", 1, 2)).hasStatus(200);
    assertThat(code.app().client().location()).hasStatus(200);

    assertThat(fault.matched()).isZero();
    assertThat(fault.remaining()).hasValue(1);
    assertThat(find()).hasStatus(400);
  }

  @Test
  void meetsNoneOfAnotherApp() {
    add(Fault.databaseAway());
    Code other = Code.shared();
    Response answer =
        other.data(
            other.anonymous(),
            Code.DATA,
            "count",
            new Document("database", "d")
                .append("collection", "c")
                .append("query", new Document()));
    assertThat(answer).hasStatus(200);
  }

  @Test
  void isOneFateForAllThatACallDoes() {
    code.function(
        "twice",
        """
        exports = async () => {
          const c = context.services.get('mongodb-atlas').db('d').collection('c');
          const errors = [];
          for (let i = 0; i < 3; i++) {
            try { await c.count({}); errors.push('none'); } catch (e) { errors.push(e.message); }
          }
          return errors;
        };
        """);
    FaultHandle fault = add(Fault.databaseAway().every(2));

    assertThat(code.call(token, "twice").value().toString()).doesNotContain(AWAY);
    assertThat(code.call(token, "twice").value().toString()).doesNotContain("none");

    assertThat(fault.matched()).isEqualTo(2);
  }
}
