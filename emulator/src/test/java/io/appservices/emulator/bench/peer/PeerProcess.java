package io.appservices.emulator.bench.peer;

import io.appservices.emulator.bench.load.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another emulator that runs, until it is closed. */
final class PeerProcess implements AutoCloseable {

  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final int POLL_MILLIS = 5;

  private final Path work;
  private final Process process;
  private final int port = freePort();
  private final double startMillis;

  /** Starts one, and waits for its first answer. */
  PeerProcess(Peer peer, Path installed) {
    try {
      work = Files.createTempDirectory("peer");
      ProcessBuilder builder =
          new ProcessBuilder(peer.command(installed, work, port))
              .directory(work.toFile())
              .redirectErrorStream(true)
              .redirectOutput(installed.resolve("run.log").toFile());
      builder.environment().putAll(peer.environment(work, port));
      long start = System.nanoTime();
      process = builder.start();
      awaitAnswer(peer, start + LIMIT_NANOS);
      startMillis = (System.nanoTime() - start) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Milliseconds from the start of the process to its first answer. */
  double startMillis() {
    return startMillis;
  }

  private void awaitAnswer(Peer peer, long end) {
    while (!answers(peer)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("it did not start, see its run.log");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private boolean answers(Peer peer) {
    try (Connection connection = new Connection(port)) {
      connection.exchange(peer.first(), 200);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(work)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
