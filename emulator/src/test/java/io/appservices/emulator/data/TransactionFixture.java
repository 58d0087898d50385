package io.appservices.emulator.data;

import io.appservices.emulator.functions.Code;
import io.appservices.emulator.testing.Response;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;

/** Functions that have a session and two collections, with documents. */
abstract class TransactionFixture {

  final Code code = Code.shared();

  @BeforeEach
  void fill() {
    run(
        "await a.insertMany([{ _id: 1, n: 1 }, { _id: 2, n: 2, gone: true }]); await b.insertOne({"
            + " _id: 1 });");
  }

  Response run(String body) {
    return run(body, true);
  }

  Response run(String body, boolean system) {
    code.function(
        "f" + body.hashCode(),
        """
        exports = async () => {
          const m = context.services.get('mongodb-atlas');
          const a = m.db('d').collection('a'), b = m.db('e').collection('b');
          const s = m.startSession(), session = s;
        """
            + body
            + " };",
        new Document("run_as_system", system));
    return code.call(code.anonymous(), "f" + body.hashCode());
  }

  static List<Integer> numbers(Response answer) {
    return ((List<?>) answer.value()).stream().map(n -> ((Number) n).intValue()).toList();
  }

  List<Object> ids(String database, String collection) {
    return code.documents(Code.DATA, database, collection).stream().map(d -> d.get("_id")).toList();
  }

  static final String WRITES =
      """
      await a.insertOne({ _id: 3 }, { session });
      await a.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
      await a.updateOne({ _id: 2 }, { $unset: { gone: '' } }, { session });
      await b.deleteOne({ _id: 1 }, { session });
      await b.insertMany([{ _id: 5 }], { session });
      """;
}
