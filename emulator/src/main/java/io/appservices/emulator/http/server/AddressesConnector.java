package io.appservices.emulator.http.server;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;

/**
 * A listening end on several addresses with one port. Each has a thread that accepts; what they
 * accept is served by one selector, where a connector for each would bring a thread more and a
 * second of everything.
 */
final class AddressesConnector extends ServerConnector {

  private final List<ServerSocketChannel> others = new CopyOnWriteArrayList<>();

  /** Makes one for so many addresses, which does not listen yet. */
  AddressesConnector(Server server, int addresses, ConnectionFactory... factories) {
    super(server, addresses, 1, factories);
  }

  /**
   * Listens on an address; on the first with the port that was set, on others with the one that the
   * first got.
   */
  void open(String host) throws IOException {
    setHost(host);
    if (isOpen()) {
      setPort(getLocalPort());
      others.add(openAcceptChannel());
    } else {
      open();
    }
  }

  @Override
  public void accept(int acceptor) throws IOException {
    if (acceptor == 0) {
      super.accept(acceptor);
      return;
    }
    SocketChannel accepted = others.get(acceptor - 1).accept();
    accepted.configureBlocking(false);
    configure(accepted.socket());
    getSelectorManager().accept(accepted);
  }

  @Override
  public void close() {
    super.close();
    others.forEach(IO::close);
  }
}
