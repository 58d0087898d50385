package io.appservices.emulator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A connection to a server on which bytes are sent as they are, and answers are read. */
final class Line implements AutoCloseable {

  /** An answer takes milliseconds, or seconds where it starts an engine; Jazzer ends it earlier. */
  private static final int PATIENCE_MILLIS = 300_000;

  private final int port;
  private Socket socket;
  private InputStream in;

  Line(int port) {
    this.port = port;
  }

  /** Sends a request and returns the whole answer; empty if the server closed without one. */
  String exchange(byte[] request) {
    try {
      if (socket == null) {
        connect();
      }
      socket.getOutputStream().write(request);
      return answer();
    } catch (IOException e) {
      close();
      throw new UncheckedIOException("no answer", e);
    }
  }

  private void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  private String answer() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    String headers = head.toString(ISO_8859_1);
    String lower = headers.toLowerCase(Locale.ROOT);
    int length = length(lower);
    byte[] body = length < 0 ? in.readAllBytes() : in.readNBytes(length);
    if (length < 0 || lower.contains("connection: close")) {
      close();
    }
    return headers + new String(body, ISO_8859_1);
  }

  /** The length of the body; negative if the end of the connection is its end. */
  private static int length(String headers) {
    int at = headers.indexOf("content-length: ");
    if (at >= 0) {
      int from = at + "content-length: ".length();
      return Integer.parseInt(headers.substring(from, headers.indexOf('\r', from)));
    }
    boolean hasNone = headers.matches("(?s)http/1.1 (1..|204|304).*");
    return hasNone ? 0 : -1;
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      socket = null;
    }
  }
}
