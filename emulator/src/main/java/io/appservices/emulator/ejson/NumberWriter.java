package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.io.NumberOutput;

/** Writes int32, int64 and double. */
final class NumberWriter {

  private final JsonText out;
  private final boolean canonical;

  NumberWriter(JsonText out, boolean canonical) {
    this.out = out;
    this.canonical = canonical;
  }

  /**
   * Writes a number.
   *
   * @throws IllegalArgumentException when the number has a type without counterpart in BSON
   */
  void write(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      int32(number.intValue());
    } else if (number instanceof Long) {
      int64(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      float64(number.doubleValue());
    } else {
      throw TypeWriter.unknown(number);
    }
  }

  private void int32(int number) {
    if (canonical) {
      wrapped("$numberInt", Integer.toString(number));
    } else {
      out.literal(Integer.toString(number));
    }
  }

  private void int64(long number) {
    if (canonical) {
      wrapped("$numberLong", Long.toString(number));
    } else {
      out.literal(Long.toString(number));
    }
  }

  private void float64(double number) {
    // Before JDK 19 Double.toString does not always find the shortest text.
    String text = NumberOutput.toString(number, true);
    if (canonical || !Double.isFinite(number)) {
      wrapped("$numberDouble", text);
    } else {
      out.literal(text);
    }
  }

  private void wrapped(String key, String text) {
    out.startObject();
    out.string(key, text);
    out.endObject();
  }
}
