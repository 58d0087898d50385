package io.appservices.emulator.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Someone who watches a collection and notes what comes. */
public final class Watcher implements AutoCloseable {

  /** The way to the id of the document that an event is about. */
  public static final List<String> ID = List.of("documentKey", "_id");

  private final BlockingQueue<Document> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Exception> errors = new LinkedBlockingQueue<>();
  private final Subscription subscription;

  public Watcher(Remote remote, Object... arguments) {
    subscription = remote.watch(events::add, errors::add, arguments);
  }

  public Document next() throws InterruptedException {
    Document event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  public List<Document> next(int count) throws InterruptedException {
    List<Document> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(next());
    }
    return next;
  }

  public Exception error() throws InterruptedException {
    return errors.poll(60, TimeUnit.SECONDS);
  }

  public void assertNothingMore() {
    assertThat(events).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Override
  public void close() {
    subscription.close();
  }
}
