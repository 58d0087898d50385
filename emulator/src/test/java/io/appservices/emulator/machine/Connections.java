package io.appservices.emulator.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many connections to a server on which little or nothing happens. */
final class Connections implements AutoCloseable {

  private final List<SocketChannel> channels = new ArrayList<>();
  private final InetSocketAddress server;

  Connections(String baseUrl) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(baseUrl).getPort());
  }

  /** Opens as many more, each of which sends the beginning of a request, or nothing at all. */
  Connections open(int number, String beginning) throws IOException {
    for (int i = 0; i < number; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channels.add(channel);
      if (!beginning.isEmpty()) {
        channel.write(ByteBuffer.wrap(beginning.getBytes(US_ASCII)));
      }
    }
    return this;
  }

  int number() {
    return channels.size();
  }

  /** Closes all of them. */
  void drop() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
    channels.clear();
  }

  @Override
  public void close() throws IOException {
    drop();
  }
}
