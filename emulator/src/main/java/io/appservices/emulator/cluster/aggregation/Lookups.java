package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code $lookup}: documents of another collection, by a field, a pipeline, or both. */
final class Lookups {

  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;
  private static final String LOCAL = "localField";
  private static final String FOREIGN = "foreignField";
  private static final Set<String> TEXTS = Set.of(LOCAL, FOREIGN, "as");

  private final Pipelines pipelines;
  private final Server server;

  Lookups(Pipelines pipelines, Server server) {
    this.pipelines = pipelines;
    this.server = server;
  }

  List<Document> run(Document body, List<Document> documents) {
    check(body);
    String as = text(body, "as");
    List<Document> pipeline = Pipelines.pipeline(body);
    List<Document> foreign =
        body.containsKey("from") ? server.collection(text(body, "from")) : List.of();
    boolean compares = body.containsKey(LOCAL);
    String local = text(body, LOCAL);
    Joined byField = compares ? new Joined(foreign, text(body, FOREIGN)) : null;
    List<Document> found = new ArrayList<>();
    for (Document document : documents) {
      TimeLimit.check();
      Document variables = variables(body, document);
      List<Document> joined =
          byField == null ? foreign : byField.with(Evaluator.path(document, local));
      Document copy = document.cloneDeeply();
      Partitions.set(copy, as, joined(bound(pipeline, variables), joined));
      found.add(copy);
    }
    return found;
  }

  /** Conditions at the beginning change no document: only what they leave is copied. */
  private List<Document> joined(List<Document> stages, List<Document> foreign) {
    int first = 0;
    while (first < stages.size() && stages.get(first).containsKey("$match")) {
      first++;
    }
    List<Document> matching = pipelines.run(stages.subList(0, first), foreign);
    return new ArrayList<>(
        pipelines.run(
            stages.subList(first, stages.size()),
            matching.stream().map(Document::cloneDeeply).toList()));
  }

  private Document variables(Document body, Document document) {
    Evaluator evaluator = new Evaluator(server, document, Map.of());
    Document variables = new Document();
    let(body)
        .forEach((name, value) -> variables.put(name, Evaluator.orNull(evaluator.value(value))));
    return variables;
  }

  private static String text(Document lookup, String member) {
    return lookup.get(member) instanceof String text ? text : "";
  }

  private static Document let(Document lookup) {
    return lookup.get("let") instanceof Document let ? let : new Document();
  }

  private static void check(Document lookup) {
    lookup.forEach(Lookups::check);
    List<Document> pipeline = Pipelines.pipeline(lookup);
    boolean isLiteral = !pipeline.isEmpty() && pipeline.get(0).containsKey("$documents");
    require(
        isLiteral || lookup.containsKey("from"),
        "$lookup stage without explicit collection must have a pipeline with $documents as first"
            + " stage");
    require(!text(lookup, "as").isEmpty(), "must specify 'as' field for a $lookup");
    boolean hasBoth = lookup.containsKey(LOCAL) && lookup.containsKey(FOREIGN);
    if (lookup.containsKey("pipeline")) {
      require(
          hasBoth || !lookup.containsKey(LOCAL) && !lookup.containsKey(FOREIGN),
          "$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
    } else {
      require(
          hasBoth,
          "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be"
              + " specified");
      require(
          !lookup.containsKey("let"), "$lookup with a 'let' argument must also specify 'pipeline'");
    }
  }

  private static void check(String name, @Nullable Object value) {
    String type = Types.of(value);
    String document = new Document(name, value).toString(true, "{", "}");
    String shown = document.substring(1, document.length() - 1);
    switch (name) {
      case "pipeline" -> Specification.pipeline(value, TYPE_MISMATCH, TYPE_MISMATCH);
      case "let" ->
          require(
              value instanceof Document,
              "$lookup argument '" + shown + "' must be an object, is type " + type);
      case "from" ->
          require(
              value instanceof String, "$lookup 'from' field must be a string, but found " + type);
      default -> {
        require(
            value instanceof String,
            "$lookup argument '%s' must be a string, found %s: %s".formatted(name, shown, type));
        require(TEXTS.contains(name), "unknown argument to $lookup: " + name);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw Refused.because(FAILED_TO_PARSE, otherwise);
    }
  }

  /** Returns a pipeline with the values of variables in their places. */
  static List<Document> bound(List<Document> pipeline, Document variables) {
    return pipeline.stream().map(stage -> (Document) bound((Object) stage, variables)).toList();
  }

  /** Returns a part of a pipeline with the values of variables in their places. */
  private static @Nullable Object bound(@Nullable Object part, Document variables) {
    if (part instanceof Document document) {
      Document copy = new Document();
      document.forEach(
          (key, value) -> copy.put(key, key.equals("$literal") ? value : bound(value, variables)));
      return copy;
    }
    if (part instanceof Collection<?> items) {
      List<@Nullable Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(bound(item, variables)));
      return copy;
    }
    if (!(part instanceof String text) || !text.startsWith("$$")) {
      return part;
    }
    int dot = text.indexOf('.');
    String name = text.substring(2, dot < 0 ? text.length() : dot);
    if (!variables.containsKey(name)) {
      return part;
    }
    Object value = variables.get(name);
    Object found = dot < 0 ? value : Evaluator.path(value, text.substring(dot + 1));
    return new Document("$literal", found instanceof Missing ? null : found);
  }
}
