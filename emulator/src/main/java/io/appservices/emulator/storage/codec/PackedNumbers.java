package io.appservices.emulator.storage.codec;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.bson.types.Binary;

/** Many numbers as bytes, eight for each: an array of BSON would write the index of each, too. */
final class PackedNumbers {

  private PackedNumbers() {}

  static Binary of(LongStream numbers) {
    long[] all = numbers.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(all.length * Long.BYTES);
    bytes.asLongBuffer().put(all);
    return new Binary(bytes.array());
  }

  static LongStream read(byte[] bytes) {
    long[] all = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(all);
    return LongStream.of(all);
  }
}
