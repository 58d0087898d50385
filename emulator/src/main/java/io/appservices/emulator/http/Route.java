package io.appservices.emulator.http;

import java.util.Objects;
import java.util.function.Function;

/**
 * One row of a route table.
 *
 * @param operation the name of the operation, unique over all APIs, from their lists of operations;
 *     empty until {@link Operations} names the row
 * @param method the request method
 * @param path the template below the API's prefix: literal segments, {@code {name}} for one
 *     segment, and at the end {@code {name*}} for everything that follows
 * @param access who may call
 * @param maxBodyBytes the largest request body that is read
 * @param work what answering a call keeps busy; asked after the body was read
 * @param handler what answers
 */
public record Route(
    String operation,
    Method method,
    String path,
    Access access,
    int maxBodyBytes,
    Function<Call, Work> work,
    Handler handler) {

  /** What a request body may have where the row says nothing else: 1 MiB. */
  public static final int DEFAULT_MAX_BODY_BYTES = 1 << 20;

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

  /** A row whose calls do plain work. */
  public Route(
      String operation,
      Method method,
      String path,
      Access access,
      int maxBodyBytes,
      Handler handler) {
    this(operation, method, path, access, maxBodyBytes, call -> Work.PLAIN, handler);
  }

  public static Route get(String path, Access access, Handler handler) {
    return of(Method.GET, path, access, handler);
  }

  public static Route post(String path, Access access, Handler handler) {
    return of(Method.POST, path, access, handler);
  }

  public static Route put(String path, Access access, Handler handler) {
    return of(Method.PUT, path, access, handler);
  }

  public static Route patch(String path, Access access, Handler handler) {
    return of(Method.PATCH, path, access, handler);
  }

  public static Route delete(String path, Access access, Handler handler) {
    return of(Method.DELETE, path, access, handler);
  }

  /** The same row with another limit of the request body. */
  public Route withMaxBodyBytes(int bytes) {
    return new Route(operation, method, path, access, bytes, work, handler);
  }

  /** The same row with another handler. */
  public Route withHandler(Handler other) {
    return new Route(operation, method, path, access, maxBodyBytes, work, other);
  }

  /** The same row with the name of its operation. */
  public Route withOperation(String name) {
    return new Route(name, method, path, access, maxBodyBytes, work, handler);
  }

  /** The same row, whose calls do this kind of work. */
  public Route as(Work kind) {
    return as(call -> kind);
  }

  /** The same row, where it depends on the call what kind of work it is. */
  public Route as(Function<Call, Work> kind) {
    return new Route(operation, method, path, access, maxBodyBytes, kind, handler);
  }

  private static Route of(Method method, String path, Access access, Handler handler) {
    return new Route("", method, path, access, DEFAULT_MAX_BODY_BYTES, handler);
  }
}
