package io.appservices.emulator.ejson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is added to it in large pieces. A text that comes in one piece, as most do, is copied
 * once, into an array of its own size.
 */
final class Chunks {

  private byte @Nullable [] first;
  private @Nullable List<byte[]> rest;

  /** Adds a copy of the first bytes of an array. */
  void add(byte[] bytes, int length) {
    byte[] chunk = Arrays.copyOf(bytes, length);
    if (first == null) {
      first = chunk;
      return;
    }
    if (rest == null) {
      rest = new ArrayList<>();
    }
    rest.add(chunk);
  }

  /** Returns all of it; whoever gets it must not change it while more is added. */
  byte[] toByteArray() {
    if (first == null) {
      return new byte[0];
    }
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
