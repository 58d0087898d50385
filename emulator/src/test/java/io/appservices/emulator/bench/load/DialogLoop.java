package io.appservices.emulator.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps connections busy from one thread, each with a dialog of its own, and measures how long each
 * request takes.
 */
public final class DialogLoop {

  /** What some requests in a row came to: how many a second, and how long 99 % took at most. */
  public record Measured(double rate, double p99Millis) {}

  /** A connection and what is said on it. */
  private static final class Line {
    final Connection connection;
    final Dialog dialog;
    long sentAt;

    Line(int port, Dialog dialog) {
      this.connection = new Connection(port);
      this.dialog = dialog;
    }

    void finish() {
      byte[] request = dialog.next(connection);
      connection.exchange(request, dialog.status());
    }

    void send() throws IOException {
      byte[] request = dialog.next(connection);
      sentAt = System.nanoTime();
      connection.send(request);
    }
  }

  private static final int PATIENCE_MILLIS = 60_000;

  private final long[] nanos;
  private final int count;
  private int sent;
  private int answered;

  private DialogLoop(int count) {
    this.count = count;
    this.nanos = new long[count];
  }

  /** Sends so many requests. */
  public static Measured run(int port, int count, Supplier<Dialog> dialogs) {
    return new DialogLoop(count).run(port, dialogs);
  }

  private Measured run(int port, Supplier<Dialog> dialogs) {
    List<Line> lines = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < Math.min(ClosedLoop.CONNECTIONS, count); i++) {
        Line line = new Line(port, dialogs.get());
        lines.add(line);
        line.connection.channel.configureBlocking(false);
        line.connection.channel.register(selector, SelectionKey.OP_READ, line);
      }
      long start = System.nanoTime();
      for (Line line : lines) {
        sent++;
        line.send();
      }
      while (answered < count) {
        awaitAnswers(selector);
      }
      double rate = count / ((System.nanoTime() - start) / 1e9);
      lines.stream().filter(line -> line.dialog.isUnfinished()).forEach(Line::finish);
      Arrays.sort(nanos);
      return new Measured(rate, nanos[(int) (count * 0.99)] / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lines.forEach(line -> line.connection.close());
    }
  }

  private void awaitAnswers(Selector selector) throws IOException {
    if (selector.select(this::take, PATIENCE_MILLIS) == 0) {
      throw new IllegalStateException(
          "no answer in %d s after %d answers".formatted(PATIENCE_MILLIS / 1000, answered));
    }
  }

  private void take(SelectionKey key) {
    Line line = (Line) key.attachment();
    try {
      if (line.connection.receive(line.dialog.status())) {
        nanos[answered++] = System.nanoTime() - line.sentAt;
        if (sent < count) {
          sent++;
          line.send();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
