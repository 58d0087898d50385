package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Method;
import java.util.Set;

/** The result of routing a request. */
public sealed interface Routing {

  /** A route, with the decoded path parameters in the order of the template. */
  record Match(RouteNode.Target target, String[] values) implements Routing {

    /** Returns the value of a parameter that the route's template has. */
    public String value(String name) {
      String[] names = target.parameterNames();
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return values[i];
        }
      }
      throw new IllegalArgumentException(target.route().path() + " has no parameter " + name);
    }
  }

  /** The path exists, with other methods only. */
  record NotAllowed(Set<Method> allowed) implements Routing {}

  /** No route has this path. */
  enum Missing implements Routing {
    NOT_FOUND
  }
}
