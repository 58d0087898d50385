package io.appservices.emulator.function.js;

import static io.appservices.emulator.function.js.Functions.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ContextTest {

  private final FakeHost host = new FakeHost();

  private Object collection(String call) throws Exception {
    host.services.add("mongodb-atlas");
    return run(
        host,
        "exports = async () => { const c ="
            + " context.services.get('mongodb-atlas').db('d').collection('c'); return "
            + call
            + " }");
  }

  private Document asked(String operation) {
    Document arguments = new Document(host.operations.get(0).get(operation, Document.class));
    assertThat(arguments.remove("database")).isEqualTo("d");
    assertThat(arguments.remove("collection")).isEqualTo("c");
    return arguments;
  }

  @Test
  void theFactsOfTheCallAreThere() throws Exception {
    host.values.put("greeting", new Document("text", "hi"));

    assertThat(
            run(
                host,
                """
                exports = () => [
                  context.user.id, context.user.type, context.values.get('greeting').text,
                  typeof context.values.get('none'), context.environment.tag,
                  context.environment.values.baseUrl, context.app.clientAppId,
                  context.request.remoteIPAddress, String(context.runningAsSystem()),
                ]
                """))
        .isEqualTo(
            List.of(
                "u1",
                "normal",
                "hi",
                "undefined",
                "testing",
                "http://x",
                "app-abcde",
                "127.0.0.1",
                "false"));
  }

  @Test
  void theUserComesBackAsItIs() throws Exception {
    host.user = new Document("id", "u2").append("data", new Document("n", 5L));

    assertThat(run(host, "exports = () => context.user")).isEqualTo(host.user);
  }

  @Test
  void anUnknownServiceIsUndefined() throws Exception {
    assertThat(run(host, "exports = () => context.services.get('x')"))
        .isEqualTo(new BsonUndefined());
  }

  @Test
  void aCursorGivesItsDocuments() throws Exception {
    host.onService = (operation, arguments) -> List.of(new Document("a", 1), new Document("a", 2));
    List<Document> all = List.of(new Document("a", 1), new Document("a", 2));

    assertThat(collection("c.find({ x: 1 }, { a: 1 }).sort({ a: -1 }).skip(2).limit(3).toArray()"))
        .isEqualTo(all);
    assertThat(asked("find"))
        .isEqualTo(
            new Document("query", new Document("x", 1))
                .append("project", new Document("a", 1))
                .append("sort", new Document("a", -1))
                .append("limit", 3)
                .append("skip", 2));
    assertThat(collection("await c.find()")).isEqualTo(all);
    assertThat(collection("(await c.find()).toArray()")).isEqualTo(all);
    assertThat(collection("c.find().next()")).isEqualTo(all.get(0));
    assertThat(
            collection(
                "(async () => { const r = []; for await (const d of c.find()) r.push(d.a); return r"
                    + " })()"))
        .isEqualTo(List.of(1, 2));
    assertThat(
            collection(
                "(async () => { const f = c.find(); await f.next(); await f.next(); return f.next()"
                    + " })()"))
        .isEqualTo(new BsonUndefined());
    assertThat(collection("c.aggregate([{ $match: {} }]).toArray()")).isEqualTo(all);
  }

  @Test
  void everyOperationReachesTheHostWithItsFields() throws Exception {
    Document filter = new Document("x", 1);
    Document update = new Document("$set", new Document("y", 2));
    check("c.findOne({ x: 1 })", "findOne", new Document("query", filter));
    check("c.count()", "count", new Document("query", new Document()));
    check(
        "c.distinct('f', { x: 1 })",
        "distinct",
        new Document("field", "f").append("query", filter));
    check("c.insertOne({ x: 1 })", "insertOne", new Document("document", filter));
    check("c.insertMany([{ x: 1 }])", "insertMany", new Document("documents", List.of(filter)));
    check(
        "c.updateOne({ x: 1 }, { $set: { y: 2 } }, { upsert: true })",
        "updateOne",
        new Document("query", filter).append("update", update).append("upsert", true));
    check(
        "c.updateMany({ x: 1 }, { $set: { y: 2 } })",
        "updateMany",
        new Document("query", filter).append("update", update));
    check("c.deleteOne({ x: 1 })", "deleteOne", new Document("query", filter));
    check("c.deleteMany({ x: 1 })", "deleteMany", new Document("query", filter));
    check(
        "c.findOneAndUpdate({ x: 1 }, { $set: { y: 2 } }, { returnNewDocument: true, projection: {"
            + " y: 1 } })",
        "findOneAndUpdate",
        new Document("filter", filter)
            .append("update", update)
            .append("projection", new Document("y", 1))
            .append("returnNewDocument", true));
    check(
        "c.findOneAndReplace({ x: 1 }, { y: 2 })",
        "findOneAndReplace",
        new Document("filter", filter).append("update", new Document("y", 2)));
    check("c.findOneAndDelete({ x: 1 })", "findOneAndDelete", new Document("filter", filter));
    check(
        "c.bulkWrite([{ insertOne: { document: { x: 1 } } }], { ordered: false })",
        "bulkWrite",
        new Document(
                "operations", List.of(new Document("insertOne", new Document("document", filter))))
            .append("ordered", false));
  }

  private void check(String call, String operation, Document expected) throws Exception {
    host.operations.clear();
    collection(call);
    assertThat(asked(operation)).isEqualTo(expected);
  }

  @Test
  void anErrorOfTheHostCanBeCaught() throws Exception {
    host.onService =
        (operation, arguments) -> {
          throw new IllegalArgumentException("Duplicate key error");
        };

    assertThat(collection("c.insertOne({}).catch(e => (e instanceof Error) + ' ' + e.message)"))
        .isEqualTo("true Duplicate key error");
    assertThatThrownBy(() -> collection("c.insertOne({})"))
        .hasMessage("Error: Duplicate key error");
  }
}
