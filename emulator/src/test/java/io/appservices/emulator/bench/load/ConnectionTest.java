package io.appservices.emulator.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The answers that the driver of the benchmarks understands. */
@Timeout(60)
class ConnectionTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nServer: other\r\n";

  @Test
  void readsAnswersWithALengthAndInChunksInTurn() throws Exception {
    String plain = HEAD + "content-length: 7\r\n\r\n{\"a\":1}";
    String chunked =
        HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"b\":\r\nB\r\n\"123456789\"\r\n";
    String end = "1\r\n}\r\n0\r\n\r\n";
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection connection = new Connection(server.getLocalPort());
        Socket peer = server.accept()) {
      connection.send(new byte[] {'x'});
      write(peer, chunked);
      assertThat(connection.receive(200)).isFalse();
      write(peer, end);
      while (!connection.receive(200)) {}
      assertThat(connection.body()).isEqualTo(new Document("b", "123456789"));

      connection.send(new byte[] {'x'});
      write(peer, plain);
      while (!connection.receive(200)) {}
      assertThat(connection.body()).isEqualTo(new Document("a", 1));
    }
  }

  private static void write(Socket peer, String text) throws IOException {
    peer.getOutputStream().write(text.getBytes(US_ASCII));
    peer.getOutputStream().flush();
  }
}
