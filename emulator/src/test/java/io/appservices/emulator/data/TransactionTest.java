package io.appservices.emulator.data;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.rules.Ruled;
import io.appservices.emulator.testing.Response;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions and transactions of functions on an embedded data source: all or nothing. */
class TransactionTest extends TransactionFixture {

  @Test
  void whatIsCommittedIsThereAsAWhole() {
    Response answer =
        run(
            "const seen = []; await s.withTransaction(async () => {"
                + WRITES
                + "seen.push(await a.count({}, { session }), await a.count({}), await b.count({"
                + " _id: 5 }, { session }));}); await s.endSession(); return seen.concat(await"
                + " a.count({}));");

    assertThat(numbers(answer)).containsExactly(3, 2, 1, 3);
    assertThat(code.documents(Code.DATA, "d", "a"))
        .containsExactly(
            Code.json("{_id: 1, n: 2}"), Code.json("{_id: 2, n: 2}"), Code.json("{_id: 3}"));
    assertThat(ids("e", "b")).containsExactly(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s.startTransaction(); WRITES await s.abortTransaction();",
        "try { await s.withTransaction(async () => { WRITES throw new Error('no'); }) } catch (e)"
            + " {}",
        "s.startTransaction(); WRITES await s.endSession();",
        "s.startTransaction(); WRITES",
        "s.startTransaction(); WRITES throw new Error('left open');",
        "await s.withTransaction(async () => { WRITES await s.abortTransaction(); });",
        "await s.withTransaction(async () => { WRITES await a.insertOne({ _id: 1 }, { session });"
            + " }).catch(e => e);",
      })
  void whatIsNotCommittedLeavesNothing(String body) {
    run(body.replace("WRITES", WRITES));

    assertThat(code.documents(Code.DATA, "d", "a"))
        .containsExactly(Code.json("{_id: 1, n: 1}"), Code.json("{_id: 2, n: 2, gone: true}"));
    assertThat(ids("e", "b")).containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await a.updateOne({ _id: 1 }, { $set: { n: 7 } });",
        "await a.deleteOne({ _id: 1 });",
        "await a.insertOne({ _id: 3 });",
      })
  void aConflictRefusesTheCommitAsAWhole(String meanwhile) {
    Response answer =
        run(
            "s.startTransaction();"
                + WRITES
                + meanwhile
                + "return s.commitTransaction().then(() => 'committed', e => e.message);");

    assertThat(answer.body()).startsWith("\"WriteConflict error");
    assertThat(ids("e", "b")).containsExactly(1);
    assertThat(code.documents(Code.DATA, "d", "a"))
        .contains(Code.json("{_id: 2, n: 2, gone: true}"));
  }

  @Test
  void aTransactionThatConflictsIsTriedAgain() {
    Response answer =
        run(
            """
            let tries = 0;
            await s.withTransaction(async () => {
              const { n } = await a.findOne({ _id: 1 }, {}, { session });
              if (++tries === 1) await a.updateOne({ _id: 1 }, { $set: { n: 10 } });
              await a.updateOne({ _id: 1 }, { $set: { n: n + 1 } }, { session });
            });
            return [tries, (await a.findOne({ _id: 1 })).n];
            """);

    assertThat(numbers(answer)).containsExactly(2, 11);
  }

  @Test
  void whatOthersChangeElsewhereIsNoConflict() {
    run(
        "s.startTransaction(); await a.updateOne({ _id: 1 }, { $set: { n: 5 } }, { session });"
            + " await a.updateOne({ _id: 2 }, { $set: { n: 6 } }); await s.commitTransaction();");

    assertThat(code.documents(Code.DATA, "d", "a"))
        .extracting(d -> d.get("n"))
        .containsExactly(5, 6);
  }

  @Test
  void aUniqueIndexHoldsInATransactionAndAtItsCommit() {
    code.mongo(
        Code.DATA,
        "d",
        "a",
        c ->
            c.createIndex(
                new Document("n", 1), new com.mongodb.client.model.IndexOptions().unique(true)));

    assertThat(
            run("s.startTransaction(); return a.insertOne({ n: 1 }, { session }).catch(e =>"
                    + " e.message);")
                .body())
        .contains("Duplicate key");
    assertThat(
            run("s.startTransaction(); await b.insertOne({ _id: 9 }, { session }); await"
                    + " a.insertOne({ n: 8 }, { session }); await a.insertOne({ n: 8 }); return"
                    + " s.commitTransaction().catch(e => e.message);")
                .body())
        .contains("Duplicate key");
    assertThat(ids("e", "b")).containsExactly(1);
  }

  @Test
  void aSessionMayBeHandedToAnotherFunction() {
    code.function(
        "add",
        "exports = (c, session) => c.insertOne({ _id: 'added' }, { session });",
        new Document("run_as_system", true));

    run("await s.withTransaction(() => context.functions.execute('add', a, session));");

    assertThat(ids("d", "a")).containsExactly(1, 2, "added");
  }

  @Test
  void rulesBindATransaction() {
    Ruled ruled = new Ruled();
    ruled.roles(
        "{name: 'r', apply_when: {owner: '%%user.id'}, read: true, write: true, insert: true}");
    ruled.seed("{_id: 1, owner: 'ME'}", "{_id: 2, owner: 'x'}");
    ruled.code.function(
        "move",
        """
        exports = async () => {
          const m = context.services.get('ruled'), c = m.db('db').collection('c'), session = m.startSession();
          await session.withTransaction(async () => {
            await c.updateOne({ _id: 1 }, { $set: { n: 1 } }, { session });
            await c.insertOne({ owner: 'x' }, { session });
          });
        };
        """);

    assertThat(ruled.code.call(ruled.user.accessToken(), "move"))
        .isRefused(400, "FunctionExecutionError", "Error: insert not permitted");
    assertThat(ruled.stored()).hasSize(2).noneMatch(d -> d.containsKey("n"));
  }

  @Test
  void aTransactionThatHasEndedIsNone() {
    Document arguments =
        new Document("database", "d")
            .append("collection", "a")
            .append("query", new Document())
            .append("session", "5f60207f14dfb25d23101102");

    assertThat(code.data(code.anonymous(), Code.DATA, "find", arguments).string("error"))
        .startsWith("NoSuchTransaction error");
  }
}
