package io.appservices.emulator.bench.load;

import io.appservices.emulator.ejson.Ejson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.bson.Document;

/**
 * A connection that is kept alive, with one request on its way at a time. A client of its own,
 * because on a small machine every ready-made one costs more than the server that it measures.
 */
public final class Connection implements AutoCloseable {

  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes();
  private static final byte[] CHUNKED = "transfer-encoding:".getBytes();
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes();

  final SocketChannel channel;
  private final byte[] bytes = new byte[LARGEST_ANSWER];
  private final ByteBuffer in = ByteBuffer.wrap(bytes);
  private int bodyStart;
  private boolean isChunked;

  public Connection(int port) {
    try {
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.socket().setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and waits for its answer. */
  public Document exchange(byte[] request, int expectedStatus) {
    try {
      send(request);
      while (!receive(expectedStatus)) {}
      return body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of the last answer; empty if that was no document. */
  public Document body() {
    byte[] body = isChunked ? joined() : Arrays.copyOfRange(bytes, bodyStart, in.position());
    return body.length == 0 || body[0] != '{' ? new Document() : Ejson.parseDocument(body);
  }

  /** The body of an answer that came in chunks, each with its length before it. */
  private byte[] joined() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int at = bodyStart;
    while (at < in.position()) {
      int end = at;
      while (bytes[end] != '\r') {
        end++;
      }
      int length = Integer.parseInt(new String(bytes, at, end - at), 16);
      joined.write(bytes, end + 2, length);
      at = end + 2 + length + 2;
    }
    return joined.toByteArray();
  }

  /** How long a request takes, in microseconds. */
  public double micros(byte[] request, int expectedStatus) {
    try {
      long start = System.nanoTime();
      send(request);
      while (!receive(expectedStatus)) {}
      return (System.nanoTime() - start) / 1e3;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(byte[] request) throws IOException {
    in.clear();
    ByteBuffer out = ByteBuffer.wrap(request);
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  /** Takes in what has arrived; whether the answer is complete now. */
  boolean receive(int expectedStatus) throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server hung up");
    }
    int end = in.position();
    for (int at = STATUS_AT; at + 4 <= end; at++) {
      if (bytes[at] == '\r' && bytes[at + 2] == '\r') {
        bodyStart = at + 4;
        check(expectedStatus);
        int length = value(at, LENGTH);
        isChunked = length < 0 && value(at, CHUNKED) >= 0;
        return isChunked ? isLastChunk(end) : end >= bodyStart + length;
      }
    }
    return false;
  }

  private void check(int expectedStatus) throws IOException {
    String status = new String(bytes, STATUS_AT, 3);
    if (Integer.parseInt(status) != expectedStatus) {
      throw new IOException(new String(bytes, 0, in.position()));
    }
  }

  private boolean isLastChunk(int end) {
    int start = end - LAST_CHUNK.length;
    return start >= bodyStart && Arrays.equals(bytes, start, end, LAST_CHUNK, 0, LAST_CHUNK.length);
  }

  /** The number in a header; -1 if there is no such header. */
  private int value(int headEnd, byte[] header) {
    for (int at = STATUS_AT; at < headEnd; at++) {
      if (bytes[at] == '\n' && isHeader(at + 1, header)) {
        int number = 0;
        for (int digit = at + 1 + header.length; bytes[digit] != '\r'; digit++) {
          boolean isDigit = bytes[digit] >= '0' && bytes[digit] <= '9';
          number = isDigit ? 10 * number + bytes[digit] - '0' : number;
        }
        return number;
      }
    }
    return -1;
  }

  private boolean isHeader(int at, byte[] header) {
    for (int i = 0; i < header.length; i++) {
      if ((bytes[at + i] | 0x20) != (header[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
