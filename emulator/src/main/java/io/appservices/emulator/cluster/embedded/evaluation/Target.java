package io.appservices.emulator.cluster.embedded.evaluation;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collection that a pipeline writes to, which need not be in the database that it reads. */
record Target(MongoDatabase database, String name) {

  static Target of(
      String stage, MongoDatabase own, @Nullable DatabaseResolver resolver, @Nullable Object into) {
    if (into instanceof String name) {
      return new Target(own, named(stage, name));
    }
    if (!(into instanceof Document members)) {
      throw Refused.because(
          stage.equals("$out") ? 16990 : 51178,
          stage + " only supports a string or an object as target, but found " + Types.of(into));
    }
    for (String member : members.keySet()) {
      if (!List.of("db", "coll").contains(member)) {
        throw Refused.because(
            40415, "BSON field '" + stage + "." + member + "' is an unknown field.");
      }
      if (!(members.get(member) instanceof String)) {
        throw Refused.because(
            14,
            "BSON field '%s.%s' is the wrong type '%s', expected type 'string'"
                .formatted(stage, member, Types.of(members.get(member))));
      }
    }
    if (!(members.get("coll") instanceof String name)) {
      throw Refused.because(
          40414, "BSON field '" + stage + ".coll' is missing but a required field");
    }
    return new Target(database(own, resolver, members.get("db")), named(stage, name));
  }

  private static MongoDatabase database(
      MongoDatabase own, @Nullable DatabaseResolver resolver, @Nullable Object name) {
    return resolver == null || name == null || name.equals(own.getDatabaseName())
        ? own
        : resolver.resolve((String) name);
  }

  private static String named(String stage, String name) {
    if (name.isEmpty() || name.contains("$")) {
      throw Refused.because(
          73, "error with target namespace of " + stage + ": Invalid collection name: " + name);
    }
    return name;
  }

  MongoCollection<?> collection() {
    synchronized (database) {
      MongoCollection<?> found = database.resolveCollection(name, false);
      return found == null ? database.createCollectionOrThrowIfExists(name) : found;
    }
  }

  /** Has documents take the place of the collection. */
  void replace(List<Document> documents) {
    String whileItIsMade = "_tmp" + System.nanoTime() + "_" + name;
    MongoCollection<?> made = database.createCollectionOrThrowIfExists(whileItIsMade);
    try {
      documents.forEach(made::addDocument);
    } catch (RuntimeException e) {
      made.drop();
      throw e;
    }
    database.moveCollection(database, made, name);
  }
}
