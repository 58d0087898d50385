package io.appservices.emulator.cluster.embedded.projection;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.Syntax;
import io.appservices.emulator.cluster.aggregation.expression.value.ArrayItems;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.embedded.query.MatchPosition;
import io.appservices.emulator.cluster.embedded.query.TextScores;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A projection, as MongoDB has them since 4.4: with expressions, which see the whole document. */
public final class Projection {

  private static final String ID = "_id";

  private final ProjectedFields fields;
  private final Document query;
  private final Server server;

  /**
   * Reads a projection.
   *
   * @param query what documents are found by, in the form that the library can evaluate
   * @param server what evaluates expressions
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if MongoDB does not take it
   */
  public Projection(Document specification, Document query, Server server) {
    this.fields = ProjectedFields.of(TextScores.inProjection(specification, query));
    this.query = query;
    this.server = server;
    Evaluator evaluator = new Evaluator(server, new Document(), Map.of());
    fields.computed().stream()
        .flatMap(expression -> Syntax.constants(expression).stream())
        .forEach(evaluator::value);
  }

  /**
   * Refuses a projection that asks how well a document meets a {@code $text}: of a part of the
   * document nobody knows.
   */
  public static void requireNoScores(Document specification) {
    if (TextScores.areWantedIn(specification)) {
      throw Refused.notEmulated("{$meta: 'textScore'} where a rule looks at each document");
    }
  }

  /** Returns whether it has the element of an array that the query met. */
  public boolean isPositional() {
    return fields.isPositional();
  }

  /** Returns what a document becomes, which stays as it is. */
  public Document of(Document document) {
    return new Applied(new Evaluator(server, document, Map.of()), document)
        .document(fields.tree(), document, true);
  }

  private final class Applied {

    private final Evaluator evaluator;
    private final Document root;

    Applied(Evaluator evaluator, Document root) {
      this.evaluator = evaluator;
      this.root = root;
    }

    Document document(ProjectedFields.Tree tree, Document document, boolean isRoot) {
      Document result = new Document();
      if (isRoot && document.containsKey(ID)) {
        existing(tree.members().getOrDefault(ID, ProjectedFields.KEPT), ID, document, result);
      }
      document
          .keySet()
          .forEach(
              name -> {
                if (!isRoot || !name.equals(ID)) {
                  Object member = tree.members().get(name);
                  existing(member == null ? fields.isRest() : member, name, document, result);
                }
              });
      tree.members().forEach((name, member) -> made(name, member, document, result));
      return result;
    }

    private void existing(Object member, String name, Document document, Document result) {
      Object value = document.get(name);
      if (member instanceof ProjectedFields.Tree inner) {
        put(result, name, nested(inner, value));
      } else if (member instanceof ProjectedFields.Slice slice) {
        result.put(name, value instanceof List<?> items ? slice.of(items) : value);
      } else if (member.equals(ProjectedFields.POSITIONAL)) {
        result.put(name, value instanceof List<?> items ? element(items) : value);
      } else if (member.equals(ProjectedFields.KEPT)) {
        result.put(name, value);
      }
    }

    private List<?> element(List<?> items) {
      Integer position = MatchPosition.of(root, query);
      if (position == null || position >= items.size()) {
        throw Refused.because(
            51246,
            "Executor error during find command :: caused by :: positional operator '.$' couldn't"
                + " find a matching element in the array");
      }
      return items.subList(position, position + 1);
    }

    private @Nullable Object nested(ProjectedFields.Tree tree, @Nullable Object value) {
      if (value instanceof Document document) {
        return document(tree, document, false);
      }
      if (value instanceof Collection<?> items) {
        return ArrayItems.made(items, item -> nested(tree, item));
      }
      return fields.keepsRest() ? value : Missing.getInstance();
    }

    /** Elements that match and values of expressions stand behind the fields that there are. */
    private void made(String name, Object member, Document document, Document result) {
      Object value = document.getOrMissing(name);
      if (member instanceof ProjectedFields.Element element) {
        put(result, name, element.of(value));
      } else if (member instanceof ProjectedFields.Computed computed) {
        put(result, name, evaluator.value(computed.expression()));
      } else if (member instanceof ProjectedFields.Tree inner
          && !(value instanceof Document)
          && !(value instanceof Collection<?>)) {
        Document made = document(inner, new Document(), false);
        if (!made.isEmpty()) {
          result.put(name, made);
        }
      }
    }

    private void put(Document result, String name, @Nullable Object value) {
      if (!(value instanceof Missing)) {
        result.put(name, value);
      }
    }
  }
}
