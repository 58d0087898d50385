package io.appservices.emulator.ejson;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is written to it in large pieces. A text that comes in one piece, as most do, since
 * the generator collects it before it writes, is copied once, into an array of its own size.
 */
final class Chunks extends OutputStream {

  private byte[] first = new byte[0];
  private @Nullable List<byte[]> rest;

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    byte[] chunk = Arrays.copyOfRange(bytes, offset, offset + length);
    if (first.length == 0) {
      first = chunk;
      return;
    }
    if (rest == null) {
      rest = new ArrayList<>();
    }
    rest.add(chunk);
  }

  /** Returns all of it; whoever gets it must not change it while more is written. */
  byte[] toByteArray() {
    if (rest == null) {
      return first;
    }
    int length = first.length;
    for (byte[] chunk : rest) {
      length = Math.addExact(length, chunk.length);
    }
    byte[] all = Arrays.copyOf(first, length);
    int at = first.length;
    for (byte[] chunk : rest) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }
}
