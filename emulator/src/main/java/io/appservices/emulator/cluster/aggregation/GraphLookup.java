package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code $graphLookup}: the documents that others lead to, step by step, each of them once. */
final class GraphLookup {

  private static final List<String> NEEDED =
      List.of("from", "as", "connectFromField", "connectToField");
  private static final Set<String> OTHERS =
      Set.of("startWith", "maxDepth", "depthField", "restrictSearchWithMatch");

  private final Server server;
  private final Document body;
  private final long most;
  private final Joined foreign;

  GraphLookup(Pipelines pipelines, Server server, Document body) {
    check(body);
    this.server = server;
    this.body = body;
    this.most = most(body);
    List<Document> all = server.collection(text("from"));
    this.foreign =
        new Joined(
            body.get("restrictSearchWithMatch") instanceof Document query
                ? pipelines.run(List.of(new Document("$match", query)), all)
                : all,
            text("connectToField"));
  }

  private static void check(Document body) {
    for (String name : body.keySet()) {
      if (!NEEDED.contains(name) && !OTHERS.contains(name)) {
        throw Refused.because(40104, "Unknown argument to $graphLookup: " + name);
      }
    }
    if (!body.keySet().containsAll(NEEDED) || !body.containsKey("startWith")) {
      throw Refused.because(
          40105,
          "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and"
              + " 'connectToField' to be specified.");
    }
    for (String name : List.of("from", "as", "connectFromField", "connectToField", "depthField")) {
      if (body.containsKey(name) && !(body.get(name) instanceof String)) {
        throw Refused.because(
            40103, "expected string as argument for " + name + ", found: " + body.get(name));
      }
    }
    if (body.containsKey("restrictSearchWithMatch")
        && !(body.get("restrictSearchWithMatch") instanceof Document)) {
      throw Refused.because(40185, "restrictSearchWithMatch must be an object");
    }
  }

  private static long most(Document body) {
    if (!body.containsKey("maxDepth")) {
      return Long.MAX_VALUE;
    }
    if (!(body.get("maxDepth") instanceof Number depth)) {
      throw Refused.because(40100, "maxDepth must be numeric");
    }
    if (depth.doubleValue() < 0) {
      throw Refused.because(40101, "maxDepth requires a nonnegative argument, found: " + depth);
    }
    if (depth.doubleValue() != depth.longValue()) {
      throw Refused.because(40102, "maxDepth could not be represented as a long long: " + depth);
    }
    return depth.longValue();
  }

  private String text(String name) {
    return String.valueOf(body.get(name));
  }

  List<Document> run(List<Document> documents) {
    List<Document> result = new ArrayList<>();
    for (Document document : documents) {
      Document copy = document.cloneDeeply();
      Object start = new Evaluator(server, document, Map.of()).value(body.get("startWith"));
      Partitions.set(copy, text("as"), found(start));
      result.add(copy);
    }
    return result;
  }

  private List<Document> found(@Nullable Object start) {
    Map<Integer, Document> found = new TreeMap<>();
    List<Document> inOrder = new ArrayList<>();
    Collection<@Nullable Object> frontier = values(start);
    for (long depth = 0; depth <= most && !frontier.isEmpty(); depth++) {
      TimeLimit.check();
      Set<Integer> places = new TreeSet<>();
      frontier.forEach(value -> places.addAll(foreign.places(value)));
      places.removeAll(found.keySet());
      frontier = new ArrayList<>();
      for (int place : places) {
        Document one = foreign.document(place);
        frontier.addAll(values(Evaluator.path(one, text("connectFromField"))));
        Document copy = one.cloneDeeply();
        if (body.containsKey("depthField")) {
          Partitions.set(copy, text("depthField"), depth);
        }
        found.put(place, copy);
        inOrder.add(copy);
      }
    }
    return inOrder;
  }

  private static Collection<@Nullable Object> values(@Nullable Object value) {
    List<@Nullable Object> values = new ArrayList<>();
    if (value instanceof Collection<?> items) {
      values.addAll(items);
    } else if (!(value instanceof Missing)) {
      values.add(value);
    }
    return values;
  }
}
