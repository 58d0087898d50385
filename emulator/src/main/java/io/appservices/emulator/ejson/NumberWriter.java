package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;

/** Writes int32, int64 and double. */
final class NumberWriter {

  private final JsonGenerator out;
  private final boolean canonical;

  NumberWriter(JsonGenerator out, boolean canonical) {
    this.out = out;
    this.canonical = canonical;
  }

  /**
   * Writes a number.
   *
   * @throws IllegalArgumentException when the number has a type without counterpart in BSON
   */
  void write(Number number) throws IOException {
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

  private void int32(int number) throws IOException {
    if (canonical) {
      wrapped("$numberInt", Integer.toString(number));
    } else {
      out.writeNumber(number);
    }
  }

  private void int64(long number) throws IOException {
    if (canonical) {
      wrapped("$numberLong", Long.toString(number));
    } else {
      out.writeNumber(number);
    }
  }

  private void float64(double number) throws IOException {
    if (canonical || !Double.isFinite(number)) {
      wrapped("$numberDouble", NumberOutput.toString(number, true));
    } else {
      out.writeNumber(number);
    }
  }

  private void wrapped(String key, String text) throws IOException {
    out.writeStartObject();
    out.writeStringField(key, text);
    out.writeEndObject();
  }
}
