package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** The check of sorts, in which the library takes all but -1 for ascending. */
public final class SortOperands {

  private static final int NO_DIRECTION = 15974;
  private static final int OTHER_NUMBER = 15975;
  private static final int ILLEGAL_META = 31138;
  private static final int NO_META = 17312;
  private static final String META = "$meta";

  private SortOperands() {}

  /**
   * Checks the fields to sort by, if there are any.
   *
   * @throws MongoServerError if one has another direction than 1 and -1, and is no {@code $meta}
   */
  public static void check(@Nullable Object sort) {
    if (sort instanceof Document fields) {
      fields.forEach(SortOperands::check);
    }
  }

  private static void check(String field, @Nullable Object direction) {
    if (direction instanceof Document meta) {
      if (!meta.containsKey(META)) {
        throw refused(NO_META, "$meta is the only expression supported by $sort right now");
      }
      if (!"textScore".equals(meta.get(META))) {
        throw refused(
            ILLEGAL_META, "Illegal $meta sort: $meta: " + Json.toJsonValue(meta.get(META)));
      }
      return;
    }
    if (!(direction instanceof Number number)) {
      throw refused(
          NO_DIRECTION,
          "Illegal key in $sort specification: " + WholeNumbers.shown(field, direction));
    }
    if (Math.abs(number.intValue()) != 1) {
      throw refused(
          OTHER_NUMBER, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }
  }

  private static MongoServerError refused(int code, String text) {
    return new MongoServerError(code, "Location" + code, text);
  }
}
