package io.appservices.emulator.cluster.embedded.projection;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Syntax;
import io.appservices.emulator.cluster.aggregation.expression.value.FieldPaths;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The fields of a projection as a tree, and whether it has what it names or leaves that out. */
final class ProjectedFields {

  static final String KEPT = "kept";
  static final String LEFT_OUT = "leftOut";
  static final String POSITIONAL = "positional";

  private static final String ID = "_id";

  /** Fields by name, each a tree, one of the marks above, or a record of those below. */
  record Tree(Map<String, Object> members) {
    Tree() {
      this(new LinkedHashMap<>());
    }
  }

  record Computed(@Nullable Object expression) {}

  /** A part of an array. */
  record Slice(long skip, long limit) {

    List<?> of(List<?> items) {
      long from = skip < 0 ? Math.max(0, items.size() + skip) : Math.min(skip, items.size());
      return items.subList((int) from, (int) (from + Math.min(limit, items.size() - from)));
    }
  }

  /** The first element that meets a condition. */
  record Element(Predicate<Object> condition) {

    Object of(Object value) {
      if (value instanceof Collection<?> items) {
        for (Object item : items) {
          if (condition.test(item)) {
            return Collections.singletonList(item);
          }
        }
      }
      return Missing.getInstance();
    }
  }

  private final Tree tree = new Tree();
  private final List<@Nullable Object> computed = new ArrayList<>();
  private @Nullable Boolean includes;
  private boolean hasElement;
  private boolean isPositional;

  private ProjectedFields() {}

  static ProjectedFields of(Document specification) {
    ProjectedFields fields = new ProjectedFields();
    specification.forEach((path, value) -> fields.add("", path, value));
    if (fields.includes == null) {
      Object id = fields.tree.members().get(ID);
      fields.includes = KEPT.equals(id) || fields.hasElement;
    }
    return fields;
  }

  Tree tree() {
    return tree;
  }

  /** Returns the expressions of all fields that have one. */
  List<@Nullable Object> computed() {
    return computed;
  }

  boolean isPositional() {
    return isPositional;
  }

  boolean keepsRest() {
    return !Boolean.TRUE.equals(includes);
  }

  /** Returns the mark of fields that are not named. */
  String isRest() {
    return keepsRest() ? KEPT : LEFT_OUT;
  }

  private void add(String prefix, String name, @Nullable Object value) {
    String path = prefix + name;
    if (name.endsWith(".$") || name.contains(".$.")) {
      positional(path);
    } else if (value instanceof Document inner && !Syntax.isExpression(inner)) {
      if (inner.isEmpty()) {
        throw Refused.because(
            51270, "An empty sub-projection is not a valid value. Found empty object at path");
      }
      inner.forEach((member, one) -> add(path + ".", member, one));
    } else {
      leaf(path, value);
    }
  }

  private void positional(String path) {
    if (!path.endsWith(".$") || path.indexOf(".$") < path.length() - 2) {
      throw Refused.because(
          31394,
          "As of 4.4, it's illegal to specify positional operator in the middle of a"
              + " path.Positional projection may only be used at the end, for example: a.b.$. If"
              + " the query previously used a form like a.b.$.d, remove the parts following the"
              + " '$' and the results will be equivalent.");
    }
    if (isPositional) {
      throw Refused.because(31276, "Cannot specify more than one positional projection per query.");
    }
    if (hasElement) {
      throw Refused.because(31256, "Cannot specify positional operator and $elemMatch.");
    }
    if (Boolean.FALSE.equals(includes)) {
      throw Refused.because(31395, "positional projection cannot be used with exclusion");
    }
    isPositional = true;
    includes = true;
    put(path.substring(0, path.length() - 2), POSITIONAL);
  }

  private void leaf(String path, @Nullable Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      choose(path, ProjectionOperators.isTrue(value));
    } else if (value instanceof Document operator && operator.containsKey("$elemMatch")) {
      hasElement = true;
      if (isPositional) {
        throw Refused.because(31255, "Cannot specify positional operator and $elemMatch.");
      }
      if (path.indexOf('.') >= 0) {
        throw Refused.because(31275, "Cannot use $elemMatch projection on a nested field.");
      }
      put(path, ProjectionOperators.element(operator.get("$elemMatch")));
    } else if (value instanceof Document operator && ProjectionOperators.isSlice(operator)) {
      put(path, ProjectionOperators.slice(operator.get("$slice")));
    } else {
      if (Boolean.FALSE.equals(includes)) {
        throw Refused.because(
            31252, "Cannot use expression other than $meta in exclusion projection");
      }
      includes = true;
      if (value instanceof Document operator) {
        Syntax.checkName(operator.keySet().iterator().next());
      }
      Syntax.check(value);
      computed.add(value);
      put(path, new Computed(value));
    }
  }

  private void choose(String path, boolean isKept) {
    if (!path.equals(ID)) {
      if (includes != null && includes != isKept) {
        throw Refused.because(
            isKept ? 31253 : 31254,
            isKept
                ? "Cannot do inclusion on field " + path + " in exclusion projection"
                : "Cannot do exclusion on field " + path + " in inclusion projection");
      }
      includes = isKept;
    }
    put(path, isKept ? KEPT : LEFT_OUT);
  }

  private void put(String path, Object member) {
    FieldPaths.check(path);
    String[] names = path.split("\\.");
    Tree at = tree;
    for (int i = 0; i < names.length - 1; i++) {
      Object inner = at.members().computeIfAbsent(names[i], name -> new Tree());
      if (!(inner instanceof Tree next)) {
        throw Refused.because(
            31249,
            "Path collision at %s remaining portion %s"
                .formatted(path, String.join(".", List.of(names).subList(i + 1, names.length))));
      }
      at = next;
    }
    if (at.members().put(names[names.length - 1], member) != null) {
      throw Refused.because(31250, "Path collision at " + path);
    }
  }
}
