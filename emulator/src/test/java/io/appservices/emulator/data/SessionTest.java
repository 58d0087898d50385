package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in which the methods of a session may be called. */
class SessionTest extends TransactionFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "await s.commitTransaction();                               | Error: No transaction"
            + " started",
        "await s.abortTransaction();                                | Error: No transaction"
            + " started",
        "s.startTransaction(); s.startTransaction();                | Error: Transaction already in"
            + " progress",
        "await a.find({}, {}, { session: 5 }).toArray();            | TypeError: 'session' has to"
            + " be what startSession() returned",
        "await a.findOne({}, {}, { session: {} });                  | TypeError: 'session' has to"
            + " be what startSession() returned",
        "await s.endSession(); s.startTransaction();                | Error: Cannot use a session"
            + " that has ended",
        "await s.endSession(); await a.findOne({}, {}, { session }); | Error: Cannot use a session"
            + " that has ended",
        "s.startTransaction(); await s.abortTransaction(); await s.abortTransaction(); | Error:"
            + " Cannot call abortTransaction twice",
        "s.startTransaction(); await s.abortTransaction(); await s.commitTransaction(); | Error:"
            + " Cannot call commitTransaction after calling abortTransaction",
        "s.startTransaction(); await s.commitTransaction(); await s.abortTransaction(); | Error:"
            + " Cannot call abortTransaction after calling commitTransaction",
      })
  void whatIsNotDoneWithASessionIsSaid(String body, String error) {
    assertThat(run(body)).isRefused(400, "FunctionExecutionError", error);
  }

  @Test
  void aCommitMayBeSentAgain() {
    assertThat(
            run("s.startTransaction(); await a.insertOne({ _id: 9 }, { session });"
                    + " s.commitTransaction(); await s.commitTransaction(); await"
                    + " s.commitTransaction(); return String(await a.count({}));")
                .body())
        .isEqualTo("\"3\"");
    assertThat(
            run("s.startTransaction();"
                    + WRITES
                    + "await a.insertOne({ _id: 3 }); await s.commitTransaction().catch(e => e);"
                    + " return s.commitTransaction().catch(e => e.message);")
                .body())
        .startsWith("\"NoSuchTransaction error");
  }

  @Test
  void withoutATransactionASessionChangesNothing() {
    run("await a.insertOne({ _id: 4 }, { session }); await s.endSession();");

    assertThat(ids("d", "a")).containsExactly(1, 2, 4);
  }
}
