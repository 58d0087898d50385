package io.appservices.emulator.cluster.embedded.limit;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.Syntax;
import io.appservices.emulator.cluster.aggregation.expression.value.FieldPaths;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of the stages that MongoDB reads as projections: {@code $project}, {@code $addFields},
 * {@code $set} and {@code $unset}. What is wrong within one is told behind the name of it.
 */
final class ProjectionStages {

  private static final String PROJECT = "$project";
  private static final String UNSET = "$unset";
  private static final Set<String> NAMES = Set.of(PROJECT, "$addFields", "$set", UNSET);

  private final boolean projects;
  private @Nullable Boolean includes;

  private ProjectionStages(boolean projects) {
    this.projects = projects;
  }

  static boolean isName(String stage) {
    return NAMES.contains(stage);
  }

  /**
   * Checks the specification of a stage.
   *
   * @throws MongoServerError if it is none
   */
  static void check(String stage, @Nullable Object body) {
    if (stage.equals(UNSET)) {
      Collection<?> paths = paths(body);
      within(stage, () -> paths.forEach(path -> FieldPaths.check((String) path)));
      return;
    }
    boolean projects = stage.equals(PROJECT);
    if (!(body instanceof Document fields)) {
      throw projects
          ? Refused.because(15969, "$project specification must be an object")
          : Refused.because(
              40272, stage + " specification stage must be an object, got " + Types.of(body));
    }
    within(stage, () -> new ProjectionStages(projects).all(fields));
  }

  private static void within(String stage, Runnable check) {
    try {
      check.run();
    } catch (MongoServerError e) {
      throw Refused.within("Invalid " + stage, e);
    }
  }

  private static Collection<?> paths(@Nullable Object body) {
    if (!(body instanceof String) && !(body instanceof Collection<?>)) {
      throw Refused.because(31002, "$unset specification must be a string or an array");
    }
    Collection<?> paths =
        body instanceof Collection<?> items ? items : Collections.singletonList(body);
    if (paths.isEmpty()) {
      throw Refused.because(
          31119, "$unset specification must be a string or an array with at least one field");
    }
    if (!paths.stream().allMatch(String.class::isInstance)) {
      throw Refused.because(
          31120, "$unset specification must be a string or an array containing only string values");
    }
    return paths;
  }

  private void all(Document fields) {
    if (fields.isEmpty()) {
      throw projects
          ? Refused.because(51272, "projection specification must have at least one field")
          : Refused.because(40177, "specification must have at least one field");
    }
    fields.forEach((name, value) -> field("", name, value));
    Syntax.checkOperators(fields);
  }

  private void field(String prefix, String name, @Nullable Object value) {
    FieldPaths.check(name);
    String path = prefix + name;
    if (value instanceof Document inner && !Syntax.isExpression(inner)) {
      if (inner.isEmpty()) {
        throw emptyAt(path);
      }
      inner.forEach((member, one) -> field(path + ".", member, one));
    } else if (projects) {
      leaf(path, name, value);
    }
  }

  private MongoServerError emptyAt(String path) {
    return projects
        ? Refused.because(
            51270, "An empty sub-projection is not a valid value. Found empty object at path")
        : Refused.because(
            40180, "an empty object is not a valid value. Found empty object at path " + path);
  }

  private void leaf(String path, String name, @Nullable Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      choose(path, Utils.isTrue(value));
    } else if (value instanceof Document operator) {
      Syntax.checkName(operator.keySet().iterator().next());
      computed(
          operator.containsKey("$meta"),
          31252,
          "Cannot use expression other than $meta in exclusion projection");
    } else {
      computed(
          false,
          31310,
          "Cannot use an expression %s: %s in an exclusion projection"
              .formatted(name, Json.toJsonValue(value)));
    }
  }

  private void computed(boolean isMeta, int code, String inExclusion) {
    if (isMeta) {
      return;
    }
    if (Boolean.FALSE.equals(includes)) {
      throw Refused.because(code, inExclusion);
    }
    includes = true;
  }

  private void choose(String path, boolean isKept) {
    if (path.equals("_id")) {
      return;
    }
    if (includes != null && includes != isKept) {
      throw isKept
          ? Refused.because(
              31253, "Cannot do inclusion on field " + path + " in exclusion projection")
          : Refused.because(
              31254, "Cannot do exclusion on field " + path + " in inclusion projection");
    }
    includes = isKept;
  }
}
