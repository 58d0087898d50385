package io.appservices.emulator.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Connects to a port by another one, until it is cut, slow, or holds everything back. */
public final class Cable implements AutoCloseable {

  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final String host;
  private final int target;
  private final ServerSocket listener;
  private volatile boolean isCut;
  private volatile boolean silent;
  private volatile long delayNanos;
  private final AtomicInteger refused = new AtomicInteger();

  public Cable(String host, int target) throws IOException {
    this.host = host;
    this.target = target;
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** How many connections were closed at once. */
  public int refused() {
    return refused.get();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Closes all connections, and new ones at once. The port stays taken: somebody else, or a client
   * that connects to itself, could get it otherwise.
   */
  public synchronized void cut() throws IOException {
    isCut = true;
    closeAll();
  }

  /** Takes connections again, and lets everything through. */
  public synchronized void mend() throws IOException {
    silent = false;
    delayNanos = 0;
    isCut = false;
    closeAll();
  }

  /** Lets what goes through, in either direction, wait for a while first. */
  public void delay(Duration delay) {
    delayNanos = delay.toNanos();
  }

  /** Keeps all connections, and lets nothing through. */
  public void hold() {
    silent = true;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      synchronized (this) {
        if (isCut) {
          client.setSoLinger(true, 0);
          client.close();
          refused.incrementAndGet();
        } else {
          join(client);
        }
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket server = new Socket(host, target);
    sockets.add(client);
    sockets.add(server);
    daemon(() -> copy(client, server));
    daemon(() -> copy(server, client));
  }

  private void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        long end = System.nanoTime() + delayNanos;
        for (long left = delayNanos; left > 0; left = end - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (!silent) {
          out.write(bytes, 0, read);
        }
      }
    }
  }

  private void closeAll() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  @FunctionalInterface
  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // Such is the end of a connection.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
