package io.appservices.emulator.bench;

import io.appservices.emulator.ejson.Ejson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.bson.Document;

/**
 * A connection that is kept alive, with one request on its way at a time. A client of its own,
 * because on a small machine every ready-made one costs more than the server that it measures.
 */
final class Connection implements AutoCloseable {

  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes();

  final SocketChannel channel;
  private final byte[] bytes = new byte[LARGEST_ANSWER];
  private final ByteBuffer in = ByteBuffer.wrap(bytes);
  private int bodyStart;

  Connection(int port) {
    try {
      channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.socket().setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and waits for its answer. */
  Document exchange(byte[] request, int expectedStatus) {
    try {
      send(request);
      while (!receive(expectedStatus)) {}
      return body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body of the last answer; empty if that was no document. */
  Document body() {
    int length = in.position() - bodyStart;
    byte[] body = new byte[length];
    System.arraycopy(bytes, bodyStart, body, 0, length);
    return length == 0 || body[0] != '{' ? new Document() : Ejson.parseDocument(body);
  }

  /** How long a request takes, in microseconds. */
  double micros(byte[] request, int expectedStatus) {
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
        return end >= bodyStart + contentLength(at);
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

  private int contentLength(int headEnd) {
    for (int at = STATUS_AT; at < headEnd; at++) {
      if (bytes[at] == '\n' && isLength(at + 1)) {
        int length = 0;
        for (int digit = at + 1 + LENGTH.length; bytes[digit] != '\r'; digit++) {
          length = bytes[digit] == ' ' ? length : 10 * length + bytes[digit] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  private boolean isLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
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
