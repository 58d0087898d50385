package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.Server;
import io.appservices.emulator.cluster.aggregation.expression.date.DateUnit;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of {@code $setWindowFields} on how values change, and change together. */
final class Trends {

  static final Set<String> NAMES =
      Set.of("$derivative", "$integral", "$covariancePop", "$covarianceSamp");

  private static final Set<String> UNITS =
      Set.of("week", "day", "hour", "minute", "second", "millisecond");

  private record Point(double x, double y) {}

  private final Server server;
  private final Document sortBy;

  Trends(Server server, Document sortBy) {
    this.server = server;
    this.sortBy = sortBy;
  }

  /** Refuses operands that a function does not take. */
  static void check(String name, Document given, Document sortBy) {
    if (name.startsWith("$covariance")) {
      if (!(given.get(name) instanceof List<?> pair) || pair.size() != 2) {
        throw Refused.because(9, name + " expects an array of two expressions");
      }
      return;
    }
    Document members = Specification.of(name, given.get(name), "input!:any", "unit:string");
    if (members.containsKey("unit") && !UNITS.contains(String.valueOf(members.get("unit")))) {
      throw Refused.because(5490704, "unit must be 'week' or smaller");
    }
    if (sortBy.size() != 1) {
      throw Refused.because(9, name + " requires a sortBy with exactly one element");
    }
    if (name.equals("$derivative") && !given.containsKey("window")) {
      throw Refused.because(9, "$derivative requires explicit window bounds");
    }
  }

  /** Returns the value over the documents of a window; null if there is none. */
  @Nullable Object of(String name, @Nullable Object operand, List<Document> window) {
    return switch (name) {
      case "$derivative" -> derivative(Operands.members(operand), window);
      case "$integral" -> integral(Operands.members(operand), window);
      case "$covariancePop" -> covariance(Operands.items(operand), window, 0);
      default -> covariance(Operands.items(operand), window, 1);
    };
  }

  /** Returns the moving average of values, of which those that are no number are left out. */
  static List<@Nullable Object> movingAverage(Document members, List<@Nullable Object> values) {
    double alpha = alpha(members);
    List<@Nullable Object> averages = new ArrayList<>();
    @Nullable Double last = null;
    for (Object value : values) {
      if (value instanceof Number number) {
        double next = number.doubleValue();
        last = last == null ? next : next * alpha + last * (1 - alpha);
      }
      averages.add(last);
    }
    return averages;
  }

  private static double alpha(Document members) {
    if (members.containsKey("N") == members.containsKey("alpha")
        || !members.containsKey("input")
        || members.size() != 2) {
      throw Refused.because(
          9,
          "$expMovingAvg sub object must have exactly two fields: An 'input' field, and either an"
              + " 'N' field or an 'alpha' field");
    }
    if (members.containsKey("N")) {
      if (!(members.get("N") instanceof Number n)
          || n.doubleValue() != n.longValue()
          || n.longValue() < 1) {
        throw Refused.because(9, "'N' must be an integer of at least 1, got " + members.get("N"));
      }
      return 2 / (n.doubleValue() + 1);
    }
    if (!(members.get("alpha") instanceof Number alpha)
        || alpha.doubleValue() <= 0
        || alpha.doubleValue() >= 1) {
      throw Refused.because(
          9, "'alpha' must be between 0 and 1 (exclusive), found " + members.get("alpha"));
    }
    return alpha.doubleValue();
  }

  private @Nullable Object derivative(Document members, List<Document> window) {
    if (window.size() < 2) {
      return null;
    }
    Point first = point(members, window.get(0));
    Point last = point(members, window.get(window.size() - 1));
    return first == null || last == null || first.x() == last.x()
        ? null
        : (Object) ((last.y() - first.y()) / (last.x() - first.x()));
  }

  private @Nullable Object integral(Document members, List<Document> window) {
    if (window.isEmpty()) {
      return null;
    }
    double area = 0;
    @Nullable Point before = null;
    for (Document document : window) {
      Point point = point(members, document);
      if (point != null) {
        area += before == null ? 0 : (point.y() + before.y()) / 2 * (point.x() - before.x());
        before = point;
      }
    }
    return area;
  }

  private @Nullable Object value(Document document, @Nullable Object expression) {
    return Evaluator.orNull(new Evaluator(server, document, Map.of()).value(expression));
  }

  private @Nullable Point point(Document members, Document document) {
    Object y = value(document, members.get("input"));
    if (y == null) {
      return null;
    }
    if (!(y instanceof Number number)) {
      throw Refused.because(5423902, "the input has to be a number");
    }
    return new Point(place(members, document), number.doubleValue());
  }

  private double place(Document members, Document document) {
    String field = sortBy.keySet().iterator().next();
    Object x = Evaluator.path(document, field);
    boolean hasUnit = members.containsKey("unit");
    if (x instanceof Instant date && hasUnit) {
      DateUnit unit = DateUnit.named(members.get("unit"));
      return (double) date.toEpochMilli() / unit.unit().getDuration().toMillis();
    }
    if (x instanceof Number number && !hasUnit) {
      return number.doubleValue();
    }
    throw Refused.because(
        hasUnit ? 5624901 : 5624902,
        hasUnit
            ? "with 'unit', the sortBy field has to be a Date"
            : "without 'unit', the sortBy field has to be a number");
  }

  private @Nullable Object covariance(List<?> pair, List<Document> window, int less) {
    List<Point> points = new ArrayList<>();
    for (Document document : window) {
      if (value(document, pair.get(0)) instanceof Number x
          && value(document, pair.get(1)) instanceof Number y) {
        points.add(new Point(x.doubleValue(), y.doubleValue()));
      }
    }
    if (points.size() <= less) {
      return null;
    }
    double meanX = points.stream().mapToDouble(Point::x).average().orElseThrow();
    double meanY = points.stream().mapToDouble(Point::y).average().orElseThrow();
    double sum = points.stream().mapToDouble(p -> (p.x() - meanX) * (p.y() - meanY)).sum();
    return sum / (points.size() - less);
  }
}
