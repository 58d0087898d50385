package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection.Change;
import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The writes to a collection whose roles depend on documents: each document that an operation would
 * write is asked about first, with what it would become; if one may not be written, none is.
 * Documents that the checks did not see are not written, also if they come up meanwhile.
 */
final class RuledWrites {

  private final RuledCollection collection;
  private final Members arguments;
  private final String operation;
  private final boolean returnsDocument;
  private final String queryKey;

  RuledWrites(RuledCollection collection, String operation) {
    this.collection = collection;
    this.arguments = collection.arguments();
    this.operation = operation;
    this.returnsDocument = operation.startsWith("findOneAnd");
    this.queryKey = returnsDocument ? "filter" : "query";
  }

  @Nullable Object run() {
    return switch (operation) {
      case "insertOne" -> insert(List.of(arguments.requiredDocument("document")));
      case "insertMany" -> insert(arguments.requiredDocuments("documents"));
      case "deleteOne", "deleteMany", "findOneAndDelete" -> delete();
      case "updateOne", "updateMany", "replaceOne", "findOneAndUpdate" -> update();
      case "findOneAndReplace" -> arguments.has("update") ? update() : delete();
      default -> throw DataSourceRefusals.serviceCommandNotFound(operation);
    };
  }

  private @Nullable Object insert(List<Document> documents) {
    documents.forEach(this::checkInsert);
    return collection.run(operation, collection.given());
  }

  private void checkInsert(Document document) {
    Permissions permissions = collection.rules().ofNew(document);
    if (!permissions.mayInsert(document)) {
      throw refusal(Access.INSERT, permissions);
    }
    collection.rules().checkSchema(document, Access.INSERT);
  }

  private @Nullable Object delete() {
    List<Document> targets = targets(arguments.requiredDocument(queryKey));
    for (Document target : targets) {
      Permissions permissions = collection.rules().of(target);
      if (!permissions.mayDelete(target)) {
        throw refusal(Access.DELETE, permissions);
      }
      view(target);
    }
    return write(targets);
  }

  private @Nullable Object update() {
    if (arguments.get("update") instanceof List<?>) {
      throw DataSourceRefusals.notEmulatedUnderRules("an update with an aggregation pipeline");
    }
    List<Document> targets = targets(query());
    if (targets.isEmpty() && arguments.flag("upsert")) {
      return upsert();
    }
    targets.forEach(this::checkUpdate);
    return write(targets);
  }

  private void checkUpdate(Document found) {
    Change change =
        preview(new InMemoryCollection(List.of(found)), query(), false)
            .orElseThrow(
                () ->
                    DataSourceRefusals.notEmulatedUnderRules(
                        "a query that the embedded cluster does not understand"));
    Document before = Objects.requireNonNull(change.before(), "no upsert");
    CollectionRules rules = collection.rules();
    Permissions permissions = rules.of(before, change.after());
    boolean permitted =
        rules.of(before).mayAskToWrite() && permissions.mayWrite(before, change.after());
    if (!permitted) {
      throw refusal(Access.UPDATE, permissions);
    }
    rules.checkSchema(change.after(), Access.UPDATE);
    view(arguments.flag("returnNewDocument") ? change.after() : before);
  }

  private AppServicesException refusal(Access access, Permissions denying) {
    return access.refusal(denying, collection.given());
  }

  private @Nullable Object upsert() {
    Document query = collection.narrowed(query());
    preview(new InMemoryCollection(List.of()), query, true)
        .ifPresent(
            made -> {
              checkInsert(made.after());
              view(made.after());
            });
    return view(collection.run(operation, withQuery(query)));
  }

  private Optional<Change> preview(InMemoryCollection scratch, Document query, boolean upsert) {
    return scratch.update(
        query,
        arguments.requiredDocument("update"),
        arguments.documents("arrayFilters").orElse(null),
        upsert,
        // A new document takes its values from the query as it is.
        upsert ? null : collection.collation());
  }

  private Document query() {
    return returnsDocument
        ? arguments.documentOrEmpty(queryKey)
        : arguments.requiredDocument(queryKey);
  }

  private List<Document> targets(Document query) {
    return collection.found(query, operation.endsWith("Many") ? 0 : 1);
  }

  /** Runs the operation on these documents alone. */
  private @Nullable Object write(List<Document> targets) {
    List<Object> ids = targets.stream().map(target -> target.get("_id")).toList();
    Document bounded = withQuery(withIds(query(), ids));
    bounded.remove("upsert");
    return view(collection.run(operation, bounded));
  }

  private Document withQuery(Document query) {
    Document changed = new Document((Map<String, Object>) collection.given());
    changed.put(queryKey, query);
    if (returnsDocument) {
      changed.remove("projection");
    }
    return changed;
  }

  /**
   * Restricts a query to ids. A query for one id stays as it is: its conditions on arrays have to
   * stand at its top.
   */
  private static Document withIds(Document query, List<Object> ids) {
    Document wanted = new Document("_id", new Document("$in", ids));
    if (!query.containsKey("_id")) {
      return new Document((Map<String, Object>) query).append("_id", wanted.get("_id"));
    }
    boolean bound = !ids.isEmpty() && !(query.get("_id") instanceof Map<?, ?>);
    return bound ? query : new Document("$and", List.of(query, wanted));
  }

  /**
   * Returns the part of the answer that the user may see. Also tried before the change, since it
   * may refuse.
   */
  private @Nullable Object view(@Nullable Object answer) {
    if (!returnsDocument || !(answer instanceof Document document)) {
      return answer;
    }
    List<Document> readable = collection.readable(document).stream().toList();
    return collection.project(readable, arguments.document("projection").orElse(null)).stream()
        .findFirst()
        .orElse(null);
  }
}
