package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.Pipelines;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An update of operators, or a pipeline, and what it makes of a document. */
public final class Update implements Modification {

  /** The member of an update that has its array filters. */
  public static final String FILTERS = "$arrayFilters";

  /** The only member, beside filters, of an update that is a pipeline. */
  public static final String PIPELINE = "$pipeline";

  private static final String ID = "_id";

  private static final Set<String> STAGES =
      Set.of("$addFields", "$set", "$project", "$unset", "$replaceRoot", "$replaceWith");

  /** Operators that do not take any operand. */
  private static final Set<String> CHECKED =
      Set.of("$inc", "$mul", "$bit", "$push", "$pop", "$pullAll", "$currentDate");

  /** An operator for one path. */
  private record Change(String operator, String path, @Nullable Object operand) {}

  private final Server server;
  private final List<Document> pipeline;
  private final ElementFilters filters;

  /** The changes in the order of their paths, in which MongoDB makes them. */
  private final Map<String, Change> changes = new TreeMap<>();

  /**
   * Reads an update.
   *
   * @param server what evaluates expressions, and has the time
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if MongoDB does not take it
   */
  public Update(Document update, Server server) {
    this.server = server;
    this.pipeline =
        update.get(PIPELINE) instanceof Collection<?> stages
            ? stages.stream().map(Document.class::cast).toList()
            : List.of();
    this.filters = new ElementFilters(update);
    update.forEach(
        (name, fields) -> {
          if (fields instanceof Document operands) {
            operands.forEach((path, operand) -> add(name, path, operand));
          }
        });
  }

  /** Returns whether an update is one, and not the new document. */
  public static boolean isUpdate(@Nullable Object update) {
    return update instanceof Document document
        && !document.isEmpty()
        && document.keySet().iterator().next().startsWith("$");
  }

  /** Refuses a pipeline with a stage that no update has. */
  public static void check(Collection<?> pipeline) {
    for (Object stage : pipeline) {
      if (!(stage instanceof Document one) || one.size() != 1) {
        throw Refused.because(
            40323, "A pipeline stage specification object must contain exactly one field.");
      }
      String name = one.keySet().iterator().next();
      if (!STAGES.contains(name)) {
        throw Refused.because(72, name + " is not allowed to be used within an update");
      }
    }
  }

  private void add(String operator, String path, @Nullable Object operand) {
    UpdatePaths.check(path);
    Change change = new Change(operator, path, operand);
    if (CHECKED.contains(operator)) {
      // Operands are refused before there is a document, too.
      result(change, new UpdatePaths(new Document(), path), Missing.getInstance(), true);
    }
    reserve(path, change);
    if (operator.equals("$rename")) {
      reserve(UpdatePaths.renamed(path, operand), null);
    }
  }

  private void reserve(String path, @Nullable Change change) {
    for (String other : changes.keySet()) {
      if (other.equals(path) || other.startsWith(path + ".") || path.startsWith(other + ".")) {
        throw Refused.because(
            40,
            "Updating the path '%s' would create a conflict at '%s'"
                .formatted(path, other.length() < path.length() ? other : path));
      }
    }
    changes.put(path, change == null ? new Change("", path, null) : change);
  }

  @Override
  public Document of(Document document, @Nullable Integer position) {
    return made(document, position, false, false, null);
  }

  /**
   * Returns the paths of a document to which its operators give a value as a whole.
   *
   * @param position as for {@link #of}
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if the document cannot be updated
   */
  public Set<String> assigned(Document document, @Nullable Integer position) {
    AssignedPaths assigned = new AssignedPaths();
    made(document, position, false, false, assigned);
    return assigned.paths();
  }

  @Override
  public Document ofNew(Document document, boolean choosesId) {
    return made(document, null, true, choosesId, null);
  }

