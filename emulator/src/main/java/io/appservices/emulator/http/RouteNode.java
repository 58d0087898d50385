package io.appservices.emulator.http;

import io.appservices.emulator.http.message.Method;
import io.appservices.emulator.http.message.PathTemplate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the route trie: what may follow, and what ends here. Literal children are found by a
 * hash over the characters in the request path, so that a lookup makes no substring and costs the
 * same with three children or three hundred.
 */
public final class RouteNode {

  /** A route with what its parameters are called. */
  public record Target(Api api, Route<?> route, String[] parameterNames) {}

  private final Map<Method, Target> targets = new EnumMap<>(Method.class);
  private String[] names = new String[4];
  private RouteNode[] children = new RouteNode[4];
  private int size;
  private @Nullable RouteNode one;
  private @Nullable RouteNode rest;

  /** Returns the child that takes what the segment takes; made if there is none yet. */
  public RouteNode grow(PathTemplate.Segment segment) {
    return switch (segment.takes()) {
      case LITERAL -> growLiteral(segment.text());
      case ONE -> one = one == null ? new RouteNode() : one;
      case REST -> rest = rest == null ? new RouteNode() : rest;
    };
  }

  /** Ends a route here. */
  public void end(Target target) {
    if (targets.putIfAbsent(target.route().method(), target) != null) {
      throw new IllegalArgumentException(
          "two routes for "
              + target.route().method()
              + " "
              + target.api().prefix()
              + target.route().path());
    }
  }

  public Map<Method, Target> targets() {
    return targets;
  }

  /** Returns the child for any one segment, or {@code null}. */
  public @Nullable RouteNode one() {
    return one;
  }

  /** Returns the child for the rest of the path, or {@code null}. */
  public @Nullable RouteNode rest() {
    return rest;
  }

  /** Returns the child for exactly this text, or {@code null}. */
  public @Nullable RouteNode literal(String text, int from, int to) {
    int slot = slot(text, from, to);
    return names[slot] == null ? null : children[slot];
  }

  private RouteNode growLiteral(String text) {
    RouteNode known = literal(text, 0, text.length());
    if (known != null) {
      return known;
    }
    RouteNode child = new RouteNode();
    put(slot(text, 0, text.length()), text, child);
    return child;
  }

  private void put(int slot, String name, RouteNode child) {
    names[slot] = name;
    children[slot] = child;
    if (++size * 2 > names.length) {
      widen();
    }
  }

  // At most half full: probing is short, and a free slot always ends it.
  private void widen() {
    String[] oldNames = names;
    RouteNode[] oldChildren = children;
    names = new String[oldNames.length * 2];
    children = new RouteNode[oldNames.length * 2];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldNames[i] != null) {
        int slot = slot(oldNames[i], 0, oldNames[i].length());
        names[slot] = oldNames[i];
        children[slot] = oldChildren[i];
      }
    }
  }

  /** Returns the slot of this text, or the free slot for it. */
  private int slot(String text, int from, int to) {
    int mask = names.length - 1;
    int slot = hash(text, from, to) & mask;
    while (names[slot] != null && !same(names[slot], text, from, to)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static boolean same(String name, String text, int from, int to) {
    return name.length() == to - from && text.startsWith(name, from);
  }

  private static int hash(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash ^ hash >>> 16;
  }
}
