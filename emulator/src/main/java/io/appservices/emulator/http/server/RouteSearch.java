package io.appservices.emulator.http.server;

import io.appservices.emulator.http.RouteNode;
import io.appservices.emulator.http.RouteNode.Target;
import io.appservices.emulator.http.Routing;
import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.PercentDecoding;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lookup in the route trie: walks the path, and records where the parameters are in it. */
final class RouteSearch {

  private static final String[] NO_VALUES = {};
  private static final int NOTHING_LEFT = -1;

  private final @Nullable Method method;
  private final String path;
  private final int[] bounds;
  private @Nullable Set<Method> otherMethods;

  RouteSearch(@Nullable Method method, String path, int maxParameters) {
    this.method = method;
    this.path = path;
    this.bounds = new int[2 * maxParameters];
  }

  /** Returns the route of the path. */
  Routing from(RouteNode root) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return Routing.Missing.NOT_FOUND;
    }
    Target target = walk(root, 1, 0);
    if (target != null) {
      return new Routing.Match(target, values(target.parameterNames().length));
    }
    return otherMethods == null ? Routing.Missing.NOT_FOUND : new Routing.NotAllowed(otherMethods);
  }

  private @Nullable Target walk(RouteNode node, int start, int parameters) {
    if (start == NOTHING_LEFT) {
      return ending(node);
    }
    int end = segmentEnd(start);
    int next = end == path.length() ? NOTHING_LEFT : end + 1;
    @Nullable Target found = null;
    if (end > start) {
      found = walkLiteral(node, start, end, next, parameters);
      RouteNode one = node.one();
      if (found == null && one != null) {
        bind(parameters, start, end);
        found = walk(one, next, parameters + 1);
      }
    }
    RouteNode rest = node.rest();
    if (found == null && rest != null) {
      bind(parameters, start, path.length());
      found = ending(rest);
    }
    return found == null && start == path.length() ? ending(node) : found;
  }

  private @Nullable Target walkLiteral(
      RouteNode node, int start, int end, int next, int parameters) {
    RouteNode child = literal(node, start, end);
    return child == null ? null : walk(child, next, parameters);
  }

  /**
   * Returns the node of a literal segment, compared decoded: an escaped letter in it is that
   * letter.
   */
  private @Nullable RouteNode literal(RouteNode node, int start, int end) {
    int escape = path.indexOf('%', start);
    if (escape < 0 || escape >= end) {
      return node.literal(path, start, end);
    }
    String decoded = PercentDecoding.ofPath(path, start, end);
    return node.literal(decoded, 0, decoded.length());
  }

  private @Nullable Target ending(RouteNode node) {
    Target target = method == null ? null : node.targets().get(method);
    if (target == null && !node.targets().isEmpty()) {
      remember(node.targets().keySet());
    }
    return target;
  }

  private void remember(Set<Method> methods) {
    Set<Method> others = otherMethods == null ? EnumSet.noneOf(Method.class) : otherMethods;
    others.addAll(methods);
    otherMethods = others;
  }

  private void bind(int parameter, int start, int end) {
    bounds[2 * parameter] = start;
    bounds[2 * parameter + 1] = end;
  }

  private String[] values(int count) {
    String[] values = count == 0 ? NO_VALUES : new String[count];
    for (int i = 0; i < count; i++) {
      values[i] = PercentDecoding.ofPath(path, bounds[2 * i], bounds[2 * i + 1]);
    }
    return values;
  }

  private int segmentEnd(int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }
}
