package io.appservices.emulator.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** One connection that stays open and is used again and again. */
final class KeptConnection implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader in;

  KeptConnection(String baseUrl) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(baseUrl).getPort());
    socket.setSoTimeout(60_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
  }

  /** The status of the answer to a GET. */
  int get(String path, String... headers) throws IOException {
    String head = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + socket.getPort() + "\r\n";
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    socket.getOutputStream().write((head + more + "\r\n").getBytes(US_ASCII));
    String status = in.readLine();
    if (status == null) {
      throw new IOException("the server closed the connection");
    }
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    for (int read = 0; read < length; read++) {
      in.read();
    }
    return Integer.parseInt(status.split(" ")[1]);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
