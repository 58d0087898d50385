package io.appservices.emulator.http.console;

import io.appservices.emulator.http.message.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file of the console, as it is sent with compression and without. */
final class ConsoleFile {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml");
  private static final int TAG_BYTES = 12;

  private final String type;
  private final byte[] plain;
  private final byte[] compressed;
  private final String digest;

  private ConsoleFile(String name, byte[] plain) {
    this.type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    this.plain = plain;
    this.compressed = compress(plain);
    this.digest = digest(plain);
  }

  /** Reads a resource beside this class; empty if there is none. */
  static Optional<ConsoleFile> read(String name) {
    try (InputStream in = ConsoleFile.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new ConsoleFile(name, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the entity tag; compressed and plain are two representations (RFC 9110, 8.8.3.3). */
  String tag(boolean compressed) {
    return '"' + digest + (compressed ? "-gzip\"" : "\"");
  }

  Reply reply(boolean asCompressed) {
    return asCompressed
        ? Reply.bytes(200, type, compressed).withHeader("Content-Encoding", "gzip")
        : Reply.bytes(200, type, plain);
  }

  private static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
