package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of operations of functions on a data source. */
class OperationOptionsTest {

  private final Code code = Code.shared();

  private Response run(String body) {
    code.function(
        "f" + body.hashCode(),
        "exports = async () => { const c ="
            + " context.services.get('mongodb-atlas').db('d').collection('c'); "
            + body
            + " };",
        new Document("run_as_system", true));
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  @ParameterizedTest
  @CsvSource({"'{ ordered: true }', 1", "'{ ordered: false }', 2", "'{}', 1", "undefined, 1"})
  void anInsertionThatFailsEndsThoseThatAreOrdered(String options, int stored) {
    Response answer =
        run("return c.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }], " + options + ")");

    assertThat(answer).isRefusedWithCode(400, "FunctionExecutionError");
    assertThat(answer.string("error")).containsIgnoringCase("duplicate key");
    assertThat(code.documents(Code.DATA, "d", "c")).hasSize(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "find(ENDLESS, undefined, LIMIT).toArray()",
        "findOne(ENDLESS, undefined, LIMIT)",
        "distinct('_id', ENDLESS, LIMIT)",
        "findOneAndUpdate(ENDLESS, { $set: { a: 1 } }, LIMIT)",
        "findOneAndReplace(ENDLESS, { a: 1 }, LIMIT)",
        "findOneAndDelete(ENDLESS, LIMIT)",
        "aggregate([{ $project: { r: { $function: { body: 'function () { for (;;); }', args: [],"
            + " lang: 'js' } } } }], LIMIT).toArray()",
      })
  void anOperationEndsAfterItsOwnTime(String operation) {
    run("return c.insertOne({ _id: 1 })");

    Response answer =
        run(
            "return c."
                + operation
                    .replace("ENDLESS", "{ $where: 'for (;;);' }")
                    .replace("LIMIT", "{ maxTimeMS: 300 }"));

    assertThat(answer)
        .isRefused(400, "FunctionExecutionError", "Error: operation exceeded time limit");
    assertThat(code.documents(Code.DATA, "d", "c")).containsExactly(new Document("_id", 1));
  }

  @Test
  void queriesRunJavaScript() {
    run("return c.insertMany([{ _id: 1, n: 5 }, { _id: 2, n: 6 }])");

    assertThat(run("return (await c.find({ $where: 'this.n > 5' }).toArray()).length"))
        .hasBody("{\"$numberDouble\":\"1.0\"}");
  }
}
