package io.appservices.emulator.sqlite;

import io.appservices.emulator.domain.StorageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Bytes with a checksum behind them. SQLite notices damage to the structure of its file only; with
 * a checksum damage to a value is noticed, too, before it is taken for what was kept.
 */
public final class Sealed {

  private Sealed() {}

  /** Returns the bytes with their checksum behind them, four bytes more. */
  public static byte[] seal(byte[] bytes) {
    byte[] sealed = Arrays.copyOf(bytes, bytes.length + Integer.BYTES);
    ByteBuffer.wrap(sealed).putInt(bytes.length, checksum(bytes, bytes.length));
    return sealed;
  }

  /**
   * Returns the bytes before the checksum.
   *
   * @throws StorageException if they are others than those that were sealed
   */
  public static byte[] open(byte[] sealed) {
    int length = sealed.length - Integer.BYTES;
    if (length < 0 || ByteBuffer.wrap(sealed).getInt(length) != checksum(sealed, length)) {
      throw new StorageException(
          "a stored value is damaged: its bytes are not those that were written", null);
    }
    return Arrays.copyOf(sealed, length);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
