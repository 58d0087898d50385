package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.Sphere;
import io.appservices.emulator.cluster.embedded.query.Geometry.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code $geoWithin} and {@code $geoIntersects}: where a place lies. */
record GeoTest(Predicate<Geometry> where) implements Predicate<Object> {

  static final Set<String> NAMES = Set.of("$geoWithin", "$within", "$geoIntersects");

  private static final int BAD_VALUE = 2;

  static GeoTest of(String name, @Nullable Object operand) {
    if (!(operand instanceof Document shape) || shape.isEmpty()) {
      throw refused("geometry must be an object");
    }
    if (name.equals("$geoIntersects")) {
      Geometry other = geometry(shape);
      return new GeoTest(place -> place.intersects(other));
    }
    String kind = shape.keySet().iterator().next();
    return new GeoTest(
        switch (kind) {
          case "$geometry" -> within(area(geometry(shape)));
          case "$box" -> within(box(positions(shape.get(kind), 2)));
          case "$polygon" -> within(Geometry.polygon(positions(shape.get(kind), 3)));
          case "$center" -> circle(shape.get(kind), GeoTest::planeDistance);
          case "$centerSphere" -> circle(shape.get(kind), GeoTest::angle);
          default -> throw refused("unknown geo specifier: " + kind);
        });
  }

  private interface Distance {
    double between(Position a, Position b);
  }

  private static double planeDistance(Position a, Position b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  private static double angle(Position a, Position b) {
    return Sphere.angle(a.x(), a.y(), b.x(), b.y());
  }

  private static Predicate<Geometry> within(Geometry region) {
    return place -> place.isWithin(region);
  }

  private static Predicate<Geometry> circle(@Nullable Object given, Distance distance) {
    if (given instanceof List<?> parts
        && parts.size() == 2
        && parts.get(1) instanceof Number radius
        && radius.doubleValue() >= 0) {
      Position center =
          Position.of(parts.get(0)).orElseThrow(() -> refused("Point must be an array or object"));
      return place ->
          place.vertices().allMatch(p -> distance.between(p, center) <= radius.doubleValue());
    }
    throw refused("radius must be a non-negative number");
  }

  private static Geometry geometry(Document shape) {
    Object given = shape.get("$geometry");
    if (!(given instanceof Document document)) {
      throw refused("$geometry must be an object");
    }
    return Geometry.of(document)
        .orElseThrow(() -> refused("unknown GeoJSON type or coordinates: " + document.get("type")));
  }

  private static Geometry area(Geometry geometry) {
    if (geometry.polygons().isEmpty()) {
      throw refused("$geoWithin not supported with provided geometry: it has to be a polygon");
    }
    return geometry;
  }

  private static Geometry box(List<Position> corners) {
    Position a = corners.get(0);
    Position b = corners.get(1);
    return Geometry.polygon(List.of(a, new Position(b.x(), a.y()), b, new Position(a.x(), b.y())));
  }

  private static List<Position> positions(@Nullable Object given, int least) {
    List<Position> positions = new ArrayList<>();
    if (given instanceof Document document) {
      return positions(new ArrayList<>(document.values()), least);
    }
    if (given instanceof Collection<?> items) {
      items.forEach(item -> Position.of(item).ifPresent(positions::add));
      if (positions.size() == items.size() && positions.size() >= least) {
        return positions;
      }
    }
    throw refused("Point must be an array or object");
  }

  static MongoServerError refused(String text) {
    return new MongoServerError(BAD_VALUE, "BadValue", text);
  }

  @Override
  public boolean test(Object value) {
    return Geometry.of(value).filter(where).isPresent();
  }
}
