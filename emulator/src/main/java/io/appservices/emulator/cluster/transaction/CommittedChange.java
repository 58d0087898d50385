package io.appservices.emulator.cluster.transaction;

import com.mongodb.client.MongoCollection;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The change that a transaction made to one document.
 *
 * @param before null if it is new
 * @param after null if it was deleted
 * @param paths that updates changed; none if it was not only updated
 */
record CommittedChange(
    MongoCollection<Document> collection,
    Object id,
    @Nullable Document before,
    @Nullable Document after,
    Set<String> paths) {

  private static final Object MISSING = new Object();

  /**
   * Makes sure that the document is as the transaction found it.
   *
   * @throws io.appservices.emulator.domain.AppServicesException as MongoDB refuses it
   */
  void checkConflict() {
    if (!Objects.equals(collection.find(key()).first(), before)) {
      throw DataSourceRefusals.mongoDb(
          "WriteConflict error: this operation conflicted with another operation. Please retry your"
              + " operation or multi-document transaction.");
    }
  }

  void apply() {
    change(before, after, paths);
  }

  void undo() {
    // An element that was appended cannot be removed by its path.
    change(after, before, Set.of());
  }

  private void change(@Nullable Document from, @Nullable Document to, Set<String> paths) {
    if (from == null) {
      collection.insertOne(Objects.requireNonNull(to, "one of both is there"));
    } else if (to == null) {
      collection.deleteOne(key());
    } else if (paths.isEmpty() || hasPathNames(from) || hasPathNames(to)) {
      collection.replaceOne(key(), to);
    } else {
      boolean isPlain = isPlain(from) && isPlain(to);
      collection.updateOne(key(), update(to, isPlain ? paths : fields()));
    }
  }

  private Set<String> fields() {
    return paths.stream().map(path -> path.split("\\.")[0]).collect(Collectors.toSet());
  }

  /** Returns the update of some paths, so that an event tells of these. */
  private static Document update(Document to, Set<String> paths) {
    Document set = new Document();
    Document unset = new Document();
    for (String path : paths) {
      Object value = value(to, path);
      if (value == MISSING) {
        unset.append(path, "");
      } else {
        set.append(path, value);
      }
    }
    Document update = new Document();
    if (!set.isEmpty()) {
      update.append("$set", set);
    }
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    return update;
  }

  private static @Nullable Object value(Document document, String path) {
    Object value = document;
    for (String name : path.split("\\.")) {
      if (value instanceof Document inner) {
        value = inner.containsKey(name) ? inner.get(name) : MISSING;
      } else {
        value =
            value instanceof List<?> items && Integer.parseInt(name) < items.size()
                ? items.get(Integer.parseInt(name))
                : MISSING;
      }
    }
    return value;
  }

  /** Returns whether names of fields could be taken for paths, or for operators. */
  private static boolean hasPathNames(Document document) {
    return document.keySet().stream().anyMatch(name -> name.contains(".") || name.startsWith("$"));
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof Document document
        ? !hasPathNames(document) && document.values().stream().allMatch(CommittedChange::isPlain)
        : !(value instanceof List<?> items) || items.stream().allMatch(CommittedChange::isPlain);
  }

  private Document key() {
    return new Document("_id", id);
  }
}
