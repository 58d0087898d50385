package io.appservices.emulator.cluster.aggregation.expression.date;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moments that values stand for. */
public final class Instants {

  private Instants() {}

  /** Returns the date that a value is or has; null if there is none. */
  public static @Nullable Instant of(@Nullable Object value) {
    if (value instanceof ObjectId id) {
      return Instant.ofEpochSecond(
          Integer.toUnsignedLong(ByteBuffer.wrap(id.toByteArray()).getInt()));
    }
    if (value instanceof BsonTimestamp timestamp) {
      return Instant.ofEpochSecond(Integer.toUnsignedLong(timestamp.getTime()));
    }
    return value instanceof Instant date ? date : null;
  }
}
