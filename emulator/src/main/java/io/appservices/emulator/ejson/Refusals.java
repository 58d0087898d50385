package io.appservices.emulator.ejson;

import static com.fasterxml.jackson.core.StreamReadConstraints.DEFAULT_MAX_NAME_LEN;
import static com.fasterxml.jackson.core.StreamReadConstraints.DEFAULT_MAX_NUM_LEN;
import static com.fasterxml.jackson.core.StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** The words for what the JSON parser refuses; its own quote the source and name its classes. */
final class Refusals {

  private Refusals() {}

  static EjsonException of(Exception refusal) {
    if (refusal instanceof StreamConstraintsException beyond) {
      return new EjsonException("JSON " + limit(beyond.getOriginalMessage()));
    }
    if (refusal instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
      JsonLocation at = malformed.getLocation();
      return new EjsonException(
          "malformed JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
    return new EjsonException("malformed JSON");
  }

  /** Returns which limit a text is beyond; the parser says it by its message only. */
  private static String limit(String message) {
    if (message.startsWith("String value length")) {
      return "has a string of more than " + DEFAULT_MAX_STRING_LEN + " characters";
    }
    if (message.startsWith("Name length")) {
      return "has a key of more than " + DEFAULT_MAX_NAME_LEN + " characters";
    }
    if (message.startsWith("Number value length")) {
      return "has a number of more than " + DEFAULT_MAX_NUM_LEN + " characters";
    }
    return message.startsWith("Document nesting depth")
        ? "nests deeper than " + Ejson.MAX_DEPTH + " levels"
        : "nests too deeply, or has a too long key, number or string";
  }
}
