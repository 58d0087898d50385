package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.embedded.evaluation.InMemoryCollection;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The reads of a collection whose roles depend on documents: what may not be read is left out
 * before anything else.
 */
final class RuledReads {

  /** The service's own limit on the results of {@code find}, in documents. */
  private static final int MOST_DOCUMENTS = 50_000;

  private final RuledCollection collection;
  private final Members arguments;

  RuledReads(RuledCollection collection) {
    this.collection = collection;
    this.arguments = collection.arguments();
  }

  @Nullable Object run(String operation) {
    return switch (operation) {
      case "find" -> project(page());
      case "findOne" -> project(readable().limit(1).toList()).stream().findFirst().orElse(null);
      case "count" -> count();
      case "distinct" -> distinct(arguments.requiredNonEmptyText("field"));
      case "aggregate" -> aggregate(arguments.requiredDocuments("pipeline"));
      default -> throw DataSourceRefusals.serviceCommandNotFound(operation);
    };
  }

  private Stream<Document> readable() {
    return collection.found(arguments.documentOrEmpty("query"), 0).stream()
        .flatMap(document -> collection.readable(document).stream());
  }

  private List<Document> page() {
    int limit = arguments.limit("limit");
    return readable()
        .skip(arguments.limit("skip"))
        .limit(limit == 0 ? MOST_DOCUMENTS : Math.min(limit, MOST_DOCUMENTS))
        .toList();
  }

  private Long count() {
    int limit = arguments.limit("limit");
    return readable().limit(limit == 0 ? Long.MAX_VALUE : limit).count();
  }

  private List<Object> distinct(String field) {
    List<Document> input = collection.project(readable().toList(), null);
    return new InMemoryCollection(input).distinct(field, collection.collation());
  }

  private List<Document> aggregate(List<Document> pipeline) {
    List<Document> input = collection.project(readable().toList(), null);
    return new InMemoryCollection(input)
        .aggregate(pipeline, collection.collation()).stream().limit(MOST_DOCUMENTS).toList();
  }

  private List<Document> project(List<Document> readable) {
    return collection.project(readable, arguments.document("project").orElse(null));
  }
}
