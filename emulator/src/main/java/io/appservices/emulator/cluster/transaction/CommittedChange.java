package io.appservices.emulator.cluster.transaction;

import com.mongodb.client.MongoCollection;
import io.appservices.emulator.domain.DataSourceRefusals;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The change that a transaction made to one document.
 *
 * @param before null if it is new
 * @param after null if it was deleted
 */
record CommittedChange(
    MongoCollection<Document> collection,
    Object id,
    @Nullable Document before,
    @Nullable Document after) {

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
    change(before, after);
  }

  void undo() {
    change(after, before);
  }

  private void change(@Nullable Document from, @Nullable Document to) {
    if (from == null) {
      collection.insertOne(Objects.requireNonNull(to, "one of both is there"));
    } else if (to == null) {
      collection.deleteOne(key());
    } else {
      update(from, to);
    }
  }

  /** Updates the fields that differ, so that events tell which these are. */
  private void update(Document from, Document to) {
    Document set = new Document();
    Document unset = new Document();
    to.forEach(
        (name, value) -> {
          if (!from.containsKey(name) || !Objects.equals(from.get(name), value)) {
            set.append(name, value);
          }
        });
    from.keySet().stream()
        .filter(name -> !to.containsKey(name))
        .forEach(name -> unset.append(name, ""));
    boolean plain =
        set.keySet().stream().noneMatch(CommittedChange::isPath)
            && unset.keySet().stream().noneMatch(CommittedChange::isPath);
    if (!plain || set.isEmpty() && unset.isEmpty()) {
      collection.replaceOne(key(), to);
      return;
    }
    Document update = new Document();
    if (!set.isEmpty()) {
      update.append("$set", set);
    }
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    collection.updateOne(key(), update);
  }

  private static boolean isPath(String name) {
    return name.contains(".") || name.startsWith("$");
  }

  private Document key() {
    return new Document("_id", id);
  }
}
