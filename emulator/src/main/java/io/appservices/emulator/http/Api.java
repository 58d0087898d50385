package io.appservices.emulator.http;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.message.Reply;
import io.appservices.emulator.http.server.caller.CallerPolicy;
import java.util.List;
import java.util.Set;

/** An API: its route table below one prefix, and the shape of its errors. */
public interface Api {

  /** Returns the prefix of all its paths, such as {@code /api/client/v2.0}; empty for the root. */
  String prefix();

  /** Returns the route table; paths are relative to the prefix. */
  List<Route<?>> routes();

  /**
   * Returns the answer to a refused call, also for paths below the prefix that no route has. A
   * refusal must not throw.
   */
  Reply refuse(Call call, AppServicesException refusal);

  /**
   * Returns whether web pages of every origin may call, as on the service; otherwise only those
   * that the server's {@link CallerPolicy} allows.
   */
  default boolean isOpenToAllOrigins() {
    return false;
  }

  /**
   * Returns the request headers that web pages cannot use, in lower case: no preflight allows them.
   */
  default Set<String> headersClosedToPages() {
    return Set.of();
  }
}
