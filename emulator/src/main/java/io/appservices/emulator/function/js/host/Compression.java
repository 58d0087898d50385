package io.appservices.emulator.function.js.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The conversions of Node's {@code zlib}. */
final class Compression {

  /** The most that is unpacked: a small input may have been made to fill the memory. */
  private static final int MAX_BYTES = 64 << 20;

  private static final int BUFFER = 16 << 10;

  private Compression() {}

  /**
   * Converts.
   *
   * @param settings the level, and whether input has to be whole
   */
  static byte[] apply(String operation, String settings, byte[] input) {
    int level = Integer.parseInt(settings.substring(0, settings.indexOf(' ')));
    if (level < Deflater.DEFAULT_COMPRESSION || level > Deflater.BEST_COMPRESSION) {
      throw new IllegalArgumentException("RangeError: the level of zlib is from -1 to 9");
    }
    boolean isWhole = settings.endsWith("true");
    try {
      return switch (operation) {
        case "deflate" -> deflated(input, new Deflater(level));
        case "deflateRaw" -> deflated(input, new Deflater(level, true));
        case "gzip" -> gzipped(input, level);
        case "inflate" -> read(inflating(input, false), isWhole);
        case "inflateRaw" -> read(inflating(input, true), isWhole);
        case "gunzip" -> read(new GZIPInputStream(new ByteArrayInputStream(input)), isWhole);
        case "unzip" ->
            read(
                isGzip(input)
                    ? new GZIPInputStream(new ByteArrayInputStream(input))
                    : inflating(input, false),
                isWhole);
        default -> throw new IllegalArgumentException(operation + " is not emulated");
      };
    } catch (EOFException e) {
      throw cut(e);
    } catch (ZipException e) {
      throw new IllegalArgumentException(message(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalArgumentException cut(EOFException e) {
    return new IllegalArgumentException("unexpected end of file", e);
  }

  private static String message(ZipException e) {
    String message = String.valueOf(e.getMessage());
    return message.equals("Not in GZIP format") ? "incorrect header check" : message;
  }

  private static boolean isGzip(byte[] input) {
    return input.length > 1 && (input[0] & 0xff) == 0x1f && (input[1] & 0xff) == 0x8b;
  }

  private static InputStream inflating(byte[] input, boolean raw) {
    return new InflaterInputStream(new ByteArrayInputStream(input), new Inflater(raw));
  }

  private static byte[] deflated(byte[] input, Deflater deflater) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new DeflaterOutputStream(bytes, deflater)) {
      packing.write(input);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] gzipped(byte[] input, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packing = new LeveledGzip(bytes, level)) {
      packing.write(input);
    }
    return bytes.toByteArray();
  }

  private static final class LeveledGzip extends GZIPOutputStream {
    LeveledGzip(OutputStream target, int level) throws IOException {
      super(target);
      def.setLevel(level);
    }
  }

  private static byte[] read(InputStream packed, boolean isWhole) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try (packed) {
      for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > MAX_BYTES) {
          throw new IllegalArgumentException("what is unpacked is larger than 64 MiB");
        }
      }
    } catch (EOFException e) {
      if (isWhole) {
        throw cut(e);
      }
    }
    return bytes.toByteArray();
  }
}
