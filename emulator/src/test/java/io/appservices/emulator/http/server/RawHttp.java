package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/** Speaks HTTP byte by byte, to see what no HTTP client shows and to send what none would. */
public final class RawHttp {

  private static final int PATIENCE_MILLIS = 60_000;

  private RawHttp() {}

  /** A request without body on a connection that is closed after it. */
  public static String request(HttpServer server, String method, String target, String... headers) {
    return exchange(server, head(method, target, headers));
  }

  /** The head of a request, with its blank line. */
  public static String head(String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** Sends these characters as bytes and reads all that comes. */
  public static String exchange(HttpServer server, String request) {
    return exchange(server, request.getBytes(ISO_8859_1));
  }

  public static String exchange(HttpServer server, byte[] request) {
    try (Socket socket = connect(server)) {
      return new String(exchange(socket, request), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    }
  }

  public static Socket connect(HttpServer server) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** Reads until there is this text in what came. */
  public static String readUntil(Socket socket, String wanted) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (seen.indexOf(wanted) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("ended after: " + seen);
      }
      seen.append((char) next);
    }
    return seen.toString();
  }

  private static byte[] exchange(Socket socket, byte[] request) throws IOException {
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      socket.getInputStream().transferTo(seen);
    } catch (SocketException reset) {
      // A server that refuses while we still send may reset; what came before counts.
      return seen.toByteArray();
    }
    return seen.toByteArray();
  }
}
