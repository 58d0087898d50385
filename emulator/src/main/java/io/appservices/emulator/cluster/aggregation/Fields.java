package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.Syntax;
import io.appservices.emulator.cluster.aggregation.expression.value.ArrayItems;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $project}, {@code $addFields} and {@code $unset}. Fields are named by paths or by nested
 * documents; in an array they are those of each of its documents. All expressions see the document
 * as it came.
 */
final class Fields {

  private final Server server;

  /** Fields by name: a boolean for one that is kept or left out, nested fields, or a value. */
  private record Tree(Document members) {

    static Tree of(Document specification, boolean adds) {
      Document members = new Document();
      specification.forEach((path, value) -> put(members, "", path, value, adds));
      return new Tree(members);
    }

    private static void put(
        Document members, String outer, String path, @Nullable Object value, boolean adds) {
      int dot = path.indexOf('.');
      String first = dot < 0 ? path : path.substring(0, dot);
      String whole = outer + first;
      if (dot >= 0) {
        String rest = path.substring(dot + 1);
        put(nested(members, whole, rest, adds), whole + ".", rest, value, adds);
      } else if (value instanceof Document inner
          && !inner.isEmpty()
          && !Syntax.isExpression(inner)) {
        inner.forEach(
            (name, one) -> put(nested(members, whole, name, adds), whole + ".", name, one, adds));
      } else if (members.get(first) instanceof Tree inner) {
        throw adds
            ? conflict(whole, whole + "." + inner.members().keySet().iterator().next())
            : Refused.because(31250, "Path collision at " + whole);
      } else if (!adds && (value instanceof Number || value instanceof Boolean)) {
        members.put(first, Utils.isTrue(value));
      } else {
        members.put(first, new Computed(value));
      }
    }

    /** Returns the fields within one, of which a path names some. */
    private static Document nested(Document members, String path, String rest, boolean adds) {
      String name = path.substring(path.lastIndexOf('.') + 1);
      if (members.get(name) instanceof Tree known) {
        return known.members();
      }
      if (members.containsKey(name)) {
        String inner = path + "." + rest;
        throw adds
            ? conflict(inner, path)
            : Refused.because(
                31249, "Path collision at %s remaining portion %s".formatted(inner, rest));
      }
      Tree tree = new Tree(new Document());
      members.put(name, tree);
      return tree.members();
    }

    private static MongoServerError conflict(String path, String other) {
      return Refused.because(
          40176,
          "specification contains two conflicting paths. Cannot specify both '%s' and '%s'"
              .formatted(path, other));
    }

    /** Returns whether fields are left out; whether {@code _id} is says nothing beside others. */
    boolean leavesOut() {
      return members.entrySet().stream()
          .filter(entry -> members.size() == 1 || !entry.getKey().equals("_id"))
          .map(Map.Entry::getValue)
          .allMatch(
              member ->
                  member instanceof Tree inner ? inner.leavesOut() : Boolean.FALSE.equals(member));
    }
  }

  private record Computed(@Nullable Object expression) {}

  Fields(Server server) {
    this.server = server;
  }

  /** Runs a stage, whose specification the server checks. */
  List<Document> run(String stage, @Nullable Object body, List<Document> documents) {
    boolean adds = stage.equals("$addFields") || stage.equals("$set");
    Tree tree = tree(stage, body, adds);
    boolean keepsAll = adds || tree.leavesOut();
    if (!keepsAll && !tree.members().containsKey("_id")) {
      tree.members().put("_id", true);
    }
    List<Document> result = new ArrayList<>();
    for (Document document : documents) {
      Evaluator evaluator = new Evaluator(server, document, Map.of());
      result.add(new Applied(evaluator, keepsAll).document(tree, document));
    }
    return result;
  }

  private Tree tree(String stage, @Nullable Object body, boolean adds) {
    Document specification = body instanceof Document given ? given : leftOut(body);
    server.run(List.of(new Document(adds ? "$addFields" : stage, checked(body))), List.of());
    try {
      return Tree.of(specification, adds);
    } catch (MongoServerError e) {
      throw Refused.within("Invalid " + stage, e);
    }
  }

  /** The server does not know that {@code _id} may be kept while others are left out. */
  private static @Nullable Object checked(@Nullable Object body) {
    if (!(body instanceof Document given) || given.size() == 1) {
      return body;
    }
    Document others = given.clone();
    others.remove("_id");
    return others;
  }

  private static Document leftOut(@Nullable Object names) {
    Collection<?> all =
        names instanceof Collection<?> items ? items : Collections.singletonList(names);
    Document specification = new Document();
    all.forEach(name -> specification.put(String.valueOf(name), false));
    return specification;
  }

  private record Applied(Evaluator evaluator, boolean keepsAll) {

    Document document(Tree tree, Document document) {
      Document result = new Document();
      if (!keepsAll && tree.members().containsKey("_id")) {
        existing(tree, "_id", document, result);
      }
      document.keySet().forEach(name -> existing(tree, name, document, result));
      tree.members().forEach((name, member) -> computed(name, member, document, result));
      return result;
    }

    private void existing(Tree tree, String name, Document document, Document result) {
      if (!document.containsKey(name)) {
        return;
      }
      Object member = tree.members().getOrMissing(name);
      Object value = document.get(name);
      if (member instanceof Tree inner) {
        Object nested = nested(inner, value);
        if (!(nested instanceof Missing)) {
          result.put(name, nested);
        }
      } else if (member instanceof Computed computed) {
        if (keepsAll) {
          put(result, name, computed);
        }
      } else if (member instanceof Boolean isKept ? isKept : keepsAll) {
        result.put(name, copy(value));
      }
    }

    private void computed(
        String name, @Nullable Object member, Document document, Document result) {
      if (member instanceof Computed computed && !(keepsAll && document.containsKey(name))) {
        put(result, name, computed);
      } else if (member instanceof Tree inner && !document.containsKey(name)) {
        Document made = document(inner, new Document());
        if (!made.isEmpty()) {
          result.put(name, made);
        }
      }
    }

    private void put(Document result, String name, Computed computed) {
      Object value = evaluator.value(computed.expression());
      if (!(value instanceof Missing)) {
        result.put(name, copy(value));
      }
    }

    private static @Nullable Object copy(@Nullable Object value) {
      return new Document("value", value).cloneDeeply().get("value");
    }

    private @Nullable Object nested(Tree tree, @Nullable Object value) {
      if (value instanceof Document document) {
        return document(tree, document);
      }
      if (value instanceof Collection<?> items) {
        return ArrayItems.made(items, item -> nested(tree, item));
      }
      Document made = document(tree, new Document());
      if (!made.isEmpty()) {
        return made;
      }
      return keepsAll ? value : Missing.getInstance();
    }
  }
}
