package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $redact}: keeps documents, and those in them, or leaves them out. */
record Redact(Server server, @Nullable Object expression) {

  private enum Decision {
    DESCEND,
    PRUNE,
    KEEP
  }

  List<Document> run(List<Document> documents) {
    List<Document> kept = new ArrayList<>();
    for (Document document : documents) {
      Document left = left(document, document);
      if (left != null) {
        kept.add(left);
      }
    }
    return kept;
  }

  /** Returns what is left of a document; null if nothing is. */
  private @Nullable Document left(Document root, Document current) {
    Map<String, Object> variables =
        Map.of(
            "CURRENT", current,
            "DESCEND", Decision.DESCEND,
            "PRUNE", Decision.PRUNE,
            "KEEP", Decision.KEEP);
    Object value = new Evaluator(server, root, variables).value(expression);
    if (!(value instanceof Decision decision)) {
      throw Refused.because(
          17053,
          "$redact's expression should not return anything aside from the variables $$KEEP,"
              + " $$DESCEND, and $$PRUNE, but returned "
              + value);
    }
    return switch (decision) {
      case KEEP -> current;
      case PRUNE -> null;
      case DESCEND -> {
        Document left = new Document();
        current.forEach(
            (name, member) -> {
              Object inner = descended(root, member);
              if (inner != null || member == null) {
                left.put(name, inner);
              }
            });
        yield left;
      }
    };
  }

  /** Returns what is left of a value; null if nothing is. */
  private @Nullable Object descended(Document root, @Nullable Object value) {
    if (value instanceof Document document) {
      return left(root, document);
    }
    if (!(value instanceof Collection<?> items)) {
      return value;
    }
    List<@Nullable Object> left = new ArrayList<>();
    for (Object item : items) {
      Object inner = descended(root, item);
      if (inner != null || item == null) {
        left.add(inner);
      }
    }
    return left;
  }
}