  private Document made(
      Document document,
      @Nullable Integer position,
      boolean isNew,
      boolean choosesId,
      @Nullable AssignedPaths assigned) {
    Document copy = UpdatePaths.copy(document);
    if (!pipeline.isEmpty()) {
      Document made = new Pipelines(server).run(pipeline, List.of(copy)).get(0);
      return withId(made, document.get(ID));
    }
    int filled = 0;
    for (Change change : changes.values()) {
      if (!change.operator().isEmpty() && (isNew || !change.operator().equals("$setOnInsert"))) {
        for (String path : filters.paths(copy, change.path(), position)) {
          UpdatePaths at = new UpdatePaths(copy, path);
          Object before = assigned == null ? null : at.value();
          filled += apply(change, at, isNew, choosesId);
          if (assigned != null) {
            assigned.add(change.operator(), change.operand(), before, at);
          }
          UpdatePaths.checkFilled(filled);
        }
      }
    }
    return copy;
  }

  private static Document withId(Document made, @Nullable Object id) {
    if (id != null && made.containsKey(ID) && !ValueOrder.areEqual(made.get(ID), id)) {
      throw Refused.because(
          66, "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
    Document result = new Document();
    if (id != null) {
      result.put(ID, id);
    }
    result.putAll(UpdatePaths.copy(made));
    return result;
  }

  /** Returns how many elements an array was filled up by. */
  private int apply(Change change, UpdatePaths at, boolean isNew, boolean choosesId) {
    Object before = at.value();
    Object after = result(change, at, before, isNew);
    boolean isId = at.first().equals(ID) && !choosesId;
    if (isId && !ValueOrder.areEqual(before, after)) {
      throw Refused.because(
          66,
          "Performing an update on the path '%s' would modify the immutable field '_id'"
              .formatted(at.path()));
    }
    if (after instanceof Missing) {
      at.remove();
      return 0;
    }
    if (isId) {
      return 0;
    }
    boolean isChecked = !isNew && !Objects.equals(before, after) && at.isOfDocument();
    int filled = at.set(UpdatePaths.copyOf(after));
    if (isChecked) {
      DollarFields.check(at.root(), at.first());
    }
    return filled;
  }

  private @Nullable Object result(
      Change change, UpdatePaths at, @Nullable Object before, boolean isNew) {
    Object operand = change.operand();
    return switch (change.operator()) {
      case "$set", "$setOnInsert" -> operand;
      case "$unset" -> Missing.getInstance();
      case "$inc", "$mul" -> NumberUpdates.calculated(change.operator(), at, before, operand);
      case "$bit" -> NumberUpdates.bits(at, before, operand);
      case "$min" -> NumberUpdates.isWanted(before, operand, 1) ? operand : before;
      case "$max" -> NumberUpdates.isWanted(before, operand, -1) ? operand : before;
      case "$currentDate" -> now(operand);
      case "$rename" -> rename(at, before, String.valueOf(operand), isNew);
      default -> ArrayUpdates.result(change.operator(), at, before, operand);
    };
  }

  private Object now(@Nullable Object operand) {
    boolean isDocument = operand instanceof Document;
    if (!isDocument && !(operand instanceof Boolean)) {
      throw Refused.because(
          2,
          Types.of(operand)
              + " is not valid type for $currentDate. Please use a boolean ('true') or a $type"
              + " expression ({$type: 'timestamp/date'}).");
    }
    boolean isTimestamp = operand instanceof Document type && "timestamp".equals(type.get("$type"));
    return isTimestamp ? new BsonTimestamp(server.now(), 1) : server.now();
  }

  private static Object rename(UpdatePaths at, @Nullable Object before, String to, boolean isNew) {
    UpdatePaths target = new UpdatePaths(at.root(), to);
    at.checkNoArray("The source field cannot be an array element");
    if (!(before instanceof Missing)) {
      target.checkNoArray("The destination field cannot be an array element");
      if (target.first().equals(ID) || at.first().equals(ID)) {
        throw Refused.because(
            66, "Performing an update on the path '_id' would modify the immutable field '_id'");
      }
      boolean isChecked = !isNew && target.isOfDocument();
      target.set(before);
      if (isChecked) {
        DollarFields.check(at.root(), target.first());
      }
    }
    return Missing.getInstance();
  }
}
