package io.appservices.emulator.cluster.operation.refusal;

import static io.appservices.emulator.cluster.operation.Remote.json;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.Remote;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;

/** A collection of one document, to which a driver talks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DriverFixture {

  @AutoClose private final Remote remote = Remote.embedded();

  @AutoClose final MongoClient client = MongoClients.create(remote.source().connectionString());

  final MongoDatabase database = client.getDatabase("d");
  final MongoCollection<Document> collection = database.getCollection("c");

  DriverFixture(String document) {
    collection.insertOne(json(document));
  }
}
