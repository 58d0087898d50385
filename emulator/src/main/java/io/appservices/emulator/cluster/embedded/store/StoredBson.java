package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Documents as the bytes that are kept of them. */
final class StoredBson {

  private static final int BAD_VALUE = 2;
  private static final int TOO_LARGE = 10334;

  private StoredBson() {}

  /**
   * Returns the bytes of a document.
   *
   * @throws MongoServerError if it is larger than documents may be, or has a value that BSON does
   *     not have: it could not be read again
   */
  static byte[] of(Document document) {
    ByteBuf buffer = encoded(document);
    int length = buffer.readableBytes();
    if (length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
      throw new MongoServerError(
          TOO_LARGE,
          "BSONObjectTooLarge",
          "the document would have "
              + length
              + " bytes, and the most is "
              + BsonConstants.MAX_BSON_OBJECT_SIZE);
    }
    byte[] bytes = new byte[length];
    buffer.readBytes(bytes);
    return bytes;
  }

  /** Returns the number of bytes, also of a document that is too large. */
  static int size(Document document) {
    return encoded(document).readableBytes();
  }

  private static ByteBuf encoded(Document document) {
    ByteBuf buffer = Unpooled.buffer();
    try {
      BsonEncoder.encodeDocument(document, buffer);
      return buffer;
    } catch (RuntimeException e) {
      throw new MongoServerError(
          BAD_VALUE, "BadValue", "the document has a value that cannot be stored");
    }
  }

  static Document document(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }
}
