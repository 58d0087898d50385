package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.cluster.operation.DataSource;
import io.appservices.emulator.cluster.operation.RemoteOperations;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A collection as one user meets it in one call: through filters and roles. */
record RuledCollection(
    RemoteOperations operations, DataSource source, CollectionRules rules, Document given) {

  Members arguments() {
    return Members.of(given, DataSourceRefusals.ARGUMENTS);
  }

  /** Returns the documents that a query matches, whoever they are for. */
  List<Document> found(Document query, int limit) {
    Document search = address().append("query", narrowed(query)).append("limit", limit);
    if (given.get("sort") != null) {
      search.append("sort", given.get("sort"));
    }
    for (String option : List.of("hint", "collation")) {
      if (given.get(option) != null) {
        search.append(option, given.get(option));
      }
    }
    return operations.scan(source, search);
  }

  Document narrowed(Document query) {
    return rules.filters().narrow(query);
  }

  private Document address() {
    return new Document("database", given.get("database"))
        .append("collection", given.get("collection"));
  }

  /** Returns the part of a document that the user may read. */
  Optional<Document> readable(Document document) {
    return rules.of(document).readable(document);
  }

  /** Reduces what may be read to what the filters leave and the user wants. */
  List<Document> project(List<Document> readable, @Nullable Document wanted) {
    List<Document> left = reduce(readable, rules.filters().projection(), new Document());
    return wanted == null ? left : reduce(left, wanted, query());
  }

  private Document query() {
    Object query = given.get("query") == null ? given.get("filter") : given.get("query");
    return query instanceof Document document ? document : new Document();
  }

  private static List<Document> reduce(
      List<Document> documents, Document projection, Document query) {
    return projection.isEmpty()
        ? documents
        : InMemoryCollection.project(documents, projection, query);
  }

  /** Returns the collation that the operation is under; null if it is under none. */
  @Nullable Document collation() {
    return given.get("collation") instanceof Document collation ? collation : null;
  }

  @Nullable Object run(String operation, Document arguments) {
    return operations.call(source, operation, arguments);
  }
}
