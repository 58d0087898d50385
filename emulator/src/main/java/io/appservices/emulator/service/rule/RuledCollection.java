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
    if (given.get("hint") != null) {
      search.append("hint", given.get("hint"));
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
    List<Document> left = reduce(readable, rules.filters().projection());
    return wanted == null ? left : reduce(left, wanted);
  }

  private static List<Document> reduce(List<Document> documents, Document projection) {
    return projection.isEmpty() ? documents : new InMemoryCollection(documents).project(projection);
  }

  @Nullable Object run(String operation, Document arguments) {
    return operations.call(source, operation, arguments);
  }
}
