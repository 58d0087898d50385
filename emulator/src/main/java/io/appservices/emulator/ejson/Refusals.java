package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** The words for what the JSON parser refuses; its own quote the source and name its classes. */
final class Refusals {

  private Refusals() {}

  static EjsonException of(Exception refusal) {
    if (refusal instanceof StreamConstraintsException) {
      return new EjsonException("JSON nests too deeply, or has a too long key, number or string");
    }
    if (refusal instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
      JsonLocation at = malformed.getLocation();
      return new EjsonException(
          "malformed JSON at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
    return new EjsonException("malformed JSON");
  }
}
