package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.StorageException;
import java.nio.ByteBuffer;
import org.bson.BSONException;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** Documents as bytes of BSON. */
public final class BsonBytes {

  private static final DocumentCodec CODEC = new DocumentCodec();
  private static final EncoderContext ENCODING = EncoderContext.builder().build();
  private static final DecoderContext DECODING = DecoderContext.builder().build();

  /** The first size of a buffer, in bytes: most values fit in. */
  private static final int FIRST_SIZE = 512;

  private BsonBytes() {}

  /** Returns a document as BSON. Its keys have no character U+0000: see {@link Texts}. */
  public static byte[] write(Document document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer(FIRST_SIZE);
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, document, ENCODING);
      return buffer.toByteArray();
    }
  }

  /**
   * Returns the document that is written as BSON.
   *
   * @throws StorageException if it is none
   */
  public static Document read(byte[] bytes) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return CODEC.decode(reader, DECODING);
    } catch (BSONException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StorageException("a stored value is damaged: it is not BSON", e);
    }
  }
}
