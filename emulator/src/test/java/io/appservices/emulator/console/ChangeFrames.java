package io.appservices.emulator.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A stream of changes, read line by line from the connection. */
final class ChangeFrames implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader in;
  private final String status;

  private ChangeFrames(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.status = in.readLine();
  }

  /** Asks for a stream; returns once the status has come. */
  static ChangeFrames open(int port, String topic, String... headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    StringBuilder request =
        new StringBuilder("GET /__emulator/console/changes?topic=" + topic + " HTTP/1.1\r\n")
            .append("Host: localhost:" + port + "\r\nAccept: text/event-stream\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    socket.getOutputStream().write(request.append("\r\n").toString().getBytes(UTF_8));
    return new ChangeFrames(socket);
  }

  /** Returns the first line of the answer. */
  String status() {
    return status;
  }

  /**
   * Returns the name of the next event; empty at the end of the stream.
   *
   * @throws SocketTimeoutException if nothing but comments comes for a while
   */
  String next() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (String line = in.readLine(); line != null && !line.equals("0"); line = in.readLine()) {
      if (line.startsWith("event: ")) {
        return line.substring("event: ".length());
      } else if (System.nanoTime() - end > 0) {
        throw new SocketTimeoutException("nothing but comments for " + PATIENCE_MILLIS + " ms");
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
