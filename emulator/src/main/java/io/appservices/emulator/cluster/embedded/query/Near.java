package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.Sphere;
import io.appservices.emulator.cluster.embedded.query.Geometry.Position;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * {@code $near} and {@code $nearSphere}: what lies around a point, the nearest first.
 *
 * @param least the least distance, in the unit of the measure
 * @param most the largest distance
 */
public record Near(String path, Position center, Measure measure, double least, double most) {

  /** The ways to measure distances. */
  enum Measure {
    /** The coordinates of a plane. */
    PLANE,
    /** The angle, in radians. */
    SPHERE,
    /** Meters on the surface of the earth. */
    EARTH
  }

  static Near of(String path, String name, @Nullable Object operand, Document operators) {
    Document around = operand instanceof Document document ? document : new Document();
    boolean isGeoJson = around.containsKey("$geometry");
    Object point =
        around.get("$geometry") instanceof Document geometry
            ? geometry.get("coordinates")
            : isGeoJson ? null : operand;
    Position center =
        Position.of(point).orElseThrow(() -> GeoTest.refused("invalid point in geo near query"));
    Measure flat = name.equals("$near") ? Measure.PLANE : Measure.SPHERE;
    Document limits = isGeoJson ? around : operators;
    return new Near(
        path,
        center,
        isGeoJson ? Measure.EARTH : flat,
        limit(limits, "$minDistance", 0),
        limit(limits, "$maxDistance", Double.POSITIVE_INFINITY));
  }

  private static double limit(Document limits, String name, double absent) {
    Object given = limits.get(name);
    if (given == null && !limits.containsKey(name)) {
      return absent;
    }
    if (given instanceof Number number && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    throw GeoTest.refused(name.substring(1) + " must be a non-negative number");
  }

  /** Returns the order of documents by their distance. */
  public Comparator<Document> order() {
    return Comparator.comparingDouble(this::distance);
  }

  /** Returns whether a document has a place within the distances. */
  boolean isInReach(Document document) {
    double distance = distance(document);
    return distance >= least && distance <= most && distance < Double.POSITIVE_INFINITY;
  }

  /** Returns the distance of the nearest point; infinity if there is none. */
  private double distance(Document document) {
    return Values.each(document, path)
        .flatMap(value -> Geometry.of(value).stream())
        .flatMap(Geometry::vertices)
        .mapToDouble(this::distance)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double distance(Position point) {
    return switch (measure) {
      case PLANE -> Math.hypot(point.x() - center.x(), point.y() - center.y());
      case SPHERE -> angle(point);
      case EARTH -> angle(point) * Sphere.RADIUS_METERS;
    };
  }

  private double angle(Position point) {
    return Sphere.angle(point.x(), point.y(), center.x(), center.y());
  }
}
