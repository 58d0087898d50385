package io.appservices.emulator.triggers;

import static io.appservices.emulator.functions.Code.DATA;
import static io.appservices.emulator.functions.Code.json;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runs after changes to documents, and what it is told. */
class DatabaseTriggerTest extends DatabaseTriggerFixture {

  @Test
  void everyChangeIsToldInItsOrder() throws InterruptedException {
    trigger(ALL);

    change(
        c -> {
          c.insertOne(json("{_id: 1, a: 1}"));
          c.updateOne(json("{_id: 1}"), json("{$set: {a: 2}}"));
          c.replaceOne(json("{_id: 1}"), json("{b: 1}"));
          c.deleteOne(json("{_id: 1}"));
        });

    Document insert = next();
    assertThat(insert)
        .containsEntry("operationType", "insert")
        .containsEntry("fullDocument", json("{_id: 1, a: 1}"))
        .containsEntry("documentKey", json("{_id: 1}"))
        .containsEntry("ns", json("{db: 'db', coll: 'c'}"))
        .containsKeys("_id", "clusterTime", "wallTime");
    assertThat(next())
        .containsEntry("operationType", "update")
        .containsEntry("updateDescription", json("{updatedFields: {a: 2}, removedFields: []}"))
        .doesNotContainKeys("fullDocument", "fullDocumentBeforeChange");
    assertThat(next())
        .containsEntry("operationType", "replace")
        .containsEntry("fullDocument", json("{_id: 1, b: 1}"));
    assertThat(next())
        .containsEntry("operationType", "delete")
        .doesNotContainKeys("fullDocument", "fullDocumentBeforeChange");
  }

  @Test
  void changesOfUsersCountAsThoseOfDrivers() throws InterruptedException {
    trigger(ALL);

    Document insert = json("{database: 'db', collection: 'c', document: {_id: 'u'}}");
    assertThat(code.data(code.anonymous(), DATA, "insertOne", insert)).isJson(200);

    assertThat(next()).containsEntry("documentKey", json("{_id: 'u'}"));
  }

  @Test
  void documentsAreToldAsFarAsTheTriggerAsks() throws InterruptedException {
    trigger(ALL + ", full_document: true, full_document_before_change: true");

    change(
        c -> {
          c.insertOne(json("{_id: 1, a: 1}"));
          c.updateOne(json("{_id: 1}"), json("{$set: {a: 2}}"));
          c.deleteOne(json("{_id: 1}"));
        });

    assertThat(next()).doesNotContainKey("fullDocumentBeforeChange");
    assertThat(next())
        .containsEntry("fullDocument", json("{_id: 1, a: 2}"))
        .containsEntry("fullDocumentBeforeChange", json("{_id: 1, a: 1}"));
    assertThat(next()).containsEntry("fullDocumentBeforeChange", json("{_id: 1, a: 2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '"',
      value = {
        "operation_types: ['UPDATE'] -> update",
        "operation_types: ['INSERT', 'DELETE'] -> insert",
        "operation_types: ['UPDATE'], match: {'updateDescription.updatedFields.a': 2} -> update",
        "operation_types: ['INSERT', 'UPDATE'], match: {'fullDocument.a': {$exists: false}}"
            + " -> update",
        "operation_types: ['INSERT'], collection: 'c', database: 'db' -> insert",
        "operation_types: ['INSERT'], collection: 'other' -> ''",
        "operation_types: ['INSERT'], database: 'other' -> ''",
      })
  void onlyWhatATriggerIsAboutRunsIt(String settings, String told) throws InterruptedException {
    trigger(settings);
    code.create("/triggers", body("operation_types: ['DELETE']").append("name", "last"));

    change(
        c -> {
          c.insertOne(json("{_id: 1, a: 1}"));
          c.updateOne(json("{_id: 1}"), json("{$set: {a: 2}}"));
        });
    code.mongo(DATA, "db", "c", c -> c.deleteMany(json("{}")));

    Document first = next();
    assertThat(first.get("operationType")).isEqualTo(told.equals("''") ? "delete" : told);
    if (!told.equals("''")) {
      assertThat(next()).containsEntry("operationType", "delete");
    }
  }

  @Test
  void aMatchOfAnEmbeddedDocumentHoldsWhenItIsSet() throws InterruptedException {
    change(c -> c.insertOne(json("{_id: 1, address: {city: 'A', zip: '1'}, n: 1}")));
    trigger(
        "operation_types: ['UPDATE'],"
            + " match: {'updateDescription.updatedFields.address': {$exists: true}}");

    update("{$set: {n: 2}}");
    update("{$set: {address: {city: 'B', zip: '1'}}}");
    update("{$set: {address: {city: 'B'}}}");

    assertThat(next()).containsEntry("updateDescription", address("{city: 'B', zip: '1'}"));
    assertThat(next()).containsEntry("updateDescription", address("{city: 'B'}"));
  }

  @Test
  void aTransactionTellsOfThePathsThatItsUpdatesAssigned() throws InterruptedException {
    change(c -> c.insertOne(json("{_id: 1, address: {city: 'A', zip: '1'}, n: 1}")));
    trigger("operation_types: ['UPDATE']");
    code.function(
        "commits",
        """
        exports = async () => {
          const m = context.services.get('mongodb-atlas'), session = m.startSession();
          await session.withTransaction(() => m.db('db').collection('c')
            .updateOne({}, { $set: { 'address.city': 'B' } }, { session }));
        };
        """,
        new Document("run_as_system", true));

    assertThat(code.call(code.anonymous(), "commits")).isJson(200);

    assertThat(next())
        .containsEntry(
            "updateDescription", json("{updatedFields: {'address.city': 'B'}, removedFields: []}"));
  }

  private void update(String update) {
    Document updateOne =
        json("{database: 'db', collection: 'c', query: {}}").append("update", json(update));
    assertThat(code.data(code.anonymous(), DATA, "updateOne", updateOne)).isJson(200);
  }

  private static Document address(String address) {
    return new Document("updatedFields", new Document("address", json(address)))
        .append("removedFields", List.of());
  }

  @Test
  void aProjectionLeavesOutPartsOfTheEvent() throws InterruptedException {
    trigger("operation_types: ['INSERT'], project: {'fullDocument.a': 1, _id: 0}");

    change(c -> c.insertOne(json("{_id: 1, a: 1, b: 2}")));

    assertThat(next()).isEqualTo(json("{fullDocument: {a: 1}}"));
  }

  @Test
  void aTriggerThatIsDisabledOrOfAnotherAppRests() throws InterruptedException {
    code.create("/triggers", body(ALL).append("name", "rests").append("disabled", true));
    DatabaseTriggerTest another = new DatabaseTriggerTest();
    another.register();
    another.trigger(ALL);
    trigger("operation_types: ['DELETE']");

    change(c -> c.insertOne(json("{_id: 1}")));
    change(c -> c.deleteOne(json("{_id: 1}")));

    assertThat(next()).containsEntry("operationType", "delete");
  }

  @Test
  void aServiceIsNamedByItsIdToo() throws InterruptedException {
    String service = code.create("/services", json("{name: 's', type: 'mongodb', config: {}}"));
    Document body = body(ALL).append("name", "t");
    body.get("config", Document.class).append("service_id", service).remove("service_name");
    code.create("/triggers", body);

    change(c -> c.insertOne(json("{_id: 'elsewhere'}")));
    code.mongo("s", "db", "c", c -> c.insertOne(json("{_id: 'here'}")));

    assertThat(next()).containsEntry("documentKey", json("{_id: 'here'}"));
  }
}
