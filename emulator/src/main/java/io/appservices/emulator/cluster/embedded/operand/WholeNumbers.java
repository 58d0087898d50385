package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Operands that have to be integers and not negative, and what MongoDB says of others. */
final class WholeNumbers {

  private static final double TOO_LARGE = 0x1p63;

  private WholeNumbers() {}

  /** Returns what is wrong with the operand that has a name; empty if nothing is. */
  static String problem(String name, @Nullable Object operand) {
    String shown = shown(name, operand);
    if (!(operand instanceof Number number)) {
      return "Expected a number in: " + shown;
    }
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return "Expected an integer, but found NaN in: " + shown;
    }
    if (value >= TOO_LARGE && !(operand instanceof Long) || value < -TOO_LARGE) {
      return "Cannot represent as a 64-bit integer: " + shown;
    }
    if (value != number.longValue()) {
      return "Expected an integer: " + shown;
    }
    return value < 0 ? "Expected a non-negative number in: " + shown : "";
  }

  /** Returns a member of a document as MongoDB's messages have it. */
  static String shown(String name, @Nullable Object value) {
    String document = new Document(name, value).toString(true, "{", "}");
    return document.substring(1, document.length() - 1);
  }
}
