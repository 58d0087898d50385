package io.appservices.emulator.function.npm;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads tar: the formats ustar, pax and GNU, of which npm and tar make archives. */
final class TarReader {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int MAX_HEADER_BYTES = 1 << 20;

  private final InputStream in;
  private final Unpacking unpacking;
  private @Nullable String longName;

  TarReader(InputStream in, Unpacking unpacking) {
    this.in = in;
    this.unpacking = unpacking;
  }

  void read() throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    if (header.length < BLOCK
        || !new String(header, MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar")) {
      throw new IOException("it is no tar");
    }
    while (header.length == BLOCK && header[0] != 0) {
      entry(header);
      header = in.readNBytes(BLOCK);
    }
  }

  private void entry(byte[] header) throws IOException {
    long size = number(header);
    if (!isFile(header[TYPE])) {
      unpacking.leaveOut(BLOCK + size);
    }
    switch (header[TYPE]) {
      case '0', 0, '7' -> {
        String name = name(header);
        longName = null;
        if (name.endsWith("/")) {
          // A folder of the oldest format, which has no type for it.
          unpacking.leaveOut(new Bounded(size));
        } else {
          unpacking.file(name, new Bounded(size));
        }
        in.skipNBytes(padding(size));
      }
      case 'L' -> longName = text(content(size), 0, Math.toIntExact(size));
      case 'x' -> longName = paxPath(content(size));
      case 'g' -> content(size);
      default -> {
        // Folders, links and devices.
        in.skipNBytes(size + padding(size));
        longName = null;
      }
    }
  }

  private static boolean isFile(byte type) {
    return type == '0' || type == 0 || type == '7';
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private byte[] content(long size) throws IOException {
    if (size > MAX_HEADER_BYTES) {
      throw new IOException("an entry of it has a header that is too large");
    }
    byte[] content = in.readNBytes((int) size);
    in.skipNBytes(padding(size));
    if (content.length < size) {
      throw new EOFException("it is cut off");
    }
    return content;
  }

  private String name(byte[] header) {
    if (longName != null) {
      return longName;
    }
    String name = text(header, 0, NAME);
    String prefix = text(header, PREFIX, PREFIX_LENGTH);
    // GNU's old format has times where ustar has the prefix.
    boolean isUstar = header[MAGIC + 5] == 0;
    return isUstar && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  /** Returns the member {@code path} of records such as {@code 30 path=a/b}. */
  private @Nullable String paxPath(byte[] records) throws IOException {
    int at = 0;
    while (at < records.length) {
      int blank = at;
      while (blank < records.length && records[blank] != ' ') {
        blank++;
      }
      int length;
      try {
        length = Integer.parseInt(new String(records, at, blank - at, StandardCharsets.US_ASCII));
      } catch (NumberFormatException e) {
        throw new IOException("an entry of it has a damaged header", e);
      }
      if (length <= blank - at + 1 || length > records.length - at) {
        throw new IOException("an entry of it has a damaged header");
      }
      String record =
          new String(records, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
      if (record.startsWith("path=")) {
        return record.substring("path=".length());
      }
      at += length;
    }
    return longName;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static long number(byte[] header) throws IOException {
    String octal = text(header, SIZE, SIZE_LENGTH).trim();
    try {
      long size = octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
      if (size >= 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Said below: sizes that octal cannot say are beyond the bounds.
    }
    throw new IOException("an entry of it has no size that can be read");
  }

  /** The next bytes of the archive. */
  private final class Bounded extends InputStream {

    private long left;

    Bounded(long size) {
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(target, from, (int) Math.min(length, left));
      if (read < 0) {
        throw new EOFException("it is cut off");
      }
      left -= read;
      return read;
    }
  }
}
