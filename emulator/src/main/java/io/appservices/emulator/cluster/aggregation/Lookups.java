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

  private static final Set<String> MEMBERS =
      Set.of("from", "localField", "foreignField", "let", "pipeline", "as");

  private final Pipelines pipelines;
  private final Server server;

  Lookups(Pipelines pipelines, Server server) {
    this.pipelines = pipelines;
    this.server = server;
  }

  List<Document> run(Document body, List<Document> documents) {
    for (String member : body.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw Refused.because(9, "unknown argument to $lookup: " + member);
      }
    }
    String as = text(body, "as");
    List<Document> pipeline = Pipelines.pipeline(body);
    boolean isLiteral = !pipeline.isEmpty() && pipeline.get(0).containsKey("$documents");
    List<Document> foreign =
        isLiteral && !body.containsKey("from") ? List.of() : server.collection(text(body, "from"));
    boolean compares =
        body.containsKey("localField")
            || body.containsKey("foreignField")
            || !body.containsKey("pipeline");
    String local = compares ? text(body, "localField") : "";
    Joined byField = compares ? new Joined(foreign, text(body, "foreignField")) : null;
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
    if (lookup.get(member) instanceof String text) {
      return text;
    }
    throw Refused.because(
        9,
        "$lookup needs a string as '"
            + member
            + "', found "
            + Types.of(lookup.getOrMissing(member)));
  }

  private static Document let(Document lookup) {
    if (!lookup.containsKey("let")) {
      return new Document();
    }
    if (lookup.get("let") instanceof Document let) {
      return let;
    }
    throw Refused.because(
        9, "$lookup argument 'let' must be an object, is type " + Types.of(lookup.get("let")));
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
