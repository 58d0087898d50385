package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of the specification of a stage, and the codes with which MongoDB refuses others. */
final class Specification {

  private static final int FAILED_TO_PARSE = 9;
  private static final int TYPE_MISMATCH = 14;
  private static final int MISSING = 40414;
  private static final int UNKNOWN = 40415;

  private Specification() {}

  /**
   * Returns a specification whose members are those that there may be.
   *
   * @param members the name of each, a {@code !} if it must be there, a colon, and its type:
   *     string, object, array, number or any
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if it is no object, or a member is
   *     missing, unknown or of another type
   */
  static Document of(String name, @Nullable Object value, String... members) {
    Document given = object(name, value);
    Set<String> names = new HashSet<>();
    for (String member : members) {
      int colon = member.indexOf(':');
      boolean isNeeded = member.charAt(colon - 1) == '!';
      String key = member.substring(0, isNeeded ? colon - 1 : colon);
      names.add(key);
      check(name + "." + key, given, key, isNeeded, member.substring(colon + 1));
    }
    for (String key : given.keySet()) {
      if (!names.contains(key)) {
        throw Refused.because(UNKNOWN, "BSON field '" + name + "." + key + "' is an unknown field");
      }
    }
    return given;
  }

  /** Returns a specification that has to be an object; refuses any other. */
  static Document object(String name, @Nullable Object value) {
    if (value instanceof Document document) {
      return document;
    }
    throw Refused.because(
        FAILED_TO_PARSE,
        "the " + name + " stage specification must be an object, found " + Types.of(value));
  }

  private static void check(
      String path, Document given, String key, boolean isNeeded, String type) {
    if (!given.containsKey(key)) {
      if (isNeeded) {
        throw Refused.because(MISSING, "BSON field '" + path + "' is missing but a required field");
      }
      return;
    }
    type(path, given.get(key), type);
  }

  /** Does nothing if a value has a type; refuses any other. */
  static void type(String path, @Nullable Object value, String type) {
    boolean has =
        switch (type) {
          case "string" -> value instanceof String;
          case "object" -> value instanceof Document;
          case "array" -> value instanceof Collection<?>;
          case "number" -> value instanceof Number;
          default -> true;
        };
    if (!has) {
      throw Refused.because(
          TYPE_MISMATCH,
          "BSON field '%s' is the wrong type '%s', expected type '%s'"
              .formatted(path, Types.of(value), type));
    }
  }

  /** Returns the stages of a pipeline inside of a stage; refuses what is none. */
  static List<Document> pipeline(@Nullable Object value, int noArray, int noObject) {
    if (!(value instanceof Collection<?> stages)) {
      throw Refused.because(noArray, "'pipeline' option must be specified as an array");
    }
    for (Object stage : stages) {
      if (!(stage instanceof Document)) {
        throw Refused.because(noObject, "Each element of the 'pipeline' array must be an object");
      }
    }
    return stages.stream().map(Document.class::cast).toList();
  }
}
