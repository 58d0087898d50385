package io.appservices.emulator.http.server;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.RouteNode;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.PathTemplate;
import io.appservices.emulator.http.message.PercentDecoding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All routes of all APIs in one trie of path segments: a lookup costs the length of the path, not
 * the number of routes. The routes are not registered in Javalin, because it tries one regular
 * expression after the other.
 *
 * <p>A path is split on its raw slashes and decoded per segment afterwards, so an encoded slash
 * stays inside its segment. A literal segment wins over a parameter, a parameter over the rest; if
 * that way ends nowhere for this method, the next is tried. One slash at the end is ignored.
 */
public final class Router {

  private final RouteNode root = new RouteNode();
  private final List<Api> apis;
  private int maxParameters;

  private Router(List<Api> apis) {
    this.apis = apis;
  }

  /**
   * Returns a router of all their routes.
   *
   * @throws IllegalArgumentException if two routes have the same method and shape of path, or the
   *     same operation
   */
  static Router of(List<Api> apis) {
    Router router = new Router(longestPrefixFirst(apis));
    Set<String> operations = new HashSet<>();
    for (Api api : apis) {
      for (Route<?> route : api.routes()) {
        if (!route.operation().isEmpty() && !operations.add(route.operation())) {
          throw new IllegalArgumentException("two routes are operation " + route.operation());
        }
        router.add(api, route);
      }
    }
    return router;
  }

  /**
   * Looks up a request; no method is one that no route has.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the path is badly encoded
   */
  Routing find(Optional<Method> method, String rawPath) {
    return new RouteSearch(method.orElse(null), rawPath, maxParameters).from(root);
  }

  /**
   * Returns the API whose prefix the path has, with escapes or without; the longest prefix counts.
   * Every path that {@link #find} leads to an API belongs to it here, too.
   */
  Optional<Api> owner(String rawPath) {
    String path = decoded(rawPath);
    for (Api api : apis) {
      if (isBelow(path, api.prefix())) {
        return Optional.of(api);
      }
    }
    return Optional.empty();
  }

  private static String decoded(String rawPath) {
    try {
      return rawPath.indexOf('%') < 0
          ? rawPath
          : PercentDecoding.ofPath(rawPath, 0, rawPath.length());
    } catch (AppServicesException badlyEncoded) {
      return rawPath;
    }
  }

  private void add(Api api, Route<?> route) {
    PathTemplate template = PathTemplate.parse(api.prefix() + route.path());
    RouteNode node = root;
    for (PathTemplate.Segment segment : template.segments()) {
      node = node.grow(segment);
    }
    String[] names = template.parameterNames();
    node.end(new RouteNode.Target(api, route, names));
    maxParameters = Math.max(maxParameters, names.length);
  }

  private static List<Api> longestPrefixFirst(List<Api> apis) {
    return apis.stream()
        .sorted((a, b) -> Integer.compare(b.prefix().length(), a.prefix().length()))
        .toList();
  }

  private static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }
}
