package io.appservices.emulator.service.function;

import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The request that a thread answers, which is {@code context.request} of the functions that the
 * service calls for it by itself: those that log in, confirm, reset and make users (docs:
 * context.request).
 */
public final class CurrentRequests {

  // Not static: a request to one emulator is none to another that it calls.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<Optional<Supplier<Document>>> current =
      ThreadLocal.withInitial(Optional::empty);

  /** Does what a request asks for; its view is made when a function is called. */
  public <T> T during(Supplier<Document> view, Supplier<T> work) {
    Optional<Supplier<Document>> before = current.get();
    current.set(Optional.of(view));
    try {
      return work.get();
    } finally {
      current.set(before);
    }
  }

  /** Returns the view of the request that the thread answers; empty if it answers none. */
  Document view() {
    return current.get().map(Supplier::get).orElseGet(Document::new);
  }
}
