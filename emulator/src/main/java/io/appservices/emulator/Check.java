package io.appservices.emulator;

import java.util.Objects;
import org.bson.types.ObjectId;

/** Refuses settings that cannot be meant, in words that name them. */
final class Check {

  private Check() {}

  static ObjectId id(String what, String text) {
    if (!ObjectId.isValid(Objects.requireNonNull(text, what))) {
      throw new IllegalArgumentException(
          "the " + what + " must be 24 hexadecimal digits, not '" + text + "'");
    }
    return new ObjectId(text);
  }

  static String notBlank(String what, String text) {
    if (Objects.requireNonNull(text, what).isBlank()) {
      throw new IllegalArgumentException("the " + what + " must not be blank");
    }
    return text;
  }
}
