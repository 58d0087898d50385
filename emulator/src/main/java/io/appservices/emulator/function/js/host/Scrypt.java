package io.appservices.emulator.function.js.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.security.GeneralSecurityException;
import java.util.List;

/** The function scrypt (RFC 7914), which Java lacks. */
final class Scrypt {

  /** The most memory, as Node's {@code maxmem} is by default. */
  private static final long MAX_BYTES = 32L << 20;

  /** The most work, in units of the memory: it cannot be cut off. */
  private static final int MAX_PARALLEL = 16;

  private static final int BLOCK_INTS = 16;

  private Scrypt() {}

  /** Derives a key; the settings are {@code [N, r, p, length]}. */
  static byte[] derive(List<?> settings, byte[] password, byte[] salt)
      throws GeneralSecurityException {
    int cost = number(settings, 0);
    int blockSize = number(settings, 1);
    int parallel = number(settings, 2);
    int length = number(settings, 3);
    boolean isPowerOfTwo = cost > 1 && Integer.bitCount(cost) == 1;
    if (!isPowerOfTwo || blockSize < 1 || parallel < 1 || length < 0) {
      throw new IllegalArgumentException("RangeError: Invalid scrypt parameters");
    }
    if (128L * cost * blockSize > MAX_BYTES || parallel > MAX_PARALLEL) {
      throw new IllegalArgumentException(
          "RangeError: Invalid scrypt parameters: memory limit exceeded");
    }
    int part = 128 * blockSize;
    byte[] blocks = NodeDigests.pbkdf2(List.of(1, parallel * part, "sha256"), password, salt);
    for (int i = 0; i < parallel; i++) {
      IntBuffer view =
          ByteBuffer.wrap(blocks, i * part, part)
              .slice()
              .order(ByteOrder.LITTLE_ENDIAN)
              .asIntBuffer();
      int[] mixed = new int[part / 4];
      view.get(mixed);
      mix(mixed, cost, blockSize);
      view.rewind();
      view.put(mixed);
    }
    return NodeDigests.pbkdf2(List.of(1, length, "sha256"), password, blocks);
  }

  private static int number(List<?> settings, int index) {
    return ((Number) settings.get(index)).intValue();
  }

  private static void mix(int[] block, int cost, int blockSize) {
    int size = block.length;
    int[] memory = new int[cost * size];
    int[] scratch = new int[size];
    for (int i = 0; i < cost; i++) {
      System.arraycopy(block, 0, memory, i * size, size);
      mixBlock(block, scratch, blockSize);
    }
    for (int i = 0; i < cost; i++) {
      int at = (block[size - BLOCK_INTS] & (cost - 1)) * size;
      for (int k = 0; k < size; k++) {
        block[k] ^= memory[at + k];
      }
      mixBlock(block, scratch, blockSize);
    }
  }

  private static void mixBlock(int[] block, int[] scratch, int blockSize) {
    int[] x = new int[BLOCK_INTS];
    System.arraycopy(block, block.length - BLOCK_INTS, x, 0, BLOCK_INTS);
    for (int i = 0; i < 2 * blockSize; i++) {
      for (int k = 0; k < BLOCK_INTS; k++) {
        x[k] ^= block[i * BLOCK_INTS + k];
      }
      salsa(x);
      int target = i / 2 + (i % 2 == 0 ? 0 : blockSize);
      System.arraycopy(x, 0, scratch, target * BLOCK_INTS, BLOCK_INTS);
    }
    System.arraycopy(scratch, 0, block, 0, block.length);
  }

  /** Salsa20/8 (RFC 7914, section 3). */
  private static void salsa(int[] b) {
    int[] x = b.clone();
    for (int round = 0; round < 4; round++) {
      quarter(x, 0, 4, 8, 12);
      quarter(x, 5, 9, 13, 1);
      quarter(x, 10, 14, 2, 6);
      quarter(x, 15, 3, 7, 11);
      quarter(x, 0, 1, 2, 3);
      quarter(x, 5, 6, 7, 4);
      quarter(x, 10, 11, 8, 9);
      quarter(x, 15, 12, 13, 14);
    }
    for (int i = 0; i < BLOCK_INTS; i++) {
      b[i] += x[i];
    }
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }
}
