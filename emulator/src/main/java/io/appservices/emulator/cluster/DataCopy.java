package io.appservices.emulator.cluster;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.appservices.emulator.cluster.operation.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** The databases of one embedded data source as they were at one time. Immutable. */
final class DataCopy {

  private static final Set<String> OF_THE_SERVER = Set.of("admin", "local", "config");

  /** The documents that are written at a time. */
  private static final int TOGETHER = 1_000;

  /** What the server adds to an index by itself. */
  private static final Set<String> NOT_GIVEN = Set.of("v", "ns");

  static final DataCopy EMPTY = new DataCopy(List.of());

  private final List<CollectionCopy> collections;

  DataCopy(List<CollectionCopy> collections) {
    this.collections = List.copyOf(collections);
  }

  /** Reads everything that a data source holds. */
  static DataCopy of(LinkedClusters.Name of, Cluster cluster) {
    List<CollectionCopy> found = new ArrayList<>();
    for (String database : databases(cluster)) {
      MongoDatabase source = cluster.database(database);
      for (String name : collections(source)) {
        List<Document> indexes = source.getCollection(name).listIndexes().into(new ArrayList<>());
        List<RawBsonDocument> documents = raw(source, name).find().into(new ArrayList<>());
        found.add(new CollectionCopy(of.appId(), of.service(), database, name, indexes, documents));
      }
    }
    return new DataCopy(found);
  }

  /** Puts what was read in the place of what a data source holds now. */
  void replace(Cluster cluster) {
    for (String database : databases(cluster)) {
      cluster.database(database).drop();
    }
    for (CollectionCopy contents : collections) {
      MongoDatabase target = cluster.database(contents.database());
      target.createCollection(contents.name());
      addIndexes(target, contents);
      addDocuments(raw(target, contents.name()), contents.documents());
    }
  }

  /** Makes the indexes with all options that they have, whatever these are. */
  private static void addIndexes(MongoDatabase target, CollectionCopy contents) {
    List<Document> indexes =
        contents.indexes().stream()
            .filter(index -> !"_id_".equals(index.getString("name")))
            .map(DataCopy::asGiven)
            .toList();
    if (!indexes.isEmpty()) {
      target.runCommand(new Document("createIndexes", contents.name()).append("indexes", indexes));
    }
  }

  private static Document asGiven(Document listed) {
    Document given = new Document(listed);
    given.keySet().removeAll(NOT_GIVEN);
    return given;
  }

  List<CollectionCopy> collections() {
    return collections;
  }

  private static void addDocuments(
      MongoCollection<RawBsonDocument> target, List<RawBsonDocument> documents) {
    for (int i = 0; i < documents.size(); i += TOGETHER) {
      target.insertMany(documents.subList(i, Math.min(i + TOGETHER, documents.size())));
    }
  }

  private static MongoCollection<RawBsonDocument> raw(MongoDatabase database, String name) {
    return database
        .withCodecRegistry(MongoClientSettings.getDefaultCodecRegistry())
        .getCollection(name, RawBsonDocument.class);
  }

  private static List<String> databases(Cluster cluster) {
    Document answer =
        cluster
            .database("admin")
            .runCommand(new Document("listDatabases", 1).append("nameOnly", true));
    return answer.getList("databases", Document.class).stream()
        .map(database -> database.getString("name"))
        .filter(name -> !OF_THE_SERVER.contains(name))
        .toList();
  }

  private static List<String> collections(MongoDatabase database) {
    return database.listCollections().into(new ArrayList<>()).stream()
        .map(collection -> collection.getString("name"))
        .filter(name -> !name.startsWith("system."))
        .toList();
  }
}
