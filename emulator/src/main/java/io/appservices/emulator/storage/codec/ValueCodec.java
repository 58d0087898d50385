package io.appservices.emulator.storage.codec;

import org.bson.Document;

/**
 * Writes values of one type as documents and reads them back, equal to what was written. Safe to
 * use from any thread.
 */
public interface ValueCodec<T> {

  /** Returns a document of its own, which shares nothing that can be changed with the value. */
  Document encode(T value);

  /**
   * Returns the value that was written as a document.
   *
   * @throws io.appservices.emulator.domain.StorageException if the document cannot have been
   *     written by {@link #encode}: a member is missing or of another type
   */
  T decode(Document stored);

  /** Returns a value as bytes of BSON. */
  default byte[] toBytes(T value) {
    return BsonBytes.write(encode(value));
  }

  /**
   * Returns the value that was written as bytes of BSON.
   *
   * @throws io.appservices.emulator.domain.StorageException if they are not what {@link #toBytes}
   *     returned
   */
  default T fromBytes(byte[] bytes) {
    return decode(BsonBytes.read(bytes));
  }
}
