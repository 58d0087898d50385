package io.appservices.emulator.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Selects requests. Immutable: each method returns another filter, which selects fewer. */
public final class RequestFilter {

  private static final RequestFilter ALL = new RequestFilter(List.of(), request -> true);

  private final List<String> operations;
  private final Predicate<RecordedRequest> selected;

  private RequestFilter(List<String> operations, Predicate<RecordedRequest> selected) {
    this.operations = operations;
    this.selected = selected;
  }

  /** Selects every request. */
  public static RequestFilter all() {
    return ALL;
  }

  /**
   * Selects the requests of any of some operations; their names are in docs/compatibility.md. A
   * name that no operation has is refused where the filter is used.
   */
  public static RequestFilter operation(String... names) {
    List<String> wanted = List.of(names);
    return new RequestFilter(wanted, request -> wanted.contains(request.operation()));
  }

  /** Selects requests that were refused. */
  public RequestFilter refused() {
    return and(RecordedRequest::isRefused);
  }

  /** Selects requests that were not refused. */
  public RequestFilter accepted() {
    return and(request -> !request.isRefused());
  }

  /** Selects requests that were answered with an HTTP status. */
  public RequestFilter status(int status) {
    return and(request -> request.status() == status);
  }

  /** Selects requests about an app, by its client app id. */
  public RequestFilter app(String clientAppId) {
    Optional<String> wanted = Optional.of(clientAppId);
    return and(request -> request.app().equals(wanted));
  }

  /** Selects requests of a user, by its id. */
  public RequestFilter user(String userId) {
    Optional<String> wanted = Optional.of(userId);
    return and(request -> request.user().equals(wanted));
  }

  /** Selects requests that met a fault, by its id. */
  public RequestFilter fault(String id) {
    Objects.requireNonNull(id, "id");
    return and(request -> request.fault().filter(met -> met.id().equals(id)).isPresent());
  }

  /** Selects requests that were refused for a reason with a text in it. */
  public RequestFilter because(String text) {
    Objects.requireNonNull(text, "text");
    return and(request -> request.reason().filter(reason -> reason.contains(text)).isPresent());
  }

  /** Returns the operations that it is about; empty for all. */
  public List<String> operations() {
    return operations;
  }

  /** Returns whether it selects a request. */
  public boolean selects(RecordedRequest request) {
    return selected.test(request);
  }

  private RequestFilter and(Predicate<RecordedRequest> condition) {
    return new RequestFilter(operations, selected.and(condition));
  }
}
