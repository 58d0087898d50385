package io.appservices.emulator;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.api.RequestFilter;
import io.appservices.emulator.assembly.Wiring;
import io.appservices.emulator.inprocess.RequestViews;
import io.appservices.emulator.service.journal.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The requests that were answered, each refusal with its reason. The newest 2 000 are kept unless
 * {@code limits.journalSize} says otherwise. Safe to use from any thread.
 */
public final class RequestJournal {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Wiring wiring;
  private final RequestFilter scope;

  RequestJournal(Wiring wiring, RequestFilter scope) {
    this.wiring = wiring;
    this.scope = scope;
  }

  /** Returns all requests, oldest first. */
  public List<RecordedRequest> list() {
    return list(RequestFilter.all());
  }

  /**
   * Returns the selected requests, oldest first.
   *
   * @throws IllegalArgumentException if no operation has a name that the filter has
   */
  public List<RecordedRequest> list(RequestFilter filter) {
    return views(wiring.journal.list(condition(filter)));
  }

  /** Returns the number of selected requests; throws as {@link #list(RequestFilter)} does. */
  public int count(RequestFilter filter) {
    return list(filter).size();
  }

  /**
   * Returns the newest selected request; waits up to five seconds for one.
   *
   * @throws MissingRequestException if there is none in time; it says what was recorded instead
   * @throws IllegalArgumentException as {@link #list(RequestFilter)} does
   */
  public RecordedRequest await(RequestFilter filter) {
    return await(filter, TIMEOUT);
  }

  /**
   * Returns the newest selected request; waits for one.
   *
   * @param timeout the longest wait, in the machine's time
   * @throws MissingRequestException if there is none in time, or the thread is interrupted
   * @throws IllegalArgumentException as {@link #list(RequestFilter)} does
   */
  public RecordedRequest await(RequestFilter filter, Duration timeout) {
    try {
      List<RecordedRequest> found =
          views(wiring.journal.await(condition(filter), timeout.toMillis()));
      if (found.isEmpty()) {
        throw new MissingRequestException(
            "no such request within " + timeout + "; recorded: " + lines());
      }
      return found.get(found.size() - 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MissingRequestException("interrupted while waiting for a request", e);
    }
  }

  private String lines() {
    StringBuilder text = new StringBuilder();
    for (RecordedRequest request : list()) {
      text.append("\n  ").append(request.status()).append(' ').append(request.method());
      text.append(' ').append(request.path());
      request.reason().ifPresent(reason -> text.append(": ").append(reason));
    }
    return text.length() == 0 ? "nothing" : text.toString();
  }

  /** Forgets all requests of all apps. */
  public void clear() {
    wiring.journal.clear();
  }

  private Predicate<JournalEntry> condition(RequestFilter filter) {
    filter.operations().forEach(wiring.operations::check);
    return entry -> {
      RecordedRequest request = RequestViews.of(entry);
      return scope.selects(request) && filter.selects(request);
    };
  }

  private static List<RecordedRequest> views(List<JournalEntry> entries) {
    return entries.stream().map(RequestViews::of).toList();
  }
}
