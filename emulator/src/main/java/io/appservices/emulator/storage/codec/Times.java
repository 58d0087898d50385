package io.appservices.emulator.storage.codec;

import java.time.Instant;
import org.bson.Document;

/** Times as seconds and nanoseconds, since a date of BSON has milliseconds. */
final class Times {

  private Times() {}

  static Document stored(Instant time) {
    return new Document("seconds", time.getEpochSecond()).append("nanos", time.getNano());
  }

  static Instant read(Document stored) {
    Fields fields = new Fields("time", stored);
    return Instant.ofEpochSecond(fields.number("seconds"), fields.number("nanos"));
  }
}
