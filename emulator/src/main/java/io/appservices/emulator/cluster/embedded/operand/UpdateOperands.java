package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.operation.OperatorChecks;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The checks of the operands of update operators on which the embedded server would fail, with
 * MongoDB's messages.
 */
public final class UpdateOperands {

  private static final int BAD_VALUE = 2;
  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;

  private static final String EACH = "$each";
  private static final Set<Object> DATES = Set.of("date", "timestamp");

  private UpdateOperands() {}

  /**
   * Returns the update, checked.
   *
   * @throws MongoServerError if an operator of it does not take its operand
   */
  public static Document of(Object given) {
    if (!(given instanceof Document update)) {
      throw new MongoServerError(
          FAILED_TO_PARSE, "FailedToParse", "Update argument must be either an object or an array");
    }
    if (update.isEmpty() || !update.keySet().iterator().next().startsWith("$")) {
      return update;
    }
    Document checked = new Document();
    update.forEach((key, value) -> checked.put(key, operator(key, value)));
    return checked;
  }

  private static Document operator(String name, Object fields) {
    if (!OperatorChecks.isModifier(name)) {
      throw new MongoServerError(
          FAILED_TO_PARSE,
          "FailedToParse",
          "Unknown modifier: "
              + name
              + ". Expected a valid update modifier or pipeline-style update specified as an"
              + " array");
    }
    if (!(fields instanceof Document document)) {
      throw new MongoServerError(
          FAILED_TO_PARSE,
          "FailedToParse",
          "Modifiers operate on fields but we found type %s instead. For example: {$mod: {<field>:"
                  .formatted(Utils.describeType(fields))
              + " ...}} not {"
              + WholeNumbers.shown(name, fields)
              + "}");
    }
    if (name.equals("$pull")) {
      QueryOperands.check(document);
    }
    Document checked = new Document();
    document.forEach((path, value) -> checked.put(path, operand(name, path, value)));
    return checked;
  }

  private static Object operand(String name, String path, Object value) {
    if (path.isEmpty()) {
      throw new MongoServerError(56, "EmptyFieldName", "An empty update path is not valid.");
    }
    return switch (name) {
      case "$push" -> push(value);
      case "$addToSet" -> addToSet(value);
      case "$currentDate" -> currentDate(value);
      default -> value;
    };
  }

  private static Object push(Object value) {
    if (value instanceof Document modifiers && modifiers.containsKey(EACH)) {
      each(modifiers, "$push", BAD_VALUE, "BadValue");
    }
    return value;
  }

  /** The server looks at the first field of what it adds, also where there is none. */
  private static Object addToSet(Object value) {
    if (value instanceof Document modifiers && modifiers.isEmpty()) {
      return new Document(EACH, List.of(value));
    }
    if (value instanceof Document modifiers && modifiers.containsKey(EACH)) {
      each(modifiers, "$addToSet", TYPE_MISMATCH, "TypeMismatch");
    }
    return value;
  }

  private static void each(Document modifiers, String name, int code, String codeName) {
    Object given = modifiers.get(EACH);
    if (!(given instanceof Collection<?>)) {
      throw new MongoServerError(
          code,
          codeName,
          "The argument to $each in %s must be an array but it was of type%s %s"
              .formatted(name, code == BAD_VALUE ? ":" : "", Utils.describeType(given)));
    }
  }

  private static Object currentDate(Object value) {
    if (!(value instanceof Document type)) {
      return value;
    }
    for (String option : type.keySet()) {
      if (!option.equals("$type")) {
        throw new MongoServerError(
            BAD_VALUE, "BadValue", "Unrecognized $currentDate option: " + option);
      }
    }
    if (!DATES.contains(String.valueOf(type.get("$type")))) {
      throw new MongoServerError(
          BAD_VALUE,
          "BadValue",
          "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field"
              + " : {$type: 'date'}}}");
    }
    return value;
  }
}
