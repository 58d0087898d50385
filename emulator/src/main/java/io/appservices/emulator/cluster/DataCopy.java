package io.appservices.emulator.cluster;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
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

  private record Contents(
      String database, String name, List<Document> indexes, List<RawBsonDocument> documents) {}

  static final DataCopy EMPTY = new DataCopy(List.of());

  private final List<Contents> collections;

  private DataCopy(List<Contents> collections) {
    this.collections = List.copyOf(collections);
  }

  /** Reads everything that a data source holds. */
  static DataCopy of(Cluster cluster) {
    List<Contents> found = new ArrayList<>();
    for (String database : databases(cluster)) {
      MongoDatabase source = cluster.database(database);
      for (String name : collections(source)) {
        List<Document> indexes = source.getCollection(name).listIndexes().into(new ArrayList<>());
        found.add(
            new Contents(
                database, name, indexes, raw(source, name).find().into(new ArrayList<>())));
      }
    }
    return new DataCopy(found);
  }

  /** Puts what was read in the place of what a data source holds now. */
  void replace(Cluster cluster) {
    for (String database : databases(cluster)) {
      cluster.database(database).drop();
    }
    for (Contents contents : collections) {
      MongoDatabase target = cluster.database(contents.database());
      target.createCollection(contents.name());
      addIndexes(target.getCollection(contents.name()), contents.indexes());
      addDocuments(raw(target, contents.name()), contents.documents());
    }
  }

  private static void addIndexes(MongoCollection<Document> target, List<Document> indexes) {
    List<IndexModel> models =
        indexes.stream()
            .filter(index -> !"_id_".equals(index.getString("name")))
            .map(
                index ->
                    new IndexModel(
                        index.get("key", Document.class),
                        new IndexOptions()
                            .name(index.getString("name"))
                            .unique(index.getBoolean("unique", false))
                            .sparse(index.getBoolean("sparse", false))))
            .toList();
    if (!models.isEmpty()) {
      target.createIndexes(models);
    }
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
