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
import org.jspecify.annotations.Nullable;

/**
 * All routes of each API in a trie of path segments: a lookup costs the length of the path, not the
 * number of routes. The routes are not registered in Javalin, because it tries one regular
 * expression after the other.
 *
 * <p>A path is split on its raw slashes and decoded per segment afterwards, so an encoded slash
 * stays inside its segment. A literal segment wins over a parameter, a parameter over the rest; if
 * that way ends nowhere for this method, the next is tried. One slash at the end is ignored.
 */
public final class Router {

  private final List<Table> tables;

  private Router(List<Api> apis) {
    this.tables = longestPrefixFirst(apis).stream().map(Table::new).toList();
  }

  /**
   * Returns a router of all their routes.
   *
   * @throws IllegalArgumentException if two routes have the same method and shape of path, or the
   *     same operation
   */
  static Router of(List<Api> apis) {
    Router router = new Router(apis);
    Set<String> operations = new HashSet<>();
    for (Table table : router.tables) {
      for (Route<?> route : table.trie().routes()) {
        if (!route.operation().isEmpty() && !operations.add(route.operation())) {
          throw new IllegalArgumentException("two routes are operation " + route.operation());
        }
      }
    }
    return router;
  }

  /**
   * Returns a router that asks an API for its routes when the first call to it comes, as most tests
   * call one or two of them. Nothing checks that it could be made by {@link #of}.
   */
  static Router onDemand(List<Api> apis) {
    return new Router(apis);
  }

  /**
   * Looks up a request; no method is one that no route has.
   *
   * @throws io.appservices.emulator.domain.AppServicesException if the path is badly encoded
   */
  Routing find(Optional<Method> method, String rawPath) {
    Table table = table(rawPath);
    if (table == null) {
      return Routing.Missing.NOT_FOUND;
    }
    Trie trie = table.trie();
    return new RouteSearch(method.orElse(null), rawPath, trie.maxParameters).from(trie.root);
  }

  /**
   * Returns the API whose prefix the path has, with escapes or without; the longest prefix counts.
   * Every path that {@link #find} leads to an API belongs to it here, too.
   */
  Optional<Api> owner(String rawPath) {
    Table table = table(rawPath);
    return table == null ? Optional.empty() : table.owner;
  }

  private @Nullable Table table(String rawPath) {
    String path = decoded(rawPath);
    for (Table table : tables) {
      if (isBelow(path, table.api.prefix())) {
        return table;
      }
    }
    return null;
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

  private static List<Api> longestPrefixFirst(List<Api> apis) {
    return apis.stream()
        .sorted((a, b) -> Integer.compare(b.prefix().length(), a.prefix().length()))
        .toList();
  }

  private static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  /** An API, and its routes once they were asked for. */
  private static final class Table {

    private final Api api;
    private final Optional<Api> owner;
    private volatile @Nullable Trie trie;

    Table(Api api) {
      this.api = api;
      this.owner = Optional.of(api);
    }

    Trie trie() {
      Trie known = trie;
      return known == null ? make() : known;
    }

    private synchronized Trie make() {
      Trie made = trie;
      if (made == null) {
        made = new Trie(api);
        trie = made;
      }
      return made;
    }
  }

  /** The routes of one API, from the root of all paths on. */
  private static final class Trie {

    private final RouteNode root = new RouteNode();
    private final List<Route<?>> routes;
    private int maxParameters;

    Trie(Api api) {
      routes = api.routes();
      routes.forEach(route -> add(api, route));
    }

    List<Route<?>> routes() {
      return routes;
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
  }
}
