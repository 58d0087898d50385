package io.appservices.emulator.cluster.embedded.watch;

import static io.appservices.emulator.cluster.operation.Remote.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.appservices.emulator.cluster.operation.Remote;
import io.appservices.emulator.cluster.operation.Subscription;
import io.appservices.emulator.cluster.operation.Watcher;
import io.appservices.emulator.domain.AppServicesException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How streams of changes are refused and end. */
class WatchEndTest {

  @AutoClose private final Remote remote = Remote.embedded();

  @Test
  void refusesWrongArguments() {
    refuses("'ids' must be an array", "ids", 1);
    refuses("'filter' must be a document", "filter", 1);
    refuses("'collection' is required", "collection", null);
    refuses("unknown top level operator: $who", "filter", json("{$who: 1}"));
    refuses("$who", "filter", json("{a: {$who: 1}}"));
  }

  private void refuses(String text, Object... arguments) {
    assertThatExceptionOfType(AppServicesException.class)
        .isThrownBy(() -> new Watcher(remote, arguments))
        .withMessageContaining(text);
  }

  @Test
  void tellsNothingAfterItIsClosed() throws Exception {
    Watcher closed = new Watcher(remote);
    try (Watcher watcher = new Watcher(remote)) {
      closed.close();
      remote.insert("{_id: 1}");

      watcher.next();
      closed.assertNothingMore();
    }
  }

  @Test
  void canBeClosedByItsConsumer() throws Exception {
    BlockingQueue<Subscription> opened = new LinkedBlockingQueue<>();
    CountDownLatch closed = new CountDownLatch(1);
    opened.add(
        remote.watch(
            event -> {
              opened.remove().close();
              closed.countDown();
            },
            error -> {}));
    remote.insert("{_id: 1}");

    assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsWhenTheConsumerFails() throws Exception {
    BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
    remote.watch(
        event -> {
          throw new IllegalStateException("cannot");
        },
        errors::add);
    remote.insert("{_id: 1}");
    remote.insert("{_id: 2}");

    assertThat(errors.poll(60, TimeUnit.SECONDS)).hasMessage("cannot");
    assertThat(errors).isEmpty();
  }

  @Test
  void endsForASlowConsumerAndNeverStopsAWriter() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Document> events = new LinkedBlockingQueue<>();
    BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
    remote.watch(
        event -> {
          awaitQuietly(go);
          events.add(event);
        },
        errors::add);
    List<Document> many =
        IntStream.range(0, EmbeddedChanges.BUFFER + 100)
            .mapToObj(i -> new Document("_id", i))
            .toList();
    remote.call("insertMany", "documents", many);
    go.countDown();

    assertThat(errors.poll(60, TimeUnit.SECONDS)).hasMessageContaining("too slow");
    assertThat(events.stream().map(e -> e.getEmbedded(Watcher.ID, Integer.class)))
        .isSorted()
        .startsWith(0, 1, 2)
        .hasSizeBetween(EmbeddedChanges.BUFFER, EmbeddedChanges.BUFFER + 1);
  }

  @Test
  void endsForASlowConsumerBeforeItsEventsFillTheHeap() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Document> events = new LinkedBlockingQueue<>();
    BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
    remote.watch(
        event -> {
          awaitQuietly(go);
          events.add(event);
        },
        errors::add);
    int size = 1 << 20;
    String text = "x".repeat(size);
    for (int i = 0; i < 20; i++) {
      remote.call("insertOne", "document", new Document("_id", i).append("text", text));
    }
    go.countDown();

    assertThat(errors.poll(60, TimeUnit.SECONDS)).hasMessageContaining("too slow");
    assertThat(events).hasSizeBetween(2, (int) EmbeddedChanges.MAX_BYTES / size + 1);
  }

  @Test
  void tellsASingleEventHoweverLargeItIs() throws Exception {
    try (Watcher watcher = new Watcher(remote)) {
      String text = "x".repeat((int) EmbeddedChanges.MAX_BYTES + 1);
      remote.call("insertOne", "document", new Document("_id", 1).append("text", text));

      assertThat(watcher.next().getEmbedded(Watcher.ID, Integer.class)).isEqualTo(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endsWithTheDataSource() throws Exception {
    Watcher watcher = new Watcher(remote);
    remote.close();

    assertThat(watcher.error()).hasMessage("the data source is closed");
    watcher.assertNothingMore();
  }
}
