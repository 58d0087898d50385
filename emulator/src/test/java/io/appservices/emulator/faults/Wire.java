package io.appservices.emulator.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/**
 * What came over a connection until its end.
 *
 * @param reset whether that was a reset
 */
record Wire(String text, boolean reset) {

  private static final int PATIENCE_MILLIS = 60_000;

  /** Sends a request, and reads all that comes. */
  static Wire send(int port, String method, String path, String body) {
    String request =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n"
            + body;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return read(socket);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Wire read(Socket socket) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    try {
      int next;
      while ((next = socket.getInputStream().read()) >= 0) {
        seen.write(next);
      }
      return new Wire(seen.toString(ISO_8859_1), false);
    } catch (SocketException reset) {
      return new Wire(seen.toString(ISO_8859_1), true);
    }
  }

  /** Returns the length that the head announces. */
  int announced() {
    String length = text.replaceAll("(?s).*[Cc]ontent-[Ll]ength: (\\d+).*", "$1");
    return Integer.parseInt(length);
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }
}
