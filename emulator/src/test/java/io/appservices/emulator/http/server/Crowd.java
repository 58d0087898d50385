package io.appservices.emulator.http.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Many clients that send something and then do nothing: they neither go on nor read. */
public final class Crowd implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final List<Socket> sockets = new ArrayList<>();

  /** Opens so many connections, each of which sends this. */
  public static Crowd of(int size, int port, String request) throws IOException {
    Crowd crowd = new Crowd();
    for (int i = 0; i < size; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      crowd.sockets.add(socket);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }
    return crowd;
  }

  public Socket last() {
    return sockets.get(sockets.size() - 1);
  }

  /** Waits until some are answered, and returns those. */
  public List<Socket> answered() {
    return Awaitility.await()
        .until(
            () -> {
              List<Socket> answered = new ArrayList<>();
              for (Socket socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                  answered.add(socket);
                }
              }
              return answered;
            },
            answered -> !answered.isEmpty());
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
