package io.appservices.emulator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Someone who watches a collection and notes what comes. */
final class Watcher implements AutoCloseable {

  /** The way to the id of the document that an event is about. */
  static final List<String> ID = List.of("documentKey", "_id");

  private final BlockingQueue<Document> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
  private final Subscription subscription;

  Watcher(Remote remote, Object... arguments) {
    subscription = remote.watch(events::add, errors::add, arguments);
  }

  Document next() throws InterruptedException {
    Document event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  List<Document> next(int count) throws InterruptedException {
    List<Document> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(next());
    }
    return next;
  }

  Exception error() throws InterruptedException {
    return errors.poll(20, TimeUnit.SECONDS);
  }

  void assertNothingMore() {
    assertThat(events).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Override
  public void close() {
    subscription.close();
  }
}
