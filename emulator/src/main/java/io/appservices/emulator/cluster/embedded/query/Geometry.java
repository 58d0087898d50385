package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place: points, lines and polygons. Coordinates are taken for those of a plane, also where they
 * are longitudes and latitudes.
 *
 * @param points single ones
 * @param lines of two points at least
 * @param polygons each as its rings, the outer one first
 */
record Geometry(
    List<Position> points, List<List<Position>> lines, List<List<List<Position>>> polygons) {

  /** A point: longitude and latitude, or coordinates of a plane. */
  record Position(double x, double y) {

    /** Reads a pair of numbers, as a list or as the members of a document. */
    static Optional<Position> of(@Nullable Object value) {
      Collection<?> numbers =
          value instanceof Document document
              ? document.values()
              : value instanceof Collection<?> items ? items : List.of();
      Iterator<?> pair = numbers.iterator();
      return numbers.size() >= 2
              && numbers.size() <= 3
              && pair.next() instanceof Number x
              && pair.next() instanceof Number y
          ? Optional.of(new Position(x.doubleValue(), y.doubleValue()))
          : Optional.empty();
    }
  }

  private record Edge(Position from, Position to) {

    boolean has(Position p) {
      return cross(p) == 0
          && p.x() >= Math.min(from.x(), to.x())
          && p.x() <= Math.max(from.x(), to.x())
          && p.y() >= Math.min(from.y(), to.y())
          && p.y() <= Math.max(from.y(), to.y());
    }

    double cross(Position p) {
      return (to.x() - from.x()) * (p.y() - from.y()) - (to.y() - from.y()) * (p.x() - from.x());
    }

    /** Returns whether each has the ends of the other on both of its sides. */
    boolean crosses(Edge other) {
      return cross(other.from) * cross(other.to) < 0 && other.cross(from) * other.cross(to) < 0;
    }

    boolean touches(Edge other) {
      return crosses(other) || has(other.from) || has(other.to) || other.has(from) || other.has(to);
    }
  }

  static Geometry polygon(List<Position> ring) {
    return new Geometry(List.of(), List.of(), List.of(List.of(ring)));
  }

  /** Reads GeoJSON, or a pair of numbers; empty if it is neither. */
  static Optional<Geometry> of(@Nullable Object value) {
    try {
      return value instanceof Document document && document.get("type") instanceof String type
          ? Optional.of(geoJson(type, document))
          : Position.of(value).map(point -> new Geometry(List.of(point), List.of(), List.of()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Geometry geoJson(String type, Document document) {
    Object given = document.get("coordinates");
    return switch (type) {
      case "Point" -> new Geometry(List.of(position(given)), List.of(), List.of());
      case "MultiPoint" -> new Geometry(positions(given), List.of(), List.of());
      case "LineString" -> new Geometry(List.of(), List.of(positions(given)), List.of());
      case "MultiLineString" -> new Geometry(List.of(), rings(given), List.of());
      case "Polygon" -> new Geometry(List.of(), List.of(), List.of(rings(given)));
      case "MultiPolygon" ->
          new Geometry(List.of(), List.of(), items(given).map(Geometry::rings).toList());
      case "GeometryCollection" -> all(items(document.get("geometries")));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Geometry all(Stream<?> members) {
    Geometry all = new Geometry(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    members.forEach(
        member -> {
          Geometry one = of(member).orElseThrow(IllegalArgumentException::new);
          all.points.addAll(one.points);
          all.lines.addAll(one.lines);
          all.polygons.addAll(one.polygons);
        });
    return all;
  }

  private static Stream<?> items(@Nullable Object value) {
    if (value instanceof Collection<?> items) {
      return items.stream();
    }
    throw new IllegalArgumentException("no array");
  }

  private static Position position(@Nullable Object value) {
    return Position.of(value).orElseThrow(IllegalArgumentException::new);
  }

  private static List<Position> positions(@Nullable Object value) {
    return items(value).map(Geometry::position).toList();
  }

  private static List<List<Position>> rings(@Nullable Object value) {
    return items(value).map(Geometry::positions).toList();
  }

  /** Returns all its points, also those of its lines and polygons. */
  Stream<Position> vertices() {
    return Stream.of(
            points.stream(),
            lines.stream().flatMap(List::stream),
            polygons.stream().flatMap(List::stream).flatMap(List::stream))
        .flatMap(each -> each);
  }

  private List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    lines.forEach(line -> addEdges(line, edges));
    polygons.forEach(polygon -> polygon.forEach(ring -> addEdges(closed(ring), edges)));
    return edges;
  }

  private static List<Position> closed(List<Position> ring) {
    if (ring.isEmpty() || ring.get(0).equals(ring.get(ring.size() - 1))) {
      return ring;
    }
    List<Position> closed = new ArrayList<>(ring);
    closed.add(ring.get(0));
    return closed;
  }

  private static void addEdges(List<Position> line, List<Edge> edges) {
    for (int i = 1; i < line.size(); i++) {
      edges.add(new Edge(line.get(i - 1), line.get(i)));
    }
  }

  /** Returns whether all of it lies in the polygons of a region. */
  boolean isWithin(Geometry region) {
    List<Edge> borders = region.edges();
    return vertices().allMatch(region::covers)
        && edges().stream().noneMatch(edge -> borders.stream().anyMatch(edge::crosses));
  }

  /** Returns whether they have a point in common. */
  boolean intersects(Geometry other) {
    List<Edge> theirs = other.edges();
    List<Edge> own = edges();
    return vertices().anyMatch(other::covers)
        || other.vertices().anyMatch(this::covers)
        || points.stream().anyMatch(p -> other.points.contains(p) || isOn(p, theirs))
        || other.points.stream().anyMatch(p -> isOn(p, own))
        || own.stream().anyMatch(edge -> theirs.stream().anyMatch(edge::touches));
  }

  private static boolean isOn(Position point, List<Edge> edges) {
    return edges.stream().anyMatch(edge -> edge.has(point));
  }

  private boolean covers(Position point) {
    return polygons.stream()
        .anyMatch(
            rings ->
                !rings.isEmpty()
                    && (isOn(point, edges(rings.get(0))) || isInside(point, rings.get(0)))
                    && rings.stream()
                        .skip(1)
                        .noneMatch(hole -> !isOn(point, edges(hole)) && isInside(point, hole)));
  }

  private static List<Edge> edges(List<Position> ring) {
    List<Edge> edges = new ArrayList<>();
    addEdges(closed(ring), edges);
    return edges;
  }

  /** Counts the edges that a line from the point to the right comes by. */
  private static boolean isInside(Position point, List<Position> ring) {
    boolean inside = false;
    for (Edge edge : edges(ring)) {
      if ((edge.from().y() > point.y()) != (edge.to().y() > point.y())) {
        double part = (point.y() - edge.from().y()) / (edge.to().y() - edge.from().y());
        inside ^= point.x() < edge.from().x() + part * (edge.to().x() - edge.from().x());
      }
    }
    return inside;
  }
}
