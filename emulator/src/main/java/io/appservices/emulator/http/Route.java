package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.shared.Operations;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A row of a route table.
 *
 * @param <P> the type of the caller, which is all that the handler learns about it
 * @param operation the name of the operation, unique over all APIs, from their lists of operations;
 *     empty until {@link Operations} names the row
 * @param method the request method
 * @param path the template below the API's prefix: literal segments, {@code {name}} for one
 *     segment, and at the end {@code {name*}} for everything that follows
 * @param access the authentication of callers
 * @param maxBodyBytes the largest request body that is read
 * @param work the kind of work that a call takes; determined after the body was read
 * @param handler the handler that answers
 */
public record Route<P>(
    String operation,
    Method method,
    String path,
    Access<P> access,
    int maxBodyBytes,
    BiFunction<Call, ? super P, Work> work,
    Handler<? super P> handler) {

  /** The limit of a request body unless the row sets another: 1 MiB. */
  public static final int DEFAULT_MAX_BODY_BYTES = 1 << 20;

  /** The kind of work of rows that say nothing of it. */
  private enum AlwaysPlain implements BiFunction<Call, Object, Work> {
    ALWAYS_PLAIN;

    @Override
    public Work apply(Call call, Object who) {
      return Work.PLAIN;
    }
  }

  public Route {
    Objects.requireNonNull(operation);
    Objects.requireNonNull(method);
    Objects.requireNonNull(path);
    Objects.requireNonNull(access);
    Objects.requireNonNull(work);
    Objects.requireNonNull(handler);
    if (!path.isEmpty() && !path.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + path);
    }
    if (maxBodyBytes < 0) {
      throw new IllegalArgumentException("negative body limit of " + method + " " + path);
    }
  }

  /** Makes a row whose calls do plain work. */
  public Route(
      String operation,
      Method method,
      String path,
      Access<P> access,
      int maxBodyBytes,
      Handler<? super P> handler) {
    this(operation, method, path, access, maxBodyBytes, AlwaysPlain.ALWAYS_PLAIN, handler);
  }

  public static <P> Route<P> get(String path, Access<P> access, Handler<? super P> handler) {
    return of(Method.GET, path, access, handler);
  }

  /** Returns a row whose handler does not use the caller. */
  public static <P> Route<P> get(String path, Access<P> access, Function<Call, Reply> handler) {
    return of(Method.GET, path, access, (call, who) -> handler.apply(call));
  }

  public static <P> Route<P> post(String path, Access<P> access, Handler<? super P> handler) {
    return of(Method.POST, path, access, handler);
  }

  /** Returns a row whose handler does not use the caller. */
  public static <P> Route<P> post(String path, Access<P> access, Function<Call, Reply> handler) {
    return of(Method.POST, path, access, (call, who) -> handler.apply(call));
  }

  public static <P> Route<P> put(String path, Access<P> access, Handler<? super P> handler) {
    return of(Method.PUT, path, access, handler);
  }

  /** Returns a row whose handler does not use the caller. */
  public static <P> Route<P> put(String path, Access<P> access, Function<Call, Reply> handler) {
    return of(Method.PUT, path, access, (call, who) -> handler.apply(call));
  }

  public static <P> Route<P> patch(String path, Access<P> access, Handler<? super P> handler) {
    return of(Method.PATCH, path, access, handler);
  }

  /** Returns a row whose handler does not use the caller. */
  public static <P> Route<P> patch(String path, Access<P> access, Function<Call, Reply> handler) {
    return of(Method.PATCH, path, access, (call, who) -> handler.apply(call));
  }

  public static <P> Route<P> delete(String path, Access<P> access, Handler<? super P> handler) {
    return of(Method.DELETE, path, access, handler);
  }

  /** Returns a row whose handler does not use the caller. */
  public static <P> Route<P> delete(String path, Access<P> access, Function<Call, Reply> handler) {
    return of(Method.DELETE, path, access, (call, who) -> handler.apply(call));
  }

  /** Returns whether none of its calls takes more than plain work, such as reaching for data. */
  public boolean isAlwaysPlain() {
    return work instanceof AlwaysPlain;
  }

  /** Returns the row with another limit of the request body. */
  public Route<P> withMaxBodyBytes(int bytes) {
    return new Route<>(operation, method, path, access, bytes, work, handler);
  }

  /** Returns the row marked as one that only stores and returns what it is sent. */
  public Route<P> stored() {
    return new Route<>(operation, method, path, access, maxBodyBytes, work, new Stored<>(handler));
  }

  /** Returns the row marked as one whose GET changes something, so that it has no HEAD. */
  public Route<P> withoutHead() {
    return new Route<>(operation, method, path, access, maxBodyBytes, work, new GetOnly<>(handler));
  }

  /** Returns the row marked as one that takes bodies in whatever coding they are sent. */
  public Route<P> withCodedBodies() {
    return new Route<>(operation, method, path, access, maxBodyBytes, work, new Coded<>(handler));
  }

  /** Returns whether it takes bodies in whatever coding they are sent. */
  public boolean takesCodedBodies() {
    return handler instanceof Coded;
  }

  /** Returns whether the row serves a request with this method name, once it was found for it. */
  public boolean serves(String methodName) {
    return !(methodName.equals("HEAD") && handler instanceof GetOnly);
  }

  /** Returns the row with the name of its operation. */
  public Route<P> withOperation(String name) {
    return new Route<>(name, method, path, access, maxBodyBytes, work, handler);
  }

  /** Returns the row with this kind of work for its calls. */
  public Route<P> as(Work kind) {
    return as((call, who) -> kind);
  }

  /** Returns the row with a kind of work that depends on the call. */
  public Route<P> as(Function<Call, Work> kind) {
    return as((call, who) -> kind.apply(call));
  }

  /** Returns the row with a kind of work that depends on the call and the caller. */
  public Route<P> as(BiFunction<Call, ? super P, Work> kind) {
    return new Route<>(operation, method, path, access, maxBodyBytes, kind, handler);
  }

  private static <P> Route<P> of(
      Method method, String path, Access<P> access, Handler<? super P> handler) {
    return new Route<>("", method, path, access, DEFAULT_MAX_BODY_BYTES, handler);
  }
}
