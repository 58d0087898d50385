package io.appservices.emulator.http.control.fault;

import io.appservices.emulator.api.fault.Fault;
import io.appservices.emulator.http.Access.UserToken;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.control.journal.OperationIndex;
import io.appservices.emulator.http.message.PathTemplate;
import io.appservices.emulator.service.fault.PathPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operations that faults can meet, and whether any call can match one. */
public final class FaultTargets {

  private static final String CONTROL = "emulator";
  private static final String ANY = "*";

  /** The only call without a token that says in its query alone which app it is about. */
  private static final String CALLBACK = "clientOAuthCallback";

  private record Row(String operation, PathTemplate path, Route<?> route) {

    boolean isAboutAnApp() {
      return path.segments().stream().anyMatch(segment -> segment.text().equals("appId"))
          || route.access().userToken().isPresent()
          || operation.equals(CALLBACK);
    }
  }

  private final List<Api> apis;
  private final OperationIndex index;

  /** Makes targets of APIs, which are asked for their routes with each fault. */
  public FaultTargets(List<Api> apis) {
    this.apis = apis;
    this.index = new OperationIndex(apis);
  }

  /** Returns whether an operation is one of the emulator's own API, which no fault meets. */
  static boolean isControl(String operation) {
    return operation.startsWith(CONTROL);
  }

  /**
   * Returns the operations that a fault is for; none if it is for all.
   *
   * @throws IllegalArgumentException if no call can match the fault
   */
  Set<String> check(Fault fault) {
    List<String> wanted = operations(fault);
    Set<String> names = new LinkedHashSet<>();
    wanted.forEach(name -> names.addAll(named(name)));
    List<Row> rows =
        rows().stream().filter(row -> names.isEmpty() || names.contains(row.operation())).toList();
    rows = narrowed(rows, "method", text(fault, "method"), FaultTargets::hasMethod);
    Optional<PathPattern> path = text(fault, "path").map(PathPattern::new);
    rows = narrowed(rows, "path", path, (row, pattern) -> mayMatch(row.path(), pattern));
    if (fault.members().containsKey("app")) {
      rows = kept(rows, Row::isAboutAnApp, "'app' is for operations that are about an app");
    }
    if (fault.members().containsKey("user")) {
      rows =
          kept(
              rows,
              row -> row.route().access().userToken().isPresent(),
              "'user' is for operations that a user calls with a token of its own");
    }
    checkKind(fault, rows);
    return names;
  }

  private void checkKind(Fault fault, List<Row> rows) {
    switch (fault.kind()) {
      case EXPIRED_ACCESS_TOKEN, REFRESH_STORM ->
          kept(
              rows,
              row -> row.route().access().userToken().equals(Optional.of(UserToken.ACCESS)),
              "'" + fault.kind().wireName() + "' is for operations that take an access token");
      case DATABASE_AWAY ->
          kept(
              rows,
              row -> !row.route().isAlwaysPlain(),
              "'database_away' is for operations that may reach data");
      default -> {}
    }
  }

  private interface Matcher<T> {
    boolean matches(Row row, T value);
  }

  private <T> List<Row> narrowed(
      List<Row> rows, String member, Optional<T> value, Matcher<T> matcher) {
    return value.isEmpty()
        ? rows
        : kept(
            rows,
            row -> matcher.matches(row, value.get()),
            "'%s' matches no operation: %s".formatted(member, said(value.get())));
  }

  private static String said(Object value) {
    return value instanceof PathPattern pattern ? pattern.text() : value.toString();
  }

  /** Keeps the rows that a member of the fault lets be. */
  private List<Row> kept(List<Row> rows, Predicate<Row> condition, String rule) {
    List<Row> kept = rows.stream().filter(condition).toList();
    if (kept.isEmpty()) {
      String examples =
          rows().stream()
              .filter(condition)
              .limit(3)
              .map(Row::operation)
              .collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "no call can match: "
              + rule
              + (examples.isEmpty() ? "" : ", such as " + examples)
              + "; the fault is for "
              + rows.stream().limit(3).map(Row::operation).collect(Collectors.joining(", ")));
    }
    return kept;
  }

  private static List<String> operations(Fault fault) {
    return fault.members().get("operation") instanceof List<?> names
        ? names.stream().map(String.class::cast).toList()
        : List.of();
  }

  private List<String> named(String name) {
    if (isControl(name)) {
      throw new IllegalArgumentException(
          "no fault meets the emulator's own API, which has the operation '" + name + "'");
    }
    if (!name.endsWith(ANY)) {
      return List.of(index.check(name));
    }
    String beginning = name.substring(0, name.length() - 1);
    List<String> names =
        rows().stream().map(Row::operation).filter(n -> n.startsWith(beginning)).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "no operation begins with '" + beginning + "'; there are client*, admin* and atlas*");
    }
    return names;
  }

  private List<Row> rows() {
    return apis.stream()
        .flatMap(
            api ->
                api.routes().stream()
                    .filter(route -> !route.operation().isEmpty())
                    .filter(route -> !isControl(route.operation()))
                    .map(
                        route ->
                            new Row(
                                route.operation(),
                                PathTemplate.parse(api.prefix() + route.path()),
                                route)))
        .toList();
  }

  private static Optional<String> text(Fault fault, String member) {
    return Optional.ofNullable((String) fault.members().get(member));
  }

  /** HEAD is answered by the rows of GET. */
  private static boolean hasMethod(Row row, String method) {
    return row.route().method().name().equals(method.equals("HEAD") ? "GET" : method);
  }

  private static boolean mayMatch(PathTemplate template, PathPattern pattern) {
    String[] wanted = pattern.segments();
    List<PathTemplate.Segment> segments = template.segments();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals(PathPattern.REST)) {
        return true;
      }
      if (i >= segments.size()) {
        return false;
      }
      PathTemplate.Segment segment = segments.get(i);
      if (segment.takes() == PathTemplate.Takes.REST) {
        return true;
      }
      boolean literal = segment.takes() == PathTemplate.Takes.LITERAL;
      if (literal && !wanted[i].equals(PathPattern.ONE) && !wanted[i].equals(segment.text())) {
        return false;
      }
    }
    return wanted.length == segments.size();
  }
}
