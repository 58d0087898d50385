package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document itself, or of its id, whose names begin with a dollar. An update makes
 * none but those of a reference: {@code $ref}, {@code $id} and perhaps {@code $db}, in this order.
 *
 * @see <a href="https://www.mongodb.com/docs/v5.0/core/dot-dollar-considerations/">Field names with
 *     periods and dollar signs in MongoDB's manual</a>
 */
public final class DollarFields {

  private static final String REF = "$ref";
  private static final String ID = "$id";
  private static final String DB = "$db";
  private static final int INVALID_REFERENCE = 55;
  private static final int DOLLAR_PREFIXED = 52;

  private DollarFields() {}

  /** Refuses such fields of a document that an update made. */
  static void check(Document document) {
    document.keySet().forEach(name -> check(document, name));
  }

  /** Refuses a field of a document that an update made, if it is such a one. */
  static void check(Document document, String name) {
    check(document, name, "");
  }

  /**
   * Refuses an id that MongoDB does not store.
   *
   * @param isUpdate whether an update made it, and not an insertion
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is such a one
   */
  public static void checkId(@Nullable Object id, boolean isUpdate) {
    if (!(id instanceof Document parts)) {
      return;
    }
    if (isUpdate) {
      parts.keySet().forEach(name -> check(parts, name, "_id."));
      return;
    }
    int reference = referenceLength(parts);
    List.copyOf(parts.keySet()).stream()
        .skip(reference)
        .filter(name -> name.startsWith("$"))
        .findFirst()
        .ifPresent(
            name -> {
              throw Refused.because(
                  DOLLAR_PREFIXED,
                  "_id fields may not contain '$'-prefixed fields: "
                      + name
                      + " is not valid for storage.");
            });
  }

  /** Returns how many fields the reference has that a document begins with. */
  private static int referenceLength(Document document) {
    List<String> names = List.copyOf(document.keySet());
    boolean isReference =
        names.size() > 1
            && names.get(0).equals(REF)
            && document.get(REF) instanceof String
            && names.get(1).equals(ID);
    if (!isReference) {
      return 0;
    }
    boolean hasDatabase =
        names.size() > 2 && names.get(2).equals(DB) && document.get(DB) instanceof String;
    return hasDatabase ? 3 : 2;
  }

  private static void check(Document document, String name, String path) {
    if (!name.startsWith("$")) {
      return;
    }
    List<String> names = new ArrayList<>(document.keySet());
    int at = names.indexOf(name);
    if (is(names, at, DB)) {
      requireText(document, DB);
      at--;
      require(is(names, at, ID), "Found $db field without a $id before it, which is invalid.");
    }
    if (is(names, at, ID)) {
      at--;
      require(is(names, at, REF), "Found $id field without a $ref before it, which is invalid.");
    }
    if (!is(names, at, REF)) {
      throw Refused.because(
          DOLLAR_PREFIXED,
          "The dollar ($) prefixed field '%s' in '%s' is not allowed in the context of an update's"
                  .formatted(name, path + name)
              + " replacement document. Consider using an aggregation pipeline with $replaceWith.");
    }
    requireText(document, REF);
    require(is(names, at + 1, ID), "The DBRef $ref field must be followed by a $id field");
  }

  private static boolean is(List<String> names, int at, String name) {
    return at >= 0 && at < names.size() && names.get(at).equals(name);
  }

  private static void requireText(Document document, String name) {
    Object value = document.get(name);
    require(
        value instanceof String,
        "The DBRef %s field must be a String, not a %s".formatted(name, Types.of(value)));
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw Refused.because(INVALID_REFERENCE, text);
    }
  }
}
