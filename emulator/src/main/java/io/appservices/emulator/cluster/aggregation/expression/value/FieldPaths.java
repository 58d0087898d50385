package io.appservices.emulator.cluster.aggregation.expression.value;

/** Paths of fields, as projections and stages name them. */
public final class FieldPaths {

  private FieldPaths() {}

  /**
   * Does nothing if a text is a path of a field.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is none
   */
  public static void check(String path) {
    if (path.isEmpty()) {
      throw Refused.because(40352, "FieldPath cannot be constructed with empty string");
    }
    if (path.endsWith(".")) {
      throw Refused.because(40353, "FieldPath must not end with a '.'.");
    }
    for (String name : path.split("\\.")) {
      if (name.isEmpty()) {
        throw Refused.because(15998, "FieldPath field names may not be empty strings.");
      }
      if (name.startsWith("$")) {
        throw Refused.because(
            16410,
            "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
      }
    }
  }
}
