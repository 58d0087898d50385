package io.appservices.emulator.cluster.embedded.collation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.query.UpsertValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parts of commands that compare texts, under the collation of the command. */
public final class CollatedCommands {

  /** The member of a command that has its query as it was before the collation and the like. */
  private static final String PLAIN = "$plainQuery";

  /** Stages that compare nothing. */
  private static final Set<String> NEUTRAL =
      Set.of("$limit", "$skip", "$count", "$unwind", "$sample", "$unset", "$out", "$documents");

  /** Stages whose expressions may compare. */
  private static final Set<String> COMPUTING =
      Set.of("$project", "$addFields", "$set", "$replaceRoot", "$replaceWith");

  private static final Set<String> COMPARING =
      Set.of(
          "$eq",
          "$ne",
          "$gt",
          "$gte",
          "$lt",
          "$lte",
          "$cmp",
          "$in",
          "$max",
          "$min",
          "$switch",
          "$indexOfArray",
          "$setEquals",
          "$setUnion",
          "$setIntersection",
          "$setDifference",
          "$setIsSubset",
          "$sortArray",
          "$maxN",
          "$minN",
          "$filter");

  private CollatedCommands() {}

  /**
   * Returns a query and the order of a command, which are limited already, under its collation.
   *
   * @param key the member of the command that is the query
   */
  public static Document query(Document command, String key) {
    return Collation.of(command)
        .map(collation -> under(collation, new Document(command), key))
        .orElse(command);
  }

  private static Document under(Collation collation, Document command, String key) {
    if (command.get(key) instanceof Document query) {
      if (Boolean.TRUE.equals(command.get("upsert"))) {
        command.put(PLAIN, query);
      }
      command.put(key, new CollatedQuery(collation).of(query));
    }
    if (command.get("sort") instanceof Document order && !order.isEmpty()) {
      command.put("sort", collation.order(order));
    }
    return command;
  }

  /** Returns a command that knows the query which a new document takes its fields from. */
  public static Document upserting(Document command, Document plain) {
    command.putIfAbsent(PLAIN, plain);
    return command;
  }

  /** Returns whether a command, in its last form already, may make a document by another query. */
  public static boolean isUpsert(Document command) {
    return command.containsKey(PLAIN);
  }

  /**
   * Returns the query by which an upsert finds what it updates. If there is nothing, that is the
   * query before the collation, from which a new document takes its fields, beside one that finds
   * nothing.
   *
   * @param finds whether a query finds a document
   */
  public static Document upsert(Document command, String key, Predicate<Document> finds) {
    if (!(command.remove(PLAIN) instanceof Document plain)
        || !(command.get(key) instanceof Document query)
        || finds.test(query)) {
      return command;
    }
    Document nothing = new Document("$nor", List.of(new Document()));
    command.put(key, new Document("$and", List.of(nothing, UpsertValues.of(plain))));
    return command;
  }

  /** Returns a pipeline, which is limited already, under the collation of its command. */
  public static @Nullable Object pipeline(Document command, @Nullable Object pipeline) {
    if (!(pipeline instanceof Collection<?> given)) {
      return pipeline;
    }
    return Collation.of(command)
        .<Object>map(collation -> stages(collation, given))
        .orElse(pipeline);
  }

  private static List<@Nullable Object> stages(Collation collation, Collection<?> pipeline) {
    List<@Nullable Object> stages = new ArrayList<>();
    pipeline.forEach(
        stage ->
            stages.add(stage instanceof Document document ? stage(collation, document) : stage));
    return stages;
  }

  private static Document stage(Collation collation, Document stage) {
    Document collated = new Document();
    stage.forEach((name, body) -> collated.put(name, body(collation, name, body)));
    return collated;
  }

  private static @Nullable Object body(Collation collation, String name, @Nullable Object body) {
    if (name.equals("$match") && body instanceof Document query) {
      return new CollatedQuery(collation).of(query);
    }
    if (name.equals("$sort") && body instanceof Document order) {
      return collation.order(order);
    }
    boolean groups = name.equals("$group") && body instanceof Document group && isOneGroup(group);
    if (NEUTRAL.contains(name) || (groups || COMPUTING.contains(name)) && !compares(body)) {
      return body;
    }
    throw Collation.cannot("comparing in the stage " + name + " under a collation");
  }

  /** Returns whether all documents are in one group, as where a driver counts. */
  private static boolean isOneGroup(Document group) {
    Object key = group.get("_id");
    return key == null || key instanceof Number || key instanceof Boolean;
  }

  private static boolean compares(@Nullable Object part) {
    return part instanceof Document document
            && document.entrySet().stream()
                .anyMatch(
                    member -> COMPARING.contains(member.getKey()) || compares(member.getValue()))
        || part instanceof Collection<?> items
            && items.stream().anyMatch(CollatedCommands::compares);
  }
}
