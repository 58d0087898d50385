package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.app.ImportRefusals;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines, whatever ends them and however long they are, and keeps no more than one. */
final class Lines {

  /** The longest line, in bytes, without its end. */
  static final int MAX_BYTES = 1 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private int number;
  private byte[] line = {};
  private boolean tooLong;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Goes on to the next line that is not blank; false at the end. */
  boolean next() throws IOException {
    while (read()) {
      if (tooLong || !isBlank(line)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the number of the line, 1 for the first. */
  int number() {
    return number;
  }

  /**
   * Returns the line.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if it is too long to be read
   */
  byte[] bytes() {
    if (tooLong) {
      throw ImportRefusals.lineTooLong(MAX_BYTES);
    }
    return line;
  }

  private boolean read() throws IOException {
    int next = in.read();
    if (next < 0) {
      return false;
    }
    number++;
    tooLong = false;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    for (; next >= 0 && next != '\n'; next = in.read()) {
      tooLong |= bytes.size() == MAX_BYTES;
      if (!tooLong) {
        bytes.write(next);
      }
    }
    line = number == 1 ? withoutMark(bytes.toByteArray()) : bytes.toByteArray();
    return true;
  }

  private static byte[] withoutMark(byte[] first) {
    int mark = BYTE_ORDER_MARK.length;
    boolean marked =
        first.length >= mark && Arrays.equals(first, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? Arrays.copyOfRange(first, mark, first.length) : first;
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
