package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code $geoNear}: documents by their distance from a point. */
public final class GeoNear {

  private record Found(Document document, double distance) {}

  private final Server server;
  private final Document body;
  private final double[] near;
  private final boolean isGeoJson;

  GeoNear(Server server, Document body) {
    check(body);
    this.server = server;
    this.body = body;
    this.near = Objects.requireNonNull(point(body.get("near")));
    this.isGeoJson = body.get("near") instanceof Document;
  }

  /**
   * Checks what the stage is given.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError if MongoDB would refuse it
   */
  public static void check(Document body) {
    if (point(body.get("near")) == null) {
      throw Refused.because(5860400, "$geoNear requires a 'near' argument that is a point");
    }
    if (!(body.get("distanceField") instanceof String)) {
      throw Refused.because(16606, "$geoNear requires a 'distanceField' option as a String");
    }
    check(body, "query", "object");
    check(body, "key", "string");
    for (String name : List.of("minDistance", "maxDistance", "distanceMultiplier")) {
      check(body, name, "number");
    }
  }

  List<Document> run(List<Document> documents) {
    List<Document> selected =
        body.get("query") instanceof Document query
            ? server.run(List.of(new Document("$match", query)), documents)
            : documents;
    List<Found> found = new ArrayList<>();
    for (Document document : selected) {
      double[] place = place(document);
      if (place != null) {
        found.add(new Found(document, distance(place)));
      }
    }
    double factor = number("distanceMultiplier", 1);
    return found.stream()
        .filter(each -> each.distance() <= number("maxDistance", Double.POSITIVE_INFINITY))
        .filter(each -> each.distance() >= number("minDistance", 0))
        .sorted(Comparator.comparingDouble(Found::distance))
        .map(each -> with(each, factor))
        .toList();
  }

  private static void check(Document body, String name, String type) {
    if (body.containsKey(name)) {
      Specification.type("$geoNear." + name, body.get(name), type);
    }
  }

  private double number(String name, double absent) {
    return body.get(name) instanceof Number number ? number.doubleValue() : absent;
  }

  private Document with(Found found, double factor) {
    Document copy = found.document().cloneDeeply();
    Utils.changeSubdocumentValue(
        copy, (String) body.get("distanceField"), found.distance() * factor);
    return copy;
  }

  /** Returns the point of the field that is named, or else of the first that has one. */
  private double @Nullable [] place(Document document) {
    if (body.get("key") instanceof String key) {
      return point(Evaluator.path(document, key));
    }
    for (Object value : document.values()) {
      double[] place = point(value);
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  /** Returns longitude and latitude of a point in GeoJSON, or of a pair; null if it is none. */
  private static double @Nullable [] point(@Nullable Object value) {
    Object pair =
        value instanceof Document document && "Point".equals(document.get("type"))
            ? document.get("coordinates")
            : value;
    return pair instanceof List<?> numbers
            && numbers.size() == 2
            && numbers.get(0) instanceof Number x
            && numbers.get(1) instanceof Number y
        ? new double[] {x.doubleValue(), y.doubleValue()}
        : null;
  }

  /** Returns meters for GeoJSON, radians for pairs on a sphere, and else the plane's distance. */
  private double distance(double[] place) {
    if (!isGeoJson && !Utils.isTrue(body.get("spherical"))) {
      return Math.hypot(place[0] - near[0], place[1] - near[1]);
    }
    double angle = Sphere.angle(place[0], place[1], near[0], near[1]);
    return isGeoJson ? angle * Sphere.RADIUS_METERS : angle;
  }
}
