package io.appservices.emulator.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps connections busy from one thread: each sends its next request when it has its answer. */
public final class ClosedLoop {

  public static final int CONNECTIONS = 16;

  private ClosedLoop() {}

  /** Requests per second, over some seconds. */
  public static double forSeconds(int port, double seconds, int status, Supplier<byte[]> requests) {
    return run(port, (long) (seconds * 1e9), Integer.MAX_VALUE, status, requests);
  }

  /** Requests per second, until so many are answered. */
  public static double forRequests(int port, int count, int status, Supplier<byte[]> requests) {
    return run(port, Long.MAX_VALUE, count, status, requests);
  }

  private static double run(
      int port, long nanos, int count, int status, Supplier<byte[]> requests) {
    List<Connection> connections = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < Math.min(CONNECTIONS, count); i++) {
        Connection connection = new Connection(port);
        connections.add(connection);
        connection.channel.configureBlocking(false);
        connection.channel.register(selector, SelectionKey.OP_READ, connection);
      }
      long start = System.nanoTime();
      int sent = 0;
      for (Connection connection : connections) {
        connection.send(requests.get());
        sent++;
      }
      int answered = 0;
      while (answered < count && System.nanoTime() - start < nanos) {
        List<Connection> free = new ArrayList<>(CONNECTIONS);
        selector.select(key -> take(key, status, free), 1000);
        answered += free.size();
        for (Connection connection : free) {
          if (sent < count) {
            connection.send(requests.get());
            sent++;
          }
        }
      }
      return answered / ((System.nanoTime() - start) / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.forEach(Connection::close);
    }
  }

  private static void take(SelectionKey key, int status, List<Connection> free) {
    Connection connection = (Connection) key.attachment();
    try {
      if (connection.receive(status)) {
        free.add(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
