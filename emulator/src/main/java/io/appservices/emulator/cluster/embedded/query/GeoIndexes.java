package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.GeoNear;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The geospatial indexes without which MongoDB orders nothing by its distance. They have no
 * influence on what is found.
 */
public final class GeoIndexes {

  private static final String STAGE = "$geoNear";
  private static final String PLANE = "2d";
  private static final String SPHERE = "2dsphere";

  private static final int NO_QUERY_EXECUTION_PLANS = 291;
  private static final int INDEX_NOT_FOUND = 27;

  /** The descriptions of the indexes of collections, by name. */
  private final Function<String, List<Document>> indexes;

  public GeoIndexes(Function<String, List<Document>> indexes) {
    this.indexes = indexes;
  }

  /**
   * Checks the conditions {@code $near} and {@code $nearSphere} in a part of a command.
   *
   * @throws MongoServerError if the collection has no index for one
   */
  public void check(@Nullable Object part, String collection) {
    List<Near> nears = nears(part).toList();
    if (!nears.isEmpty()) {
      List<Document> found = indexes.apply(collection);
      nears.forEach(near -> check(near, found));
    }
  }

  private static void check(Near near, List<Document> indexes) {
    boolean isIndexed =
        switch (near.measure()) {
          case PLANE -> fields(indexes, PLANE).contains(near.path());
          case EARTH -> fields(indexes, SPHERE).contains(near.path());
          case SPHERE ->
              fields(indexes, PLANE).contains(near.path())
                  || fields(indexes, SPHERE).contains(near.path());
        };
    if (!isIndexed) {
      throw noPlan();
    }
  }

  private static Stream<Near> nears(@Nullable Object part) {
    if (part instanceof FieldCondition condition) {
      return condition.nears().stream();
    }
    if (part instanceof Document document) {
      return document.values().stream().flatMap(GeoIndexes::nears);
    }
    return part instanceof Collection<?> items
        ? items.stream().flatMap(GeoIndexes::nears)
        : Stream.empty();
  }

  /** Returns the fields that indexes of a kind are of. */
  private static List<String> fields(List<Document> indexes, String kind) {
    return indexes.stream()
        .map(index -> index.get("key"))
        .filter(Document.class::isInstance)
        .flatMap(key -> ((Document) key).entrySet().stream())
        .filter(entry -> kind.equals(entry.getValue()))
        .map(entry -> entry.getKey())
        .distinct()
        .toList();
  }

  private static MongoServerError noPlan() {
    return new MongoServerError(
        NO_QUERY_EXECUTION_PLANS,
        "NoQueryExecutionPlans",
        "error processing query: planner returned error :: caused by :: unable to find index for"
            + " $geoNear query");
  }

  /**
   * Returns a pipeline whose stages {@code $geoNear} name the field of the index that they use.
   *
   * @throws MongoServerError if there is no index for one
   */
  public Object inPipeline(Object pipeline, String collection) {
    if (!(pipeline instanceof Collection<?> stages) || !isIn(stages)) {
      return pipeline;
    }
    List<Object> bound = new ArrayList<>();
    for (Object stage : stages) {
      bound.add(stage instanceof Document document ? stage(document, collection) : stage);
    }
    return bound;
  }

  private static boolean isIn(@Nullable Object part) {
    if (part instanceof Document document) {
      return document.containsKey(STAGE) || document.values().stream().anyMatch(GeoIndexes::isIn);
    }
    return part instanceof Collection<?> items && items.stream().anyMatch(GeoIndexes::isIn);
  }

  private Document stage(Document stage, String collection) {
    Document bound = new Document();
    stage.forEach(
        (name, body) ->
            bound.put(
                name,
                switch (name) {
                  case STAGE -> geoNear(body, collection);
                  case "$lookup" -> nested(body, "from");
                  case "$unionWith" -> nested(body, "coll");
                  case "$facet" -> facet(body, collection);
                  default -> body;
                }));
    return bound;
  }

  private @Nullable Object nested(@Nullable Object body, String from) {
    return body instanceof Document members
            && members.get(from) instanceof String collection
            && members.get("pipeline") instanceof Collection<?> stages
        ? with(members, "pipeline", inPipeline(stages, collection))
        : body;
  }

  private static Document with(Document members, String name, Object value) {
    Document copy = new Document(members);
    copy.put(name, value);
    return copy;
  }

  private @Nullable Object facet(@Nullable Object body, String collection) {
    if (!(body instanceof Document facets)) {
      return body;
    }
    Document bound = new Document();
    facets.forEach((name, pipeline) -> bound.put(name, inPipeline(pipeline, collection)));
    return bound;
  }

  private @Nullable Object geoNear(@Nullable Object body, String collection) {
    if (!(body instanceof Document members)) {
      return body;
    }
    GeoNear.check(members);
    List<Document> found = indexes.apply(collection);
    List<String> plane = fields(found, PLANE);
    List<String> sphere = fields(found, SPHERE);
    if (members.get("key") instanceof String key) {
      if (!plane.contains(key) && !sphere.contains(key)) {
        throw noPlan();
      }
      return body;
    }
    return with(members, "key", only(plane.isEmpty() ? sphere : plane, plane.isEmpty()));
  }

  private static String only(List<String> fields, boolean isSphere) {
    if (fields.size() == 1) {
      return fields.get(0);
    }
    throw new MongoServerError(
        INDEX_NOT_FOUND,
        "IndexNotFound",
        fields.isEmpty()
            ? "$geoNear requires a 2d or 2dsphere index, but none were found"
            : "There is more than one "
                + (isSphere ? SPHERE : PLANE)
                + " index; unsure which to use for $geoNear");
  }
}
