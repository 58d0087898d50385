package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops indexes of one collection. The library's own drops the descriptions of all indexes with the
 * same name, whatever collection they are of.
 */
final class IndexDrop {

  private static final int NAMESPACE_NOT_FOUND = 26;
  private static final int INDEX_NOT_FOUND = 27;
  private static final int INVALID_OPTIONS = 72;
  private static final String ID_INDEX = "_id_";
  private static final String NAME = "name";

  private final OrderedDatabase database;
  private final MongoCollection<Integer> collection;
  private final @Nullable Object wanted;

  private IndexDrop(
      OrderedDatabase database, MongoCollection<Integer> collection, @Nullable Object wanted) {
    this.database = database;
    this.collection = collection;
    this.wanted = wanted;
  }

  /**
   * Makes the drop that a {@code dropIndexes} command asks for.
   *
   * @throws MongoServerError if there is no such collection, or it says of no index
   */
  static IndexDrop of(OrderedDatabase database, Document command) {
    String name = String.valueOf(command.get("dropIndexes"));
    MongoCollection<Integer> collection = database.resolveCollection(name, false);
    if (collection == null) {
      throw new MongoServerError(
          NAMESPACE_NOT_FOUND,
          "NamespaceNotFound",
          "ns not found " + database.getDatabaseName() + "." + name);
    }
    return new IndexDrop(database, collection, command.get("index"));
  }

  Document answer() {
    List<Document> all = database.indexesOf(collection.getFullName());
    List<Document> dropped =
        wanted instanceof Collection<?> several
            ? several.stream().map(one -> find(all, one)).distinct().toList()
            : "*".equals(wanted)
                ? all.stream().filter(index -> !isId(index)).toList()
                : List.of(find(all, wanted));
    dropped.forEach(index -> database.drop(collection, index));
    Document answer = new Document("nIndexesWas", all.size());
    Utils.markOkay(answer);
    return answer;
  }

  private static Document find(List<Document> all, @Nullable Object wanted) {
    Document query = new Document(wanted instanceof Document ? "key" : NAME, wanted);
    Document found =
        all.stream()
            .filter(index -> new DefaultQueryMatcher().matches(index, query))
            .findFirst()
            .orElseThrow(() -> notFound(wanted));
    if (isId(found)) {
      throw new MongoServerError(INVALID_OPTIONS, "InvalidOptions", "cannot drop _id index");
    }
    return found;
  }

  private static boolean isId(Document index) {
    return ID_INDEX.equals(index.get(NAME));
  }

  private static MongoServerError notFound(@Nullable Object wanted) {
    return new MongoServerError(
        INDEX_NOT_FOUND,
        "IndexNotFound",
        wanted instanceof Document key
            ? "can't find index with key: " + key
            : "index not found with name [" + wanted + "]");
  }
}
